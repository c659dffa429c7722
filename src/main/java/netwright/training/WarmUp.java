package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.Recipe;

/**
 * What a run will cost, measured on a few steps with random images.
 *
 * @param secondsPerStep one optimizer step of the recipe's batch
 * @param memoryBytes estimate of weights, gradients, optimizer state and activations of one step
 * @param totalSeconds the whole run, with a validation after each epoch
 */
public record WarmUp(double secondsPerStep, long memoryBytes, double totalSeconds) {

    private static final int MOST_STEPS = 6;
    private static final double ENOUGH_SECONDS = 2;

    /**
     * Takes about three seconds for small networks and three steps for large ones. Callable in any JVM; needs no images.
     *
     * @throws TrainingFailed when the network cannot be trained with this recipe on this machine
     */
    public static WarmUp measure(Architecture architecture, Recipe recipe, DataSetInfo all) {
        DataSetInfo data = all.used(recipe);
        LoweredBlock block = Lowering.lower(architecture, recipe);
        Engine engine = Engines.get(recipe.engine());
        int batch = Math.min(recipe.batch(), data.trainImages());
        try (NDManager manager = engine.newBaseManager(Engines.device(engine, recipe.device()));
                Replicas replicas = Replicas.of(architecture, recipe, block, engine, manager)) {
            block.initialize(manager, recipe.seed());
            ImageData noise = noise(architecture.input(), batch);
            BatchFeed feed = new BatchFeed(noise, noise.train(), architecture.classes(), batch);
            feed.fill(Shuffle.order(batch, recipe.seed()), 0);
            double step = step(replicas, recipe, feed, manager);
            double look = look(block, feed, manager);
            double steps = (double) data.trainImages() / batch * step;
            double looks = Math.ceil((double) data.testImages() / batch) * look;
            long memory = Analysis.of(architecture).totals().trainingBytes(batch);
            return new WarmUp(step, memory, recipe.epochs() * (steps + looks));
        } catch (OutOfMemoryError | EngineException e) {
            throw Trainer.explained(e, recipe);
        }
    }

    /** The first step also sets up kernels and memory, so it counts only where it is the only one we can wait for. */
    private static double step(Replicas replicas, Recipe recipe, BatchFeed feed, NDManager manager) {
        Learning learning = Learning.of(recipe, replicas.first(), manager);
        Rates rates = Rates.plain(any -> 1e-6);
        Step step = new Step(recipe, replicas, learning.rule(), rates, learning.average());
        double best = Double.MAX_VALUE;
        long start = System.nanoTime();
        for (int i = 1; i <= MOST_STEPS && (i <= 2 || seconds(start) < ENOUGH_SECONDS); i++) {
            long before = System.nanoTime();
            try (NDManager scratch = manager.newSubManager()) {
                step.run(feed, i, recipe.seed(), scratch).toFloatArray();
            }
            best = Math.min(best, seconds(before));
        }
        return best;
    }

    private static double look(LoweredBlock block, BatchFeed feed, NDManager manager) {
        long before = System.nanoTime();
        try (NDManager scratch = manager.newSubManager()) {
            block.forward(feed.images(scratch), Pass.inference(scratch)).toFloatArray();
        }
        return seconds(before);
    }

    private static ImageData noise(TensorShape shape, int count) {
        byte[] pixels = new byte[Math.toIntExact(count * shape.elements())];
        new Random(1).nextBytes(pixels);
        ImageSet images = new ImageSet(shape, pixels, new int[count], shape);
        return ImageData.of("noise", List.of("one"), images, images);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
