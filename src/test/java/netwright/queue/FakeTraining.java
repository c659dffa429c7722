package netwright.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import netwright.recipe.EngineName;
import netwright.store.ClaimedRun;
import netwright.store.DataDirectory;
import netwright.training.Devices;
import netwright.training.EpochMetrics;
import netwright.training.Progress;
import netwright.training.StepMetrics;
import netwright.training.TrainingFailed;
import netwright.training.TrainingOutcome;
import netwright.training.TrainingOutcome.End;

/**
 * Trains nothing, 20 steps an epoch, with a checkpoint after each epoch, and pauses where it is asked to. The run's name says how it behaves:
 * {@code plain}, {@code slow} (20 ms a step), {@code hang} (deaf to cancel), {@code deadly} (ends its process at
 * step 25 as the system would), {@code bad} (fails), {@code buggy} (throws what nobody expects). In a sweep that is the
 * network's name, the learning rate is the top-1 that comes out, and above 1 it diverges.
 */
final class FakeTraining implements RunExecutor {

    static final int STEPS_AN_EPOCH = 20;

    private final DataDirectory files;

    FakeTraining(DataDirectory files) {
        this.files = files;
    }

    @Override
    public TrainingOutcome execute(ClaimedRun run, Progress progress) {
        Path checkpoint = files.run(run.id()).resolve("epoch");
        List<EpochMetrics> epochs = new ArrayList<>();
        int steps = run.recipe().epochs() * STEPS_AN_EPOCH;
        String behaviour = run.name().split(" · ")[0];
        double rate = run.recipe().optimizer().learningRate();
        int last = run.untilEpoch() * STEPS_AN_EPOCH;
        progress.phase("Training");
        for (int step = epochsIn(checkpoint) * STEPS_AN_EPOCH + 1; step <= last; step++) {
            if (progress.cancelled() && !behaviour.equals("hang")) {
                return outcome(End.CANCELLED, epochs);
            }
            act(behaviour, step);
            if (rate > 1) {
                throw new TrainingFailed("The loss is not a number any more.");
            }
            int epoch = (step - 1) / STEPS_AN_EPOCH + 1;
            progress.step(new StepMetrics(step, steps, epoch, 1.0 / step, 0.5, 100, 0.01));
            if (step % STEPS_AN_EPOCH == 0) {
                EpochMetrics metrics = new EpochMetrics(epoch, 1, 0.5, 1, rate, 1, 100, 1);
                epochs.add(metrics);
                write(checkpoint, epoch);
                progress.epoch(metrics);
            }
        }
        if (last < steps) {
            return outcome(End.PAUSED, epochs);
        }
        end(checkpoint.resolveSibling("ends"));
        return outcome(End.COMPLETED, epochs);
    }

    /** A line for each time that the run was trained to its end. */
    private static void end(Path ends) {
        try {
            Files.createDirectories(ends.getParent());
            Files.writeString(ends, "end\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Devices.Available> engines() {
        Devices.Device cpu = new Devices.Device("cpu", "CPU, 2 cores");
        return List.of(new Devices.Available(EngineName.MXNET, "1.0", List.of(cpu)));
    }

    private static void act(String behaviour, int step) {
        switch (behaviour) {
            case "plain" -> pause(1);
            case "slow" -> pause(20);
            case "hang" -> pause(step < 5 ? 1 : 3_600_000);
            case "deadly" -> {
                if (step == 25) {
                    Runtime.getRuntime().halt(137);
                }
            }
            case "bad" -> throw new TrainingFailed("The loss is not a number. Try a smaller learning rate.");
            default -> throw new IllegalStateException("nobody thought of " + behaviour);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int epochsIn(Path checkpoint) {
        try {
            return Files.exists(checkpoint) ? Integer.parseInt(Files.readString(checkpoint)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path checkpoint, int epoch) {
        try {
            Files.createDirectories(checkpoint.getParent());
            Files.writeString(checkpoint, String.valueOf(epoch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingOutcome outcome(End end, List<EpochMetrics> epochs) {
        return new TrainingOutcome(
                end,
                "Fake 1.0",
                "cpu",
                "0".repeat(64),
                List.of("a", "b"),
                epochs,
                new int[][] {{1, 0}, {0, 1}},
                List.of(),
                1);
    }
}
