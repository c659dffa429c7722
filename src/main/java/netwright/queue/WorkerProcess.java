package netwright.queue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one worker process alive: starts it, and another one whenever it ends, more slowly the faster they end. */
final class WorkerProcess {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LIVED_WELL = Duration.ofMinutes(1);
    private static final Duration START_WITHIN = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_S = 5;
    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private final WorkerCommand command;
    private final Revival revival;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread keeper =
            Thread.ofPlatform().name("worker-keeper").daemon().unstarted(this::keep);
    private volatile @Nullable Process current;

    WorkerProcess(WorkerCommand command, Revival revival) {
        this.command = command;
        this.revival = revival;
    }

    void start() {
        keeper.start();
    }

    /** Asks the worker to end and waits for it; its run is in the queue again afterwards. */
    void stop() {
        stop.countDown();
        endCurrent();
        try {
            keeper.join(END_WITHIN.plusSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        Duration wait = FIRST_WAIT;
        try {
            while (stop.getCount() > 0) {
                Instant started = Instant.now();
                int code = runOne();
                boolean well = Duration.between(started, Instant.now()).compareTo(LIVED_WELL) > 0;
                wait = well || code == WorkerExit.ABANDONED ? FIRST_WAIT : wait;
                stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
                wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int runOne() throws InterruptedException {
        UUID id = UUID.randomUUID();
        Process process;
        try {
            process = command.process(id).start();
        } catch (IOException e) {
            LOG.error("No worker can be started: {}", e.getMessage());
            return -1;
        }
        current = process;
        if (stop.getCount() == 0) {
            endCurrent();
        }
        int code = waitFor(process, id);
        settle(id, code);
        return code;
    }

    /** A process may hang on its way out, in native code: it has said nothing for long then, and is killed. */
    private int waitFor(Process process, UUID worker) throws InterruptedException {
        Instant patience = Instant.now().plus(START_WITHIN);
        while (!process.waitFor(LOOK_EVERY_S, TimeUnit.SECONDS)) {
            if (Instant.now().isAfter(patience) && revival.isSilent(worker)) {
                LOG.warn("A worker says nothing any more and is killed.");
                process.destroyForcibly();
            }
        }
        return process.exitValue();
    }

    private void settle(UUID worker, int code) {
        try {
            if (stop.getCount() == 0 || WorkerExit.wasAsked(code)) {
                revival.release(worker);
            } else {
                LOG.warn("A worker {}. Another one is started.", WorkerExit.told(code));
                revival.workerDied(worker, code);
            }
        } catch (RuntimeException e) {
            LOG.error("The runs of a lost worker stay with it until its silence is noticed.", e);
        }
    }

    private void endCurrent() {
        Process process = current;
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
