package netwright.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.training.DataSetInfo;
import tools.jackson.databind.JsonNode;

/** A short-lived process that trains a few steps on noise, so that what it takes is measured and not guessed. */
public final class MeasuringProcess {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final AskedProcess process;
    private final CompletableFuture<Measurement> result;

    private MeasuringProcess(AskedProcess process) {
        this.process = process;
        this.result = process.answer().thenApply(MeasuringProcess::measurement);
    }

    /** Starts measuring; the answer comes with {@link #result}, which fails with {@link netwright.training.TrainingFailed}. */
    public static MeasuringProcess start(
            Architecture architecture, Recipe recipe, DataSetInfo data, DataDirectory files) {
        return new MeasuringProcess(AskedProcess.start(
                architecture,
                files,
                LONGEST,
                "Try a smaller batch.",
                "measure",
                "--batch=" + recipe.batch(),
                "--optimizer=" + recipe.optimizer().kind().id(),
                "--engine=" + recipe.engine().label(),
                "--device=" + recipe.device(),
                "--train-images=" + data.trainImages(),
                "--test-images=" + data.testImages()));
    }

    public CompletableFuture<Measurement> result() {
        return result;
    }

    public void stop() {
        process.stop();
    }

    private static Measurement measurement(JsonNode json) {
        return new Measurement(
                json.path("secondsPerStep").asDouble(),
                json.path("secondsPerEpoch").asDouble(),
                json.path("memoryBytes").asLong());
    }
}
