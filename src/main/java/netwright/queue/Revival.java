package netwright.queue;

import java.time.Duration;
import java.util.UUID;
import netwright.store.DatabaseFailed;
import netwright.store.RunClaims;
import netwright.store.RunClaims.Orphan;
import netwright.store.RunState;
import netwright.store.Workers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes runs back from workers that are gone: into the queue, or, when a run loses one worker after another, failed. */
final class Revival {

    static final int MOST_LOST_WORKERS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private final RunClaims claims;
    private final Workers workers;

    Revival(RunClaims claims, Workers workers) {
        this.claims = claims;
        this.workers = workers;
    }

    /** At the start of a web app that alone has the database: nobody can be training, and it is no run's fault. */
    void releaseAll() {
        claims.running().forEach(orphan -> claims.release(orphan.run(), orphan.worker()));
        claims.settleAll();
        workers.forgetSilentFor(Duration.ZERO);
    }

    /** After a worker was stopped in good order. */
    void release(UUID worker) {
        for (Orphan orphan : claims.heldBy(worker)) {
            claims.release(orphan.run(), orphan.worker());
            claims.settle(orphan.run());
        }
        workers.leave(worker);
    }

    /** After a worker process ended that nobody stopped. */
    void workerDied(UUID worker, int exitCode) {
        for (Orphan orphan : claims.heldBy(worker)) {
            takeBack(orphan, WorkerExit.told(exitCode), WorkerExit.advice(exitCode));
            claims.settle(orphan.run());
        }
        workers.leave(worker);
    }

    /**
     * After nothing was heard for too long of the worker that had picked the run's execution, which is then free or gone.
     * Answers the state of the run, or null where there is no such run any more.
     */
    @Nullable RunState executionDied(UUID run, UUID worker) {
        claims.heldBy(worker).stream()
                .filter(orphan -> orphan.run().equals(run))
                .forEach(orphan -> takeBack(
                        orphan,
                        "has not been heard of for " + RunTask.SILENCE.toSeconds() + " s",
                        "See whether its machine runs and reaches the database."));
        claims.settle(run, worker);
        return claims.state(run).orElse(null);
    }

    /** Workers that said nothing for a minute are taken off the list. */
    void forgetSilent() {
        workers.forgetSilentFor(RunTask.SILENCE.multipliedBy(6));
    }

    boolean isSilent(UUID worker) {
        try {
            return workers.heardWithin(RunTask.SILENCE.multipliedBy(3)).stream()
                    .noneMatch(heard -> heard.id().equals(worker));
        } catch (DatabaseFailed e) {
            LOG.warn("Nothing is known about the workers: {}", e.getMessage());
            return false;
        }
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
