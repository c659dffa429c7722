package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/** One optimizer step: forward, cross-entropy, backward, update. The engine may still compute when {@link #run} returns. */
final class Step {

    private final LoweredBlock block;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private final Engine engine;

    Step(LoweredBlock block, Optimizer optimizer, Schedule schedule, Engine engine) {
        this.block = block;
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.engine = engine;
    }

    /**
     * Trains on the batch that the feed holds.
     *
     * @param number of the step, counted from 1
     * @param scratch owns all that the step makes; closing it waits for the step to end
     * @return the network's own scores for the batch, N×classes
     */
    NDArray run(BatchFeed feed, int number, long seed, NDManager scratch) {
        NDArray images = feed.images(scratch);
        NDArray targets = feed.targets(scratch);
        Pass pass = new Pass(scratch, true, Seeds.of(seed, number));
        NDArray scores;
        try (GradientCollector collector = engine.newGradientCollector()) {
            Heads heads = block.heads(images, pass);
            scores = heads.scores();
            collector.backward(heads.loss(targets));
        }
        pass.finish();
        optimizer.step(number, schedule, scratch);
        return scores;
    }
}
