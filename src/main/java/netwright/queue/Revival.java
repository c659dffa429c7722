package netwright.queue;

import java.time.Duration;
import java.util.UUID;
import netwright.store.DatabaseFailed;
import netwright.store.RunClaims;
import netwright.store.RunClaims.Orphan;
import netwright.store.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes runs back from workers that are gone: into the queue, or, when a run loses one worker after another, failed. */
final class Revival {

    static final int MOST_LOST_WORKERS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private final RunClaims claims;
    private final Workers workers;
    private final Duration silence;

    /**
     * @param silence how long a worker may be unheard of; it says that it lives every two seconds
     */
    Revival(RunClaims claims, Workers workers, Duration silence) {
        this.claims = claims;
        this.workers = workers;
        this.silence = silence;
    }

    /** At the start of a web app that alone has the database: nobody can be training, and it is no run's fault. */
    void releaseAll() {
        claims.running().forEach(orphan -> claims.release(orphan.run(), orphan.worker()));
        workers.forgetSilentFor(Duration.ZERO);
    }

    /** After a worker was stopped in good order. */
    void release(UUID worker) {
        claims.heldBy(worker).forEach(orphan -> claims.release(orphan.run(), orphan.worker()));
        workers.leave(worker);
    }

    /** After a worker process ended that nobody stopped. */
    void workerDied(UUID worker, int exitCode) {
        for (Orphan orphan : claims.heldBy(worker)) {
            takeBack(orphan, WorkerExit.told(exitCode), WorkerExit.advice(exitCode));
        }
        workers.leave(worker);
    }

    boolean isSilent(UUID worker) {
        try {
            return workers.heardWithin(silence.multipliedBy(3)).stream()
                    .noneMatch(heard -> heard.id().equals(worker));
        } catch (DatabaseFailed e) {
            LOG.warn("Nothing is known about the workers: {}", e.getMessage());
            return false;
        }
    }

    /** From time to time: a worker on another machine may be gone without anybody here being told. */
    void reviveSilent() {
        for (Orphan orphan : claims.silentFor(silence)) {
            takeBack(
                    orphan,
                    "has not been heard of for " + silence.toSeconds() + " s",
                    "See whether its machine runs and reaches the database.");
        }
        workers.forgetSilentFor(silence.multipliedBy(6));
    }

    private void takeBack(Orphan orphan, String what, String advice) {
        int lost = orphan.attempts() + 1;
        if (orphan.cancelRequested()) {
            claims.cancel(orphan.run(), orphan.worker());
        } else if (lost < MOST_LOST_WORKERS) {
            LOG.info("The worker {}; run {} goes back into the queue.", what, orphan.run());
            claims.revive(orphan, "The worker " + what + ". The run goes on from its last checkpoint.");
        } else {
            LOG.warn("Run {} has lost {} workers and is given up.", orphan.run(), lost);
            claims.fail(
                    orphan.run(),
                    orphan.worker(),
                    "The worker was lost " + lost + " times while training this run; the last time it " + what + ". "
                            + advice);
        }
    }
}
