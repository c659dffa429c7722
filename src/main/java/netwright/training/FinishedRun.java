package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;

/**
 * The network of a run with the weights that it ended with, in an engine.
 *
 * @param classes scores an image
 * @param weights those that the network has
 */
record FinishedRun(
        LoweredBlock block, ImageData data, Engine engine, NDManager manager, int classes, Examined.Weights weights) {

    /**
     * Opens a run from its checkpoint for the time of some work.
     *
     * @throws TrainingFailed when there is no checkpoint of this network, or the engine fails
     */
    static <T> T with(TrainingJob job, Progress progress, Function<FinishedRun, T> work) {
        LoweredBlock block = Lowering.lower(job.architecture(), job.recipe());
        SavedWeights saved = SavedWeights.of(
                job.checkpoints(),
                "this run",
                "They lie where it was trained: let the machines share them with --checkpoints, or train it again.");
        ImageData data = Trainer.data(job, progress);
        Engine engine = Engines.get(job.recipe().engine());
        try (NDManager manager =
                engine.newBaseManager(Engines.device(engine, job.recipe().device()))) {
            block.initialize(manager, job.recipe().seed());
            for (LoweredBlock.Weight weight : block.weights()) {
                float[] values = saved.values().get(weight.name());
                if (values == null || values.length != weight.spec().size()) {
                    throw new TrainingFailed("The checkpoint is of another network: it has no " + weight.name()
                            + " of this shape. Train this network first.");
                }
                weight.array().set(values);
            }
            int classes = job.architecture().classes();
            return work.apply(new FinishedRun(block, data, engine, manager, classes, saved.which()));
        } catch (OutOfMemoryError | EngineException e) {
            throw Trainer.explained(e, job.recipe());
        }
    }

    /** A feed over the validation images. */
    BatchFeed feed(int batch) {
        return new BatchFeed(data, data.test(), classes, batch);
    }
}
