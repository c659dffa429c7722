package netwright.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import netwright.store.DataDirectory;
import netwright.store.Database;
import netwright.store.DatabaseClock;
import netwright.store.OfferedDatabase;
import netwright.store.QueueLimits;
import netwright.store.RunClaims;
import netwright.store.RunQueue;
import netwright.store.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the web app's own workers last and stops them first, and watches for executions of workers that are lost. With
 * several web apps on one database, the limits of the one that started last hold.
 */
@Component
class WorkerProcesses implements SmartLifecycle {

    private static final long TICK_EVERY_S = 3;
    private static final int TICKS_PER_CLOCK = 20;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcesses.class);

    private final DataDirectory files;
    private final OfferedDatabase offered;
    private final RunQueue queue;
    private final QueueLimits limits;
    private final Revival revival;
    private final Awake awake = new Awake();
    private final DatabaseClock clock;
    private final Scheduler watcher;
    private final List<WorkerProcess> slots;
    private volatile ScheduledExecutorService housekeeping = stopped();
    private volatile boolean running;
    private volatile int ticks;

    WorkerProcesses(
            DataDirectory files,
            Database database,
            OfferedDatabase offered,
            RunQueue queue,
            RunClaims claims,
            Workers workers,
            @Value("${netwright.workers:1}") int count,
            @Value("${netwright.worker-main:netwright.cli.Netwright}") String mainClass,
            @Value("${netwright.queue.running-each:0}") int runningEach,
            @Value("${netwright.queue.waiting-each:200}") int waitingEach) {
        this.files = files;
        this.offered = offered;
        this.queue = queue;
        limits = new QueueLimits(runningEach, waitingEach);
        revival = new Revival(claims, workers);
        clock = new DatabaseClock(database);
        watcher = new RunTask(database, clock, revival, awake).watcher();
        WorkerCommand command = new WorkerCommand(mainClass, offered.address(), files);
        slots = Stream.generate(() -> new WorkerProcess(command, revival))
                .limit(count)
                .toList();
    }

    @Override
    public void start() {
        running = true;
        clock.set();
        queue.limit(limits);
        if (offered.isOurs()) {
            revival.releaseAll();
        }
        clearLog();
        slots.forEach(WorkerProcess::start);
        watcher.start();
        housekeeping = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("housekeeping").daemon().unstarted(task));
        housekeeping.scheduleWithFixedDelay(this::tick, TICK_EVERY_S, TICK_EVERY_S, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        housekeeping.shutdownNow();
        watcher.stop();
        slots.forEach(WorkerProcess::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tick() {
        awake.tick();
        if (++ticks % TICKS_PER_CLOCK == 0) {
            clock.set();
        }
        try {
            if (awake.longEnough()) {
                revival.forgetSilent();
            }
        } catch (RuntimeException e) {
            LOG.warn("Silent workers could not be looked for: {}", e.getMessage());
        }
    }

    private void clearLog() {
        try {
            Files.deleteIfExists(files.workerLog());
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory cannot be written: " + files.workerLog(), e);
        }
    }

    private static ScheduledExecutorService stopped() {
        ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
        none.shutdown();
        return none;
    }
}
