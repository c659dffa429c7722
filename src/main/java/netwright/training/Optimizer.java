package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.Recipe;

/**
 * An update rule with its state. Written here and not taken from DJL, whose optimizers hide their state (so a run could
 * not be resumed exactly) and decay biases and norms like weights.
 */
sealed interface Optimizer permits NesterovMomentum, Adam {

    static Optimizer of(Recipe recipe, LoweredBlock block, NDManager manager) {
        return switch (recipe.optimizer()) {
            case SGD -> new NesterovMomentum(block, recipe.weightDecay(), manager);
            case ADAM -> new Adam(block, recipe.weightDecay(), false, manager);
            case ADAMW -> new Adam(block, recipe.weightDecay(), true, manager);
        };
    }

    /**
     * Changes every trained weight by its gradient.
     *
     * @param step counted from 1
     * @param schedule tells this step's learning rate and the one before
     * @param scratch owns what is only needed in this step; closing an array makes MXNet wait for it, so nothing is
     *     closed before the step is over
     */
    void step(int step, Schedule schedule, NDManager scratch);

    /** All that has to be saved, by name. */
    Map<String, NDArray> state();

    static List<LoweredBlock.Weight> trained(LoweredBlock block) {
        return block.weights().stream()
                .filter(weight -> weight.spec().trained())
                .toList();
    }

    static NDArray gradient(LoweredBlock.Weight weight, NDManager scratch) {
        NDArray gradient = weight.array().getGradient();
        gradient.attach(scratch);
        return gradient;
    }

    /** One array of zeros beside each weight. */
    static NDArray[] zeros(List<LoweredBlock.Weight> weights, NDManager manager) {
        return weights.stream()
                .map(weight -> manager.zeros(weight.array().getShape()))
                .toArray(NDArray[]::new);
    }

    static Map<String, NDArray> named(String kind, List<LoweredBlock.Weight> weights, NDArray[] arrays) {
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < arrays.length; i++) {
            named.put(kind + "." + weights.get(i).name(), arrays[i]);
        }
        return named;
    }
}
