package netwright.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import netwright.architecture.Architecture;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.store.DataDirectory;
import netwright.training.DataSetInfo;
import netwright.training.Preview;
import netwright.training.RateFinder;
import tools.jackson.databind.json.JsonMapper;

/**
 * A short-lived process that tries a recipe out, so that neither images nor an engine come into this process.
 *
 * @param result fails with {@link netwright.training.TrainingFailed}
 * @param stop ends the process
 */
public record RecipeProcess<T>(CompletableFuture<T> result, Runnable stop) {

    /** Steps of a sweep for the learning rate, and the longest that they may take. */
    public static final int SWEEP_STEPS = 100;

    public static final Duration SWEEP = Duration.ofSeconds(60);

    private static final Duration MEASUREMENT = Duration.ofSeconds(120);
    private static final Duration PREVIEW = Duration.ofSeconds(60);
    private static final double LOWEST = 1e-5;

    /** Rates that adaptive rules never bear. */
    private static final double HIGHEST = 1;

    private static final double HIGHEST_SGD = 10;

    /** A few steps on noise, so that what a training takes is measured and not guessed. */
    public static RecipeProcess<Measurement> measure(
            Architecture architecture, Recipe recipe, DataSetInfo data, DataDirectory files) {
        AskedProcess process = AskedProcess.start(
                architecture,
                files,
                MEASUREMENT,
                "Try a smaller batch.",
                "measure",
                "--batch=" + recipe.batch(),
                "--optimizer=" + recipe.optimizer().kind().id(),
                "--engine=" + recipe.engine().label(),
                "--device=" + recipe.device(),
                "--precision=" + recipe.precision().label(),
                "--train-images=" + data.trainImages(),
                "--test-images=" + data.testImages());
        return answer(process, Measurement.class);
    }

    /** Training images as the recipe changes them. */
    public static RecipeProcess<Preview> preview(
            Architecture architecture, Recipe recipe, int images, int variants, long seed, DataDirectory files) {
        AskedProcess process = AskedProcess.start(
                architecture,
                files,
                PREVIEW,
                "",
                "preview",
                "--recipe=" + RecipeJson.write(recipe),
                "--images=" + images,
                "--variants=" + variants,
                "--seed=" + seed,
                "--data-dir=" + files.root());
        return answer(process, Preview.class);
    }

    /** A sweep over learning rates. */
    public static RecipeProcess<RateFinder.Sweep> rates(Architecture architecture, Recipe recipe, DataDirectory files) {
        double highest = recipe.optimizer() instanceof Optimizer.Sgd ? HIGHEST_SGD : HIGHEST;
        AskedProcess process = AskedProcess.start(
                architecture,
                files,
                SWEEP.multipliedBy(3),
                "Try a smaller batch.",
                "find-rate",
                "--recipe=" + RecipeJson.write(recipe),
                "--from=" + LOWEST * highest,
                "--to=" + highest,
                "--steps=" + SWEEP_STEPS,
                "--seconds=" + SWEEP.toSeconds(),
                "--data-dir=" + files.root(),
                "--checkpoints=" + files.checkpoints(),
                "--s3-endpoint=" + files.endpoint());
        return answer(process, RateFinder.Sweep.class);
    }

    private static <T> RecipeProcess<T> answer(AskedProcess process, Class<T> type) {
        return new RecipeProcess<>(
                process.answer().thenApply(json -> JsonMapper.shared().treeToValue(json, type)), process::stop);
    }
}
