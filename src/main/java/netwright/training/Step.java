package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.jspecify.annotations.Nullable;

/**
 * One optimizer step: forward, cross-entropy, backward, clipping, update, average. The engine may still compute when
 * {@link #run} returns.
 */
final class Step {

    private final Recipe recipe;
    private final Replicas replicas;
    private final UpdateRule rule;
    private final Rates rates;
    private final @Nullable Shadow average;
    private final double decay;
    private int epoch;

    /** @param average of the weights, kept up where the recipe wants one */
    Step(Recipe recipe, Replicas replicas, UpdateRule rule, Rates rates, @Nullable Shadow average) {
        this.recipe = recipe;
        this.replicas = replicas;
        this.rule = rule;
        this.rates = rates;
        this.average = average;
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
            replicas.prepare(rates, number);
        }
        Replicas.Passed passed = replicas.pass(
                feed, rates, number, Seeds.of(seed, number), rates.thaw().still(epoch), scratch);
        Gradients gradients = passed.gradients().clipped(recipe);
        rule.step(number, rates, gradients, scratch);
        gradients.clear(UpdateRule.pytorch(replicas.first()));
        if (average != null) {
            average.follow(decay, number, scratch);
        }
        return passed.scores();
    }
}
