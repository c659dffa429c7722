package netwright.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.store.DataDirectory;
import netwright.training.TrainingFailed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A short-lived process that is given a network and answers with one line of JSON. Before that it may tell how far it has
 * come, in lines of their own.
 */
final class AskedProcess {

    private static final int KILLED = 137;

    private final Process process;
    private final Duration patience;
    private final String advice;
    private final @Nullable Consumer<JsonNode> told;
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private volatile boolean late;

    private AskedProcess(Process process, Duration patience, String advice, @Nullable Consumer<JsonNode> told) {
        this.process = process;
        this.patience = patience;
        this.advice = advice;
        this.told = told;
    }

    /**
     * Starts one of our own hidden commands.
     *
     * @param patience it is ended when it takes longer
     * @param advice what to do when it takes too long or too much memory, a sentence or nothing
     */
    static AskedProcess start(
            Architecture architecture, DataDirectory files, Duration patience, String advice, String... command) {
        return start(architecture, files, patience, advice, null, command);
    }

    /**
     * Starts one that tells how far it has come. Its standard input is one line with the network and stays open, so that
     * it notices when this process is gone.
     *
     * @param told of each line before the answer, on a thread of the process's own
     */
    static AskedProcess startAndListen(
            Architecture architecture,
            DataDirectory files,
            Duration patience,
            String advice,
            Consumer<JsonNode> told,
            String... command) {
        return start(architecture, files, patience, advice, told, command);
    }

    private static AskedProcess start(
            Architecture architecture,
            DataDirectory files,
            Duration patience,
            String advice,
            @Nullable Consumer<JsonNode> told,
            String... command) {
        List<String> line = WorkerCommand.java("netwright.cli.Netwright", command);
        try {
            ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
            WorkerCommand.prepare(builder.environment(), files);
            AskedProcess asked = new AskedProcess(builder.start(), patience, advice, told);
            Thread.ofVirtual().name("asking").start(() -> asked.run(ArchitectureJson.write(architecture)));
            return asked;
        } catch (IOException e) {
            throw new TrainingFailed("A process could not be started: " + e.getMessage(), e);
        }
    }

    /** Fails with {@link TrainingFailed}, whose message says what came in between. */
    CompletableFuture<JsonNode> answer() {
        return answer;
    }

    void stop() {
        process.destroyForcibly();
    }

    private void run(String document) {
        CompletableFuture.delayedExecutor(patience.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> {
                    late = process.isAlive();
                    process.destroyForcibly();
                });
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                OutputStream in = process.getOutputStream()) {
            String last = told == null ? answer(document, in, out) : answerAfterNews(document, in, out, told);
            finish(process.waitFor(), last);
        } catch (IOException | UncheckedIOException | JacksonException e) {
            answer.completeExceptionally(new TrainingFailed("It stopped: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(String document, OutputStream in, BufferedReader out) throws IOException {
        in.write(document.getBytes(StandardCharsets.UTF_8));
        in.close();
        return out.lines().reduce("", (before, next) -> next);
    }

    private static String answerAfterNews(String document, OutputStream in, BufferedReader out, Consumer<JsonNode> told)
            throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        in.write((mapper.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        String last = "";
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (last.startsWith("{")) {
                told.accept(mapper.readTree(last));
            }
            last = line;
        }
        return last;
    }

    /** Of a process that was ended on the way, the last line is no answer. */
    private void finish(int exit, String last) {
        if (exit == 0 && last.startsWith("{")) {
            JsonNode json = JsonMapper.shared().readTree(last);
            if (json.hasNonNull("problem")) {
                answer.completeExceptionally(
                        new TrainingFailed(json.path("problem").asString()));
            } else {
                answer.complete(json);
            }
        } else {
            answer.completeExceptionally(new TrainingFailed(why(exit)));
        }
    }

    private String why(int exit) {
        String reason = late
                ? "it took longer than %d seconds. ".formatted(patience.toSeconds()) + advice
                : exit == KILLED
                        ? "it did not fit into memory. " + advice
                        : "the process ended with code " + exit + ".";
        return reason.strip();
    }
}
