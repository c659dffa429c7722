package netwright.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import netwright.store.RunJournal.Entries;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingFailed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file beside a run's checkpoint with everything it reported, a line each, written before the trainer goes on. The
 * database gets the same a little later; if it, or the worker, dies in between, the next worker fills the gap from here.
 */
final class RunLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STEP = "step ";
    private static final String EPOCH = "epoch ";

    private final Path file;

    RunLog(Path folder) {
        file = folder.resolve("progress.log");
    }

    void add(StepMetrics step) {
        append(STEP + JSON.writeValueAsString(step));
    }

    void add(EpochMetrics epoch) {
        append(EPOCH + JSON.writeValueAsString(epoch));
    }

    /** All epochs, and the steps after the given one; of what was done twice, the later. */
    Entries after(int lastStep) {
        TreeMap<Integer, StepMetrics> steps = new TreeMap<>();
        TreeMap<Integer, EpochMetrics> epochs = new TreeMap<>();
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(line -> read(line, steps, epochs));
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        return new Entries(null, List.copyOf(steps.tailMap(lastStep, false).values()), List.copyOf(epochs.values()));
    }

    /** The last line may be cut off, and then counts for nothing: its step is done again. */
    private static void read(String line, TreeMap<Integer, StepMetrics> steps, TreeMap<Integer, EpochMetrics> epochs) {
        try {
            if (line.startsWith(STEP)) {
                StepMetrics step = JSON.readValue(line.substring(STEP.length()), StepMetrics.class);
                steps.put(step.step(), step);
            } else if (line.startsWith(EPOCH)) {
                EpochMetrics epoch = JSON.readValue(line.substring(EPOCH.length()), EpochMetrics.class);
                epochs.put(epoch.epoch(), epoch);
            }
        } catch (JacksonException cutOff) {
            return;
        }
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private TrainingFailed unusable(IOException e) {
        return new TrainingFailed(
                "The run's folder cannot be used (" + e.getMessage() + "). Check that the disk has room and that "
                        + file.getParent() + " can be written, then train again.",
                e);
    }
}
