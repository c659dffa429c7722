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
     * @return the batch's scores, N×classes
     */
    NDArray run(BatchFeed feed, int number, long seed, NDManager scratch) {
        NDArray images = feed.images(scratch);
        NDArray targets = feed.targets(scratch);
        Pass pass = new Pass(scratch, true, Seeds.of(seed, number));
        NDArray logits;
        try (GradientCollector collector = engine.newGradientCollector()) {
            logits = block.forward(images, pass);
            collector.backward(crossEntropy(logits, targets));
        }
        pass.finish();
        optimizer.step(number, schedule, scratch);
        return logits;
    }

    /** Mean over the batch of −Σ target · log softmax(logits). */
    private static NDArray crossEntropy(NDArray logits, NDArray targets) {
        return logits.logSoftmax(1)
                .mul(targets)
                .sum()
                .mul(-1.0 / logits.getShape().get(0));
    }
}
