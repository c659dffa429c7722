package netwright.queue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netwright.store.ClaimedRun;
import netwright.store.Database;
import netwright.store.DatabaseFailed;
import netwright.store.RunClaims;
import netwright.store.RunJournal;
import netwright.store.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that trains one run after the other until it is stopped. */
public final class Worker {

    private static final long BEAT_EVERY_MS = 2_000;
    private static final long ASK_EVERY_MS = 300;
    private static final long END_WITHIN_MS = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkerOptions options;
    private final RunExecutor executor;
    private final RunClaims claims;
    private final RunJournal journal;
    private final Workers workers;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Worker(WorkerOptions options, RunExecutor executor, Database database) {
        this.options = options;
        this.executor = executor;
        claims = new RunClaims(database);
        journal = new RunJournal(database);
        workers = new Workers(database);
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
            if (!register()) {
                return WorkerExit.DONE;
            }
            Thread.ofPlatform().name("heartbeat").daemon().start(this::beat);
            return trainUntilStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WorkerExit.DONE;
        } finally {
            stop.countDown();
            leave();
            ended.countDown();
        }
    }

    private boolean register() throws InterruptedException {
        while (true) {
            try {
                workers.register(options.id(), host(), ProcessHandle.current().pid(), executor.engines());
                return true;
            } catch (DatabaseFailed e) {
                LOG.warn("The database cannot be reached yet: {}", e.getMessage());
                if (stop.await(1, TimeUnit.SECONDS)) {
                    return false;
                }
            }
        }
    }

    private int trainUntilStopped() throws InterruptedException {
        while (!isStopping()) {
            Optional<ClaimedRun> claimed = claim();
            if (claimed.isEmpty()) {
                stop.await(ASK_EVERY_MS, TimeUnit.MILLISECONDS);
                continue;
            }
            Training training = training(claimed.get());
            if (!training.toTheEnd()) {
                return WorkerExit.ABANDONED;
            }
        }
        return WorkerExit.DONE;
    }

    private Training training(ClaimedRun run) {
        RunLog log = new RunLog(options.files().run(run.id()));
        return new Training(run, journal, claims, log, executor, this::isStopping);
    }

    private Optional<ClaimedRun> claim() throws InterruptedException {
        try {
            return claims.claim(options.id());
        } catch (DatabaseFailed e) {
            LOG.warn("The database did not answer: {}", e.getMessage());
            stop.await(1, TimeUnit.SECONDS);
            return Optional.empty();
        }
    }

    private void beat() {
        try {
            do {
                try {
                    workers.beat(options.id());
                    claims.beat(options.id());
                } catch (DatabaseFailed e) {
                    LOG.warn("No heartbeat could be written: {}", e.getMessage());
                }
            } while (!stop.await(BEAT_EVERY_MS, TimeUnit.MILLISECONDS));
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

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
