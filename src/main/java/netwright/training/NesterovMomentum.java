package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Map;
import netwright.recipe.EngineName;

/**
 * Stochastic gradient descent with Nesterov momentum 0.9 as PyTorch writes it (Sutskever et al., 2013):
 * {@code g += decay·w; m = 0.9·m + g; w −= rate·(g + 0.9·m)}.
 */
final class NesterovMomentum implements Optimizer {

    private static final double MOMENTUM = 0.9;

    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] momenta;
    private final double decay;
    private final boolean fused;

    NesterovMomentum(LoweredBlock block, double decay, NDManager manager) {
        this.weights = Optimizer.trained(block);
        this.momenta = Optimizer.zeros(weights, manager);
        this.decay = decay;
        this.fused = block.engine() == EngineName.MXNET;
    }

    @Override
    public void step(int step, Schedule schedule, NDManager scratch) {
        double rate = schedule.rate(step - 1);
        double growth = step > 1 ? rate / schedule.rate(step - 2) : 1;
        for (int i = 0; i < momenta.length; i++) {
            LoweredBlock.Weight weight = weights.get(i);
            NDArray gradient = Optimizer.gradient(weight, scratch);
            if (weight.spec().decays() && decay > 0) {
                NDArray pull = weight.array().mul(decay);
                pull.attach(scratch);
                gradient.addi(pull);
            }
            if (fused) {
                momenta[i].muli(growth);
                fused(weight.array(), gradient, momenta[i], rate);
            } else {
                plain(weight.array(), gradient, momenta[i], rate);
            }
        }
    }

    /**
     * MXNet keeps {@code −rate·m} where PyTorch keeps m, so the momentum has to follow the rate before each step. Its own
     * decay differs from PyTorch's and stays unused.
     */
    private static void fused(NDArray weight, NDArray gradient, NDArray momentum, double rate) {
        PairList<String, String> settings = new PairList<>();
        settings.add("lr", Double.toString(rate));
        settings.add("momentum", Double.toString(MOMENTUM));
        NDArray[] in = {weight, gradient, momentum};
        weight.getManager().invoke("nag_mom_update", in, new NDArray[] {weight}, settings);
    }

    private static void plain(NDArray weight, NDArray gradient, NDArray momentum, double rate) {
        momentum.muli(MOMENTUM).addi(gradient);
        try (NDArray ahead = momentum.mul(MOMENTUM)) {
            weight.subi(ahead.addi(gradient).muli(rate));
        }
        gradient.muli(0);
    }

    @Override
    public Map<String, NDArray> state() {
        return Optimizer.named("momentum", weights, momenta);
    }
}
