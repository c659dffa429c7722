package netwright.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netwright.files.RunFiles;
import netwright.recipe.DeviceNames;
import netwright.store.ClaimedRun;
import netwright.store.Database;
import netwright.store.DatabaseClock;
import netwright.store.DatabaseFailed;
import netwright.store.RunClaims;
import netwright.store.RunDiary;
import netwright.store.RunJournal;
import netwright.store.Workers;
import netwright.training.Devices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that trains runs until it is stopped, one at a time on each of its slots. */
public final class Worker {

    private static final long END_WITHIN_MS = 4_000;
    private static final int BEATS_PER_CLOCK = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkerOptions options;
    private final RunExecutor executor;
    private final Database database;
    private final RunClaims claims;
    private final RunJournal journal;
    private final RunDiary diary;
    private final Workers workers;
    private final DatabaseClock clock;
    private final RunFiles files;
    private final Awake awake = new Awake();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exit = WorkerExit.DONE;

    private Worker(WorkerOptions options, RunExecutor executor, Database database) {
        this.options = options;
        this.executor = executor;
        this.database = database;
        claims = new RunClaims(database);
        journal = new RunJournal(database);
        diary = new RunDiary(database);
        workers = new Workers(database);
        clock = new DatabaseClock(database);
        files = options.files().runFiles();
    }

    /** Works as {@link #run(WorkerOptions, RunExecutor)} does, training with DJL. */
    public static int run(WorkerOptions options) {
        return run(options, new DjlExecutor(options.files()));
    }

    /**
     * Works until the process is stopped, or until a supervised one loses its parent. Answers the exit code, with which
     * the caller should end the process at once: native code may still be running.
     */
    public static int run(WorkerOptions options, RunExecutor executor) {
        try (Database database = Database.at(options.database())) {
            return new Worker(options, executor, database).work();
        }
    }

    private int work() {
        if (options.supervised()) {
            Thread.ofPlatform().name("parent").daemon().start(this::stopWithParent);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        try {
            List<Devices.Available> engines = executor.engines();
            Slots slots = Slots.of(engines, options.slots());
            if (register(engines, slots)) {
                files.sendLeftovers();
                Thread.ofPlatform().name("heartbeat").daemon().start(() -> beat(engines, slots));
                train(slots);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop.countDown();
            leave();
            ended.countDown();
        }
        return exit;
    }

    private boolean register(List<Devices.Available> engines, Slots slots) throws InterruptedException {
        while (true) {
            try {
                enter(engines, slots);
                clock.set();
                return true;
            } catch (DatabaseFailed e) {
                LOG.warn("The database cannot be reached yet: {}", e.getMessage());
                if (stop.await(1, TimeUnit.SECONDS)) {
                    return false;
                }
            }
        }
    }

    private void enter(List<Devices.Available> engines, Slots slots) {
        long pid = ProcessHandle.current().pid();
        workers.register(options.id(), Host.NAME, pid, engines, slots.devices(), Host.versions());
    }

    private void train(Slots slots) throws InterruptedException {
        RunTask task = new RunTask(database, clock, new Revival(claims, workers), awake);
        Scheduler scheduler = task.scheduler(
                options.id(),
                slots.devices().size(),
                slots::offer,
                (run, context) -> execute(UUID.fromString(run.getId()), slots));
        scheduler.start();
        try {
            stop.await();
        } finally {
            stop.countDown();
            scheduler.stop();
        }
    }

    /** One run, on one of the scheduler's threads. */
    private CompletionHandler<Void> execute(UUID run, Slots slots) {
        Optional<String> device = claims.demand(run).flatMap(slots::take);
        try {
            Optional<ClaimedRun> claimed =
                    isStopping() ? Optional.empty() : device.flatMap(slot -> claims.claim(run, options.id(), slot));
            if (claimed.isPresent()) {
                diary.add(
                        run,
                        List.of("Taken by the worker on " + Host.NAME + ", "
                                + String.join(", ", DeviceNames.each(device.orElseThrow())) + "."));
                if (!training(claimed.get()).toTheEnd()) {
                    exit = WorkerExit.ABANDONED;
                    stop.countDown();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            device.ifPresent(slots::giveBack);
        }
        return (done, operations) -> claims.settle(run, options.id());
    }

    private Training training(ClaimedRun run) {
        RunLog log = new RunLog(options.files().run(run.id()));
        return new Training(run, journal, claims, diary, log, files, executor, this::isStopping);
    }

    private void beat(List<Devices.Available> engines, Slots slots) {
        try {
            for (int beats = 1; !stop.await(RunTask.BEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS); beats++) {
                awake.tick();
                try {
                    if (!workers.beat(options.id(), Host.load())) {
                        enter(engines, slots);
                    }
                    if (beats % BEATS_PER_CLOCK == 0) {
                        clock.set();
                    }
                } catch (DatabaseFailed e) {
                    LOG.warn("No heartbeat could be written: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try {
            workers.leave(options.id());
        } catch (DatabaseFailed e) {
            LOG.debug("The database was gone first.", e);
        }
    }

    /** The parent holds the other end of standard input and never writes: its end is the parent's. */
    private void stopWithParent() {
        try {
            while (System.in.read() >= 0) {
                LOG.debug("Standard input is not read.");
            }
        } catch (IOException e) {
            LOG.debug("Standard input broke, as when the parent is gone.", e);
        }
        stopAndWait();
        Runtime.getRuntime().halt(WorkerExit.DONE);
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            ended.await(END_WITHIN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }
}
