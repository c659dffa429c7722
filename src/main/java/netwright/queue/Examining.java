package netwright.queue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.store.DataDirectory;
import netwright.training.Crops;
import netwright.training.Examined;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finished run's weights looked at in other ways, in a process of its own: neither weights nor an engine come into this
 * one.
 *
 * @param result fails with {@link netwright.training.TrainingFailed}
 * @param stop ends the process
 */
public record Examining(CompletableFuture<Examined> result, Runnable stop) {

    /** All images of a large network take long; nobody waits for longer than this. */
    public static final Duration LONGEST = Duration.ofMinutes(60);

    /**
     * What is asked.
     *
     * @param images at most so many validation images, each class by its share; 0 for all
     * @param crops which of them, where {@code part} is about crops
     */
    public record Question(UUID run, Examined.Part part, int images, Crops crops) {}

    /**
     * How far it has come.
     *
     * @param phase what goes on, in a few words
     * @param done of {@code all} images, or forward passes where the statistics of batches are tried; both 0 before
     *     the first
     */
    public record News(String phase, int done, int all) {}

    /** @param told how far it has come, on a thread of the process's own */
    public static Examining start(
            Question question, Architecture architecture, Recipe recipe, DataDirectory files, Consumer<News> told) {
        JsonMapper mapper = JsonMapper.shared();
        AskedProcess process = AskedProcess.startAndListen(
                architecture,
                files,
                LONGEST,
                "Examine fewer images.",
                line -> told.accept(mapper.treeToValue(line, News.class)),
                "examine",
                "--run=" + question.run(),
                "--part=" + question.part(),
                "--images=" + question.images(),
                "--mirrored=" + question.crops().mirrored(),
                "--scales=" + question.crops().scales(),
                "--recipe=" + RecipeJson.write(recipe),
                "--data-dir=" + files.root(),
                "--checkpoints=" + files.checkpoints(),
                "--s3-endpoint=" + files.endpoint());
        return new Examining(
                process.answer().thenApply(json -> mapper.treeToValue(json, Examined.class)), process::stop);
    }
}
