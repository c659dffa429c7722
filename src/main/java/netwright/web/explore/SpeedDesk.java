package netwright.web.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.queue.SpeedProcess;
import netwright.recipe.EngineName;
import netwright.store.DataDirectory;
import netwright.store.Speeds;
import netwright.training.Stopwatch;
import netwright.training.TrainingFailed;
import netwright.web.Numbers;
import netwright.web.workspace.PresetShelf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures networks on this machine, one after another, for all pages at once: two at a time would slow each other down. */
@Component
class SpeedDesk {

    /** One image at a time, as when a network answers somebody who waits. */
    static final int BATCH = 1;

    /** @param key what its measurements are kept under */
    record Job(String title, Architecture architecture, Analysis analysis, String key) {
        static Job of(String title, Architecture architecture, Analysis analysis) {
            return new Job(title, architecture, analysis, Speeds.key(architecture));
        }
    }

    /**
     * How far a measuring has come.
     *
     * @param current what is being measured, or empty
     * @param skipped why some were not measured, a sentence each
     */
    record State(boolean running, int done, int total, String current, List<String> skipped) {
        static final State IDLE = new State(false, 0, 0, "", List.of());
    }

    private final DataDirectory files;
    private final Speeds speeds;
    private final Map<String, Job> presets = new ConcurrentHashMap<>();
    private volatile State state = State.IDLE;
    private volatile boolean cancelled;
    private volatile @Nullable SpeedProcess process;

    SpeedDesk(DataDirectory files, Speeds speeds) {
        this.files = files;
        this.speeds = speeds;
    }

    State state() {
        return state;
    }

    /** The measurements on an engine, by {@link Job#key}. */
    Map<String, Speeds.Measured> measured(EngineName engine) {
        return speeds.on(engine);
    }

    /** A preset's job; its key is worked out once. */
    Job job(PresetShelf.Item item) {
        return presets.computeIfAbsent(
                item.preset().id(),
                id -> Job.of(item.preset().title(), item.preset().architecture(), item.analysis()));
    }

    /** Starts in the background, the cheapest first. Answers false when another measuring is going on. */
    synchronized boolean measure(List<Job> jobs, EngineName engine) {
        if (state.running()) {
            return false;
        }
        cancelled = false;
        List<Job> order = jobs.stream()
                .sorted(Comparator.comparingLong(
                        job -> job.analysis().totals().cost().macs()))
                .toList();
        state = new State(true, 0, order.size(), "", List.of());
        Thread.ofVirtual().name("speeds").start(() -> run(order, engine));
        return true;
    }

    void cancel() {
        cancelled = true;
        SpeedProcess running = process;
        if (running != null) {
            running.stop();
        }
    }

    private void run(List<Job> jobs, EngineName engine) {
        List<String> skipped = new ArrayList<>();
        int done = 0;
        try {
            for (Job job : jobs) {
                if (cancelled) {
                    break;
                }
                state = new State(true, done, jobs.size(), job.title(), List.copyOf(skipped));
                one(job, engine, reason -> skipped.add(job.title() + ": " + reason));
                done++;
            }
        } finally {
            state = new State(false, done, jobs.size(), "", List.copyOf(skipped));
        }
    }

    private void one(Job job, EngineName engine, Consumer<String> skip) {
        long needed = Stopwatch.bytes(job.analysis(), BATCH);
        long free = freeMemory();
        if (needed > free) {
            skip.accept("a pass needs about %s of memory, %s are free."
                    .formatted(Numbers.bytes(needed), Numbers.bytes(free)));
            return;
        }
        try {
            SpeedProcess started = SpeedProcess.start(job.architecture(), engine, BATCH, files);
            process = started;
            if (cancelled) {
                started.stop();
            }
            speeds.keep(job.key(), engine, started.result().join());
        } catch (CompletionException | TrainingFailed e) {
            if (!cancelled) {
                skip.accept(e.getCause() instanceof TrainingFailed why ? why.getMessage() : e.getMessage());
            }
        } finally {
            process = null;
        }
    }

    /** What the kernel would give without swapping; unknown elsewhere, so no limit there. */
    private static long freeMemory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> 1024 * Long.parseLong(kilobytes))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
