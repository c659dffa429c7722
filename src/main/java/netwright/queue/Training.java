package netwright.queue;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import netwright.files.Keeping;
import netwright.files.RunFiles;
import netwright.files.StoreFailed;
import netwright.recipe.Transfer;
import netwright.store.ClaimedRun;
import netwright.store.DatabaseFailed;
import netwright.store.RunClaims;
import netwright.store.RunDiary;
import netwright.store.RunJournal;
import netwright.store.RunJournal.Standing;
import netwright.training.TrainingFailed;
import netwright.training.TrainingOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run in a worker's hands: trained on a thread of its own, watched from the worker's. */
final class Training {

    /** A person waits at most two seconds: the look at the flag, this, and some room. */
    private static final Duration GRACE = Duration.ofMillis(1_300);

    private static final Duration UPLOAD_WHEN_CANCELLED = Duration.ofMillis(700);

    private static final long LOOK_EVERY_MS = 250;
    private static final int LOOKS_PER_FLUSH = 2;
    private static final int TRIES_TO_WRITE_THE_END = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    private final ClaimedRun run;
    private final RunJournal journal;
    private final RunClaims claims;
    private final RunLog log;
    private final BooleanSupplier stopping;
    private final RunFiles files;
    private final Keeping keeping;
    private final RunReporter reporter;
    private final Thread thread;

    private volatile @Nullable TrainingOutcome outcome;
    private volatile @Nullable Throwable failure;

    /**
     * @param stopping true when the worker itself has to end
     */
    Training(
            ClaimedRun run,
            RunJournal journal,
            RunClaims claims,
            RunDiary diary,
            RunLog log,
            RunFiles files,
            RunExecutor executor,
            BooleanSupplier stopping) {
        this.run = run;
        this.journal = journal;
        this.claims = claims;
        this.stopping = stopping;
        this.log = log;
        this.files = files;
        keeping = files.keep(run.id(), this::note);
        reporter = new RunReporter(journal, diary, run, log, keeping);
        thread = Thread.ofPlatform().name("training").daemon().unstarted(() -> train(executor));
    }

    /** Trains to an end and writes it down. False when the training thread does not stop: the process has to go. */
    boolean toTheEnd() throws InterruptedException {
        thread.start();
        Standing standing = watch();
        if (standing != Standing.GO_ON) {
            reporter.cancel();
            thread.join(GRACE);
        }
        boolean ended = !thread.isAlive();
        if (standing != Standing.LOST) {
            persistently(() -> writeEnd(standing, ended));
        }
        return ended;
    }

    /** The checkpoint may be ahead of the database when both were cut off; the log beside it is not behind. */
    private boolean catchUp() {
        RunJournal.Entries missing = log.after(journal.lastStep(run));
        return missing.isEmpty() || journal.record(run, missing);
    }

    /** Until training is over, or should be. A worker that has to stop gives up its run as if it were lost. */
    private Standing watch() throws InterruptedException {
        for (int look = 1; !thread.join(Duration.ofMillis(LOOK_EVERY_MS)); look++) {
            if (stopping.getAsBoolean()) {
                return Standing.CANCEL;
            }
            try {
                if (look % LOOKS_PER_FLUSH == 0) {
                    reporter.flush();
                }
                Standing standing = journal.standing(run);
                if (standing != Standing.GO_ON) {
                    return standing;
                }
            } catch (DatabaseFailed e) {
                LOG.warn("The database did not answer, training goes on: {}", e.getMessage());
            }
        }
        return Standing.GO_ON;
    }

    private boolean writeEnd(Standing standing, boolean ended) {
        reporter.flush();
        TrainingOutcome result = outcome;
        Throwable problem = failure;
        if (result != null && result.end() != TrainingOutcome.End.CANCELLED) {
            return journal.finish(run, result);
        }
        if (stopping.getAsBoolean()) {
            return claims.release(run.id(), run.worker());
        }
        if (standing == Standing.CANCEL) {
            return ended && result != null ? journal.finish(run, result) : claims.cancel(run.id(), run.worker());
        }
        if (problem != null) {
            return claims.fail(run.id(), run.worker(), reason(problem));
        }
        return result != null && journal.finish(run, result);
    }

    private void train(RunExecutor executor) {
        try (keeping) {
            keeping.takeUp(reporter::cancelled);
            fetchBackbone();
            persistently(this::catchUp);
            TrainingOutcome result = executor.execute(run, reporter);
            keep();
            outcome = result;
        } catch (TrainingFailed e) {
            failure = e;
        } catch (Throwable e) {
            LOG.error("Run {} failed unexpectedly.", run.id(), e);
            failure = e;
        }
    }

    /** Waits for the upload of the last checkpoint; of a run that has to stop, as long as nobody notices. */
    private void keep() {
        long end = System.nanoTime() + UPLOAD_WHEN_CANCELLED.toNanos();
        keeping.finish(() -> reporter.cancelled() && System.nanoTime() > end);
    }

    /** Weights that this run begins with may have been trained on another machine. */
    private void fetchBackbone() {
        if (run.recipe().transfer() instanceof Transfer transfer) {
            transfer.run().ifPresent(this::fetchBackbone);
        }
    }

    private void fetchBackbone(UUID from) {
        try {
            files.fetch(from);
        } catch (StoreFailed e) {
            note("The weights of run " + from + " could not be looked for. " + e.getMessage());
        }
    }

    private void note(String text) {
        reporter.note(text);
    }

    private static String reason(Throwable problem) {
        return switch (problem) {
            case TrainingFailed told -> told.getMessage();
            case OutOfMemoryError e ->
                "The worker ran out of Java memory (" + e.getMessage() + "). Try a smaller batch or smaller images.";
            default ->
                "Training stopped on an unexpected error: " + problem
                        + ". worker.log in the data directory has the details.";
        };
    }

    /** The end of a run is worth some patience. A database that stays away takes the run back itself. */
    private void persistently(Supplier<Boolean> writing) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                if (!writing.get()) {
                    LOG.warn("Run {} is no longer this worker's; what it found is dropped.", run.id());
                }
                return;
            } catch (DatabaseFailed e) {
                if (tries == TRIES_TO_WRITE_THE_END || stopping.getAsBoolean()) {
                    LOG.error("The end of run {} could not be written.", run.id(), e);
                    return;
                }
                Thread.sleep(1_000);
            }
        }
    }
}
