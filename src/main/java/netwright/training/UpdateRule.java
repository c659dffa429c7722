package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;

/**
 * An optimizer with its state. Written here and not taken from DJL, whose optimizers hide their state (so a run could
 * not be resumed exactly), decay biases and norms like weights, and know one rate for all.
 */
sealed interface UpdateRule permits Momentum, Adam, RmsProp, Lion, Lamb {

    static UpdateRule of(Optimizer optimizer, LoweredBlock block, NDManager manager) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> new Momentum(sgd, block, manager);
            case Optimizer.Adam adam -> Adam.of(adam, block, manager);
            case Optimizer.AdamW adamW -> Adam.of(adamW, block, manager);
            case Optimizer.RmsProp rmsProp -> new RmsProp(rmsProp, block, manager);
            case Optimizer.Lion lion -> new Lion(lion, block, manager);
            case Optimizer.Lamb lamb -> new Lamb(lamb, block, manager);
        };
    }

    /**
     * Changes every weight that learns by its gradient.
     *
     * @param step counted from 1
     * @param rates tell each weight's learning rate in this step and the one before
     * @param gradients of the trained weights; whoever reads one here may change it
     * @param scratch owns what is only needed in this step; closing an array makes MXNet wait for it, so nothing is
     *     closed before the step is over
     */
    void step(int step, Rates rates, Gradients gradients, NDManager scratch);

    /** All that has to be saved, by name. */
    Map<String, NDArray> state();

    static List<LoweredBlock.Weight> trained(LoweredBlock block) {
        return block.weights().stream()
                .filter(weight -> weight.spec().trained())
                .toList();
    }

    static boolean pytorch(LoweredBlock block) {
        return block.engine() == EngineName.PYTORCH;
    }

    /** Weight decay of one weight under the optimizer's switch. */
    static double decay(Optimizer optimizer, LoweredBlock.Weight weight) {
        return optimizer.decayAll() || weight.spec().decays() ? optimizer.weightDecay() : 0;
    }

    /** Adds λw to the gradient, where the weight decays. */
    static void pull(NDArray gradient, Optimizer optimizer, LoweredBlock.Weight weight, NDManager scratch) {
        double decay = decay(optimizer, weight);
        if (decay > 0) {
            gradient.addi(times(weight.array(), decay, scratch));
        }
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

    /** {@code array·factor}, owned by scratch whoever owns the array. */
    static NDArray times(NDArray array, double factor, NDManager scratch) {
        NDArray product = array.mul(factor);
        product.attach(scratch);
        return product;
    }
}
