package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Map;
import netwright.recipe.Optimizer;

/** {@link Optimizer.Sgd}. */
final class Momentum implements UpdateRule {

    private final Optimizer.Sgd rule;
    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] momenta;
    private final boolean pytorch;

    Momentum(Optimizer.Sgd rule, LoweredBlock block, NDManager manager) {
        this.rule = rule;
        this.weights = UpdateRule.trained(block);
        this.momenta = UpdateRule.zeros(weights, manager);
        this.pytorch = UpdateRule.pytorch(block);
    }

    @Override
    public void step(int step, Rates rates, Gradients gradients, NDManager scratch) {
        for (int i = 0; i < momenta.length; i++) {
            LoweredBlock.Weight weight = weights.get(i);
            NDArray gradient = gradients.get(i);
            if (gradient == null) {
                continue;
            }
            UpdateRule.pull(gradient, rule, weight, scratch);
            double rate = rates.of(weight, step);
            if (pytorch) {
                plain(weight.array(), gradient, momenta[i], rate);
            } else {
                double before = rates.of(weight, step - 1);
                if (before > 0 && before != rate) {
                    momenta[i].muli(rate / before);
                }
                fused(weight.array(), gradient, momenta[i], rate);
            }
        }
    }

    /**
     * MXNet keeps {@code −rate·m} where PyTorch keeps m, so the momentum has to follow the rate before each step. Its own
     * decay differs from PyTorch's and stays unused.
     */
    private void fused(NDArray weight, NDArray gradient, NDArray momentum, double rate) {
        PairList<String, String> settings = new PairList<>();
        settings.add("lr", Double.toString(rate));
        settings.add("momentum", Double.toString(rule.momentum()));
        NDArray[] in = {weight, gradient, momentum};
        String operator = rule.nesterov() ? "nag_mom_update" : "sgd_mom_update";
        weight.getManager().invoke(operator, in, new NDArray[] {weight}, settings);
    }

    private void plain(NDArray weight, NDArray gradient, NDArray momentum, double rate) {
        momentum.muli(rule.momentum()).addi(gradient);
        double ahead = rule.nesterov() ? rate * rule.momentum() : rate;
        try (NDArray along = momentum.mul(ahead)) {
            weight.subi(along);
        }
        if (rule.nesterov()) {
            weight.subi(gradient.muli(rate));
        }
    }

    @Override
    public Map<String, NDArray> state() {
        return UpdateRule.named("momentum", weights, momenta);
    }
}
