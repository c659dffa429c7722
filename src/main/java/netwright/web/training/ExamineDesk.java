package netwright.web.training;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.queue.Examining;
import netwright.store.DataDirectory;
import netwright.store.Examinations;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.training.Crops;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.DataSets;
import netwright.training.Examined.Part;
import netwright.training.TrainingFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has finished runs examined, one at a time, whether or not somebody stays on the page, and keeps what comes out. */
@Component
class ExamineDesk {

    /** What is examined, and of which run. */
    record Subject(UUID run, Part part) {}

    /**
     * Where an examination stands.
     *
     * @param going whether it goes on, or waits for another one
     * @param news how far it has come; null before anything was heard
     * @param since when the first image was looked at; null before
     * @param problem why it failed, or empty
     */
    record State(
            boolean going,
            Examining.@Nullable News news,
            @Nullable Instant since,
            String problem) {

        /** Of what is left, at the pace so far; empty where nothing can be said yet. */
        Optional<Duration> left(Instant now) {
            if (news == null || since == null || news.done() == 0) {
                return Optional.empty();
            }
            double seconds = Duration.between(since, now).toMillis() / 1000.0;
            return Optional.of(Duration.ofSeconds(Math.round(seconds * (news.all() - news.done()) / news.done())));
        }
    }

    private static final class Job {
        volatile State state = new State(true, null, null, "");
        volatile boolean cancelled;
        volatile @Nullable Examining process;
    }

    private final Runs runs;
    private final Examinations examinations;
    private final DataDirectory files;
    private final Map<Subject, Job> jobs = new ConcurrentHashMap<>();
    private final Semaphore turn = new Semaphore(1, true);

    ExamineDesk(Runs runs, Examinations examinations, DataDirectory files) {
        this.runs = runs;
        this.examinations = examinations;
        this.files = files;
    }

    /** Empty when nothing goes on, and nothing failed since. */
    Optional<State> state(Subject subject) {
        return Optional.ofNullable(jobs.get(subject)).map(job -> job.state);
    }

    Optional<Examinations.Kept> kept(Subject subject) {
        return examinations.find(subject.run(), subject.part());
    }

    /** Whether the run's images keep their meaning when they are mirrored, as most do whose maker does not say. */
    boolean keepsMirrored(Run run, Architecture architecture) {
        try {
            DataSetInfo info =
                    new DataSets(files.dataSets()).describe(run.recipe().data(), architecture.input());
            return !Boolean.FALSE.equals(info.traits().mirror());
        } catch (DataSetFailed notHere) {
            return true;
        }
    }

    /** Whether anything is being trained, which makes both slower. */
    boolean training() {
        return !runs.listInState(RunState.RUNNING, 1).isEmpty();
    }

    /**
     * Begins when no other run is being examined. Does nothing when the same is asked already.
     *
     * @param images at most so many, 0 for all
     */
    void examine(Run run, Part part, int images, Crops crops) {
        Subject subject = new Subject(run.id(), part);
        Job job = new Job();
        Job there = jobs.compute(subject, (key, before) -> before != null && before.state.going() ? before : job);
        if (there == job) {
            Examining.Question question = new Examining.Question(run.id(), part, images, crops);
            Thread.ofVirtual().name("examining").start(() -> work(subject, job, run, question));
        }
    }

    void cancel(Subject subject) {
        Job job = jobs.remove(subject);
        if (job != null) {
            job.cancelled = true;
            Examining process = job.process;
            if (process != null) {
                process.stop().run();
            }
        }
    }

    private void work(Subject subject, Job job, Run run, Examining.Question question) {
        try {
            await(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (!job.cancelled) {
                examine(job, run, question);
                jobs.remove(subject, job);
            }
        } catch (TrainingFailed e) {
            job.state = new State(false, null, null, String.valueOf(e.getMessage()));
        } finally {
            turn.release();
            if (job.state.going()) {
                job.state = new State(false, null, null, "It ended unexpectedly. Try it again.");
            }
        }
    }

    /** Two at a time would only slow each other down, and each takes memory. */
    private void await(Job job) throws InterruptedException {
        if (!turn.tryAcquire()) {
            job.state = told(job.state, new Examining.News("Waiting until another examination is over", 0, 0));
            turn.acquire();
            job.state = new State(true, null, null, "");
        }
    }

    private void examine(Job job, Run run, Examining.Question question) {
        Examining process = Examining.start(
                question,
                ArchitectureJson.read(runs.document(run.id())),
                run.recipe(),
                files,
                news -> job.state = told(job.state, news));
        job.process = process;
        if (job.cancelled) {
            process.stop().run();
        }
        try {
            examinations.keep(run.id(), process.result().join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof TrainingFailed why
                    ? why
                    : new TrainingFailed("It failed: " + e.getCause(), e);
        } catch (CancellationException e) {
            throw new TrainingFailed("It was ended from outside. Try it again.", e);
        }
    }

    private static State told(State before, Examining.News news) {
        Instant since = before.since() == null && news.all() > 0 ? Instant.now() : before.since();
        return new State(true, news, since, "");
    }
}
