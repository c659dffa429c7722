package netwright.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.training.DataSetInfo;
import netwright.training.TrainingFailed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A short-lived process that trains a few steps on noise, so that what it takes is measured and not guessed. */
public final class MeasuringProcess {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final CompletableFuture<Measurement> result = new CompletableFuture<>();

    private MeasuringProcess(Process process) {
        this.process = process;
    }

    /** Starts measuring; the answer comes with {@link #result}, which fails with {@link TrainingFailed}. */
    public static MeasuringProcess start(
            Architecture architecture, Recipe recipe, DataSetInfo data, DataDirectory files) {
        List<String> line = WorkerCommand.java(
                "netwright.cli.Netwright",
                "measure",
                "--batch=" + recipe.batch(),
                "--optimizer=" + recipe.optimizer().kind().id(),
                "--engine=" + recipe.engine().label(),
                "--device=" + recipe.device(),
                "--train-images=" + data.trainImages(),
                "--test-images=" + data.testImages());
        try {
            ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
            WorkerCommand.prepare(builder.environment(), files);
            MeasuringProcess measuring = new MeasuringProcess(builder.start());
            Thread.ofVirtual().name("measuring").start(() -> measuring.run(ArchitectureJson.write(architecture)));
            return measuring;
        } catch (IOException e) {
            throw new TrainingFailed("A measuring process could not be started: " + e.getMessage(), e);
        }
    }

    public CompletableFuture<Measurement> result() {
        return result;
    }

    public void stop() {
        process.destroyForcibly();
    }

    private void run(String document) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            try (OutputStream in = process.getOutputStream()) {
                in.write(document.getBytes(StandardCharsets.UTF_8));
            }
            CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
            String last = out.lines().reduce("", (before, next) -> next);
            finish(process.waitFor(), last);
        } catch (IOException | JacksonException e) {
            result.completeExceptionally(new TrainingFailed("Measuring stopped: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void finish(int exit, String last) {
        if (last.startsWith("{")) {
            JsonNode json = JsonMapper.shared().readTree(last);
            if (json.hasNonNull("problem")) {
                result.completeExceptionally(
                        new TrainingFailed(json.path("problem").asString()));
            } else {
                result.complete(new Measurement(
                        json.path("secondsPerStep").asDouble(),
                        json.path("secondsPerEpoch").asDouble(),
                        json.path("memoryBytes").asLong()));
            }
        } else {
            result.completeExceptionally(new TrainingFailed(
                    exit == 137
                            ? "a step did not fit into memory, or took too long; try a smaller batch."
                            : "the measuring process ended with code " + exit + "."));
        }
    }
}
