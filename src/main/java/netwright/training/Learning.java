package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.jspecify.annotations.Nullable;

/**
 * All arrays of a run that change while it learns.
 *
 * @param average of the weights, where the recipe validates with it
 * @param best weights so far, where the recipe goes back to them
 */
record Learning(
        LoweredBlock block,
        UpdateRule rule,
        @Nullable Shadow average,
        @Nullable Shadow best) {

    static final String OPTIMIZER = "optimizer.";
    static final String AVERAGE = "average.";
    static final String BEST = "best.";

    static Learning of(Recipe recipe, LoweredBlock block, NDManager manager) {
        return new Learning(
                block,
                UpdateRule.of(recipe.optimizer(), block, manager),
                shadow(recipe.find(Regulariser.WeightAverage.class), block, manager),
                shadow(recipe.find(Regulariser.EarlyStopping.class), block, manager));
    }

    private static @Nullable Shadow shadow(Optional<?> wanted, LoweredBlock block, NDManager manager) {
        return wanted.isPresent() ? new Shadow(block.weights(), manager) : null;
    }

    /** Everything that is saved, by name: weights under PyTorch's names, the rest with a prefix. */
    Map<String, NDArray> tensors() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        block.weights().forEach(weight -> tensors.put(weight.name(), weight.array()));
        rule.state().forEach((name, array) -> tensors.put(OPTIMIZER + name, array));
        if (average != null) {
            tensors.putAll(average.named(AVERAGE));
        }
        if (best != null) {
            tensors.putAll(best.named(BEST));
        }
        return tensors;
    }

    /** The weights that validation sees, by PyTorch's names. */
    Map<String, NDArray> validated() {
        if (average != null) {
            return average.named("");
        }
        Map<String, NDArray> weights = new LinkedHashMap<>();
        block.weights().forEach(weight -> weights.put(weight.name(), weight.array()));
        return weights;
    }

    /** Runs something with the weights that validation sees: the average where there is one. */
    <T extends @Nullable Object> T validating(Supplier<T> work) {
        return average == null ? work.get() : average.using(work);
    }

    /** Runs something with the weights that the run ends with. */
    <T extends @Nullable Object> T ended(Supplier<T> work) {
        return best == null ? validating(work) : best.using(work);
    }
}
