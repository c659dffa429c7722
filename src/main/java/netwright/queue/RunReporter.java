package netwright.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import netwright.files.Keeping;
import netwright.store.ClaimedRun;
import netwright.store.DatabaseFailed;
import netwright.store.RunDiary;
import netwright.store.RunJournal;
import netwright.store.RunJournal.Entries;
import netwright.training.EpochMetrics;
import netwright.training.Progress;
import netwright.training.StepMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the training thread reports until {@link #flush} writes it, so that training never waits for the
 * database. Until then the {@link RunLog} has it.
 */
final class RunReporter implements Progress {

    /** Percentages tick by; they are shown, not kept. */
    private static final Pattern WATCHED = Pattern.compile(", \\d+ %$");

    private final RunJournal journal;
    private final RunDiary diary;
    private final ClaimedRun run;
    private final RunLog log;
    private final Keeping keeping;
    private volatile boolean cancelled;

    private @Nullable String phase;
    private List<String> phases = new ArrayList<>();
    private List<StepMetrics> steps = new ArrayList<>();
    private List<EpochMetrics> epochs = new ArrayList<>();

    RunReporter(RunJournal journal, RunDiary diary, ClaimedRun run, RunLog log, Keeping keeping) {
        this.journal = journal;
        this.diary = diary;
        this.run = run;
        this.log = log;
        this.keeping = keeping;
    }

    @Override
    public synchronized void phase(String text) {
        phase = text;
        if (!text.isEmpty() && !WATCHED.matcher(text).find()) {
            phases.add(text);
        }
    }

    @Override
    public synchronized void step(StepMetrics metrics) {
        log.add(metrics);
        steps.add(metrics);
    }

    @Override
    public synchronized void epoch(EpochMetrics metrics) {
        log.add(metrics);
        epochs.add(metrics);
    }

    @Override
    public void saved() {
        keeping.saved();
    }

    /** For the run's log alone: what happens beside the training. */
    synchronized void note(String text) {
        phases.add(text);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /** Writes what was reported since the last time; keeps it for the next time when the database is away. */
    void flush() {
        writePhases();
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

    private void writePhases() {
        List<String> lines = takePhases();
        try {
            diary.add(run.id(), lines);
        } catch (DatabaseFailed e) {
            putBackPhases(lines);
            throw e;
        }
    }

    private synchronized List<String> takePhases() {
        List<String> lines = phases;
        phases = new ArrayList<>();
        return lines;
    }

    private synchronized void putBackPhases(List<String> lines) {
        phases.addAll(0, lines);
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
