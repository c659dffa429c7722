package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.jspecify.annotations.Nullable;

/**
 * One optimizer step: forward, cross-entropy, backward, clipping, update, average. The engine may still compute when
 * {@link #run} returns.
 */
final class Step {

    private final Recipe recipe;
    private final LoweredBlock block;
    private final List<LoweredBlock.Weight> trained;
    private final UpdateRule rule;
    private final Rates rates;
    private final Engine engine;
    private final @Nullable Shadow average;
    private final double decay;
    private int epoch;

    /** @param average of the weights, kept up where the recipe wants one */
    Step(Recipe recipe, LoweredBlock block, UpdateRule rule, Rates rates, @Nullable Shadow average, Engine engine) {
        this.recipe = recipe;
        this.block = block;
        this.trained = UpdateRule.trained(block);
        this.rule = rule;
        this.rates = rates;
        this.average = average;
        this.engine = engine;
        this.decay = recipe.find(Regulariser.WeightAverage.class)
                .map(Regulariser.WeightAverage::decay)
                .orElse(0.0);
    }

    /**
     * Trains on the batch that the feed holds.
     *
     * @param number of the step, counted from 1
     * @param scratch owns all that the step makes; closing it waits for the step to end
     * @return the network's own scores for the batch, N×classes
     */
    NDArray run(BatchFeed feed, int number, long seed, NDManager scratch) {
        if (rates.epoch(number) != epoch) {
            epoch = rates.epoch(number);
            rates.prepare(trained, number);
        }
        NDArray images = feed.images(scratch);
        NDArray targets = feed.targets(scratch);
        Pass pass = Pass.training(scratch, Seeds.of(seed, number), rates.thaw().still(epoch));
        NDArray scores;
        try (GradientCollector collector = engine.newGradientCollector()) {
            Heads heads = block.heads(images, pass);
            scores = heads.scores();
            collector.backward(heads.loss(targets));
        }
        pass.finish();
        Gradients gradients = Gradients.of(trained, rates, number, scratch).clipped(recipe);
        rule.step(number, rates, gradients, scratch);
        gradients.clear(block.engine() == netwright.recipe.EngineName.PYTORCH);
        if (average != null) {
            average.follow(decay, number, scratch);
        }
        return scores;
    }
}
