package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A second set of a network's weights and running statistics beside those in use: their average, or the best so far. */
final class Shadow {

    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] arrays;

    /** Begins as a copy of the weights in use. */
    Shadow(List<LoweredBlock.Weight> weights, NDManager manager) {
        this.weights = List.copyOf(weights);
        this.arrays = weights.stream()
                .map(weight -> manager.zeros(weight.array().getShape()))
                .toArray(NDArray[]::new);
        copy();
    }

    /** Takes over the weights in use. */
    void copy() {
        for (int i = 0; i < arrays.length; i++) {
            weights.get(i).array().copyTo(arrays[i]);
        }
    }

    /**
     * {@code a = d·a + (1 − d)·w}, d = min(decay, (1 + step)/(10 + step)).
     *
     * @param step counted from 1
     */
    void follow(double decay, int step, NDManager scratch) {
        double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
        for (int i = 0; i < arrays.length; i++) {
            arrays[i].muli(kept).addi(UpdateRule.times(weights.get(i).array(), 1 - kept, scratch));
        }
    }

    /** Puts these in use and keeps those that were; twice is as before. */
    void swap() {
        for (int i = 0; i < arrays.length; i++) {
            NDArray used = weights.get(i).array();
            try (NDArray before = used.duplicate()) {
                arrays[i].copyTo(used);
                before.copyTo(arrays[i]);
            }
        }
    }

    /** Runs something with these in use. */
    <T extends @org.jspecify.annotations.Nullable Object> T using(java.util.function.Supplier<T> work) {
        swap();
        try {
            return work.get();
        } finally {
            swap();
        }
    }

    Map<String, NDArray> named(String prefix) {
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < arrays.length; i++) {
            named.put(prefix + weights.get(i).name(), arrays[i]);
        }
        return named;
    }
}
