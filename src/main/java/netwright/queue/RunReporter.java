package netwright.queue;

import java.util.ArrayList;
import java.util.List;
import netwright.store.ClaimedRun;
import netwright.store.DatabaseFailed;
import netwright.store.RunJournal;
import netwright.store.RunJournal.Entries;
import netwright.training.EpochMetrics;
import netwright.training.Progress;
import netwright.training.StepMetrics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what the training thread reports until {@link #flush} writes it, so that steps never wait for the database.
 * The end of an epoch does: a trainer saves its checkpoint after it, and a run that goes on from there would otherwise
 * lack the steps that were not written yet.
 */
final class RunReporter implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(RunReporter.class);

    private final RunJournal journal;
    private final ClaimedRun run;
    private final Object writing = new Object();
    private volatile boolean cancelled;

    private @Nullable String phase;
    private List<StepMetrics> steps = new ArrayList<>();
    private List<EpochMetrics> epochs = new ArrayList<>();

    RunReporter(RunJournal journal, ClaimedRun run) {
        this.journal = journal;
        this.run = run;
    }

    @Override
    public synchronized void phase(String text) {
        phase = text;
    }

    @Override
    public synchronized void step(StepMetrics metrics) {
        steps.add(metrics);
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        add(metrics);
        while (!written()) {
            if (cancelled) {
                throw new IllegalStateException("The worker ends before the epoch could be written down.");
            }
            pause();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    private synchronized void add(EpochMetrics metrics) {
        epochs.add(metrics);
    }

    private boolean written() {
        try {
            flush();
            return true;
        } catch (DatabaseFailed e) {
            LOG.warn("Training waits for the database: {}", e.getMessage());
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database.", e);
        }
    }

    /** Writes what was reported since the last time; keeps it for the next time when the database is away. */
    void flush() {
        synchronized (writing) {
            Entries news = take();
            if (news.isEmpty()) {
                return;
            }
            try {
                journal.record(run, news);
            } catch (DatabaseFailed e) {
                putBack(news);
                throw e;
            }
        }
    }

    private synchronized Entries take() {
        Entries news = new Entries(phase, steps, epochs);
        phase = null;
        steps = new ArrayList<>();
        epochs = new ArrayList<>();
        return news;
    }

    private synchronized void putBack(Entries news) {
        phase = phase == null ? news.phase() : phase;
        steps.addAll(0, news.steps());
        epochs.addAll(0, news.epochs());
    }
}
