package netwright.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.jspecify.annotations.Nullable;

/** The gradients of one step, by place in the list of trained weights; null where a weight is frozen. */
record Gradients(List<@Nullable NDArray> arrays) {

    static Gradients of(List<LoweredBlock.Weight> trained, Rates rates, int step, NDManager scratch) {
        List<@Nullable NDArray> arrays = new ArrayList<>();
        for (LoweredBlock.Weight weight : trained) {
            if (rates.frozen(weight, step)) {
                arrays.add(null);
            } else {
                NDArray gradient = weight.array().getGradient();
                gradient.attach(scratch);
                arrays.add(gradient);
            }
        }
        return new Gradients(arrays);
    }

    @Nullable NDArray get(int place) {
        return arrays.get(place);
    }

    /** Adds those of another device. */
    void add(Gradients others, Device device, NDManager scratch) {
        for (int i = 0; i < arrays.size(); i++) {
            NDArray mine = arrays.get(i);
            NDArray other = others.get(i);
            if (mine != null && other != null) {
                mine.addi(Replicas.here(other, device, scratch));
            }
        }
    }

    /** As PyTorch's clip_grad_norm_: all times min(1, norm/(‖g‖ + 10⁻⁶)). The norm never leaves the device. */
    Gradients clipped(Recipe recipe) {
        recipe.find(Regulariser.GradientClipping.class).ifPresent(clipping -> shorten(clipping.norm()));
        return this;
    }

    private void shorten(double longest) {
        NDArray sum = null;
        for (NDArray gradient : arrays) {
            if (gradient != null) {
                NDArray square = gradient.square().sum();
                sum = sum == null ? square : sum.add(square);
            }
        }
        if (sum == null) {
            return;
        }
        NDArray factor = sum.sqrt().add(1e-6).pow(-1).mul(longest).clip(0, 1);
        for (NDArray gradient : arrays) {
            if (gradient != null) {
                gradient.muli(factor);
            }
        }
    }

    /** PyTorch adds to what is there, so the next step must find zeros; MXNet writes over it. */
    void clear(boolean pytorch) {
        if (pytorch) {
            for (NDArray gradient : arrays) {
                if (gradient != null) {
                    gradient.muli(0);
                }
            }
        }
    }
}
