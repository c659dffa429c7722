package netwright.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import netwright.store.DataDirectory;
import netwright.store.OfferedDatabase;
import netwright.store.RunClaims;
import netwright.store.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the web app's own workers last and stops them first, and takes runs back from any worker that is lost. */
@Component
class WorkerProcesses implements SmartLifecycle {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_S = 3;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcesses.class);

    private final DataDirectory files;
    private final OfferedDatabase database;
    private final Revival revival;
    private final List<WorkerProcess> slots;
    private volatile ScheduledExecutorService reaper = stopped();
    private volatile boolean running;
    private volatile Instant lastLook = Instant.now();

    WorkerProcesses(
            DataDirectory files,
            OfferedDatabase database,
            RunClaims claims,
            Workers workers,
            @Value("${netwright.workers:1}") int count,
            @Value("${netwright.worker-main:netwright.cli.Netwright}") String mainClass) {
        this.files = files;
        this.database = database;
        revival = new Revival(claims, workers, SILENCE);
        WorkerCommand command = new WorkerCommand(mainClass, database.address(), files);
        slots = Stream.generate(() -> new WorkerProcess(command, revival))
                .limit(count)
                .toList();
    }

    @Override
    public void start() {
        running = true;
        if (database.isOurs()) {
            revival.releaseAll();
        }
        clearLog();
        slots.forEach(WorkerProcess::start);
        reaper = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("reaper").daemon().unstarted(task));
        reaper.scheduleWithFixedDelay(this::revive, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        reaper.shutdownNow();
        slots.forEach(WorkerProcess::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After a laptop slept every worker seems silent: then they get until the next look. */
    private void revive() {
        Instant before = lastLook;
        lastLook = Instant.now();
        if (Duration.between(before, lastLook).compareTo(SILENCE) > 0) {
            return;
        }
        try {
            revival.reviveSilent();
        } catch (RuntimeException e) {
            LOG.warn("Lost runs could not be looked for: {}", e.getMessage());
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
