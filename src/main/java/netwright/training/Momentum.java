package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Map;
import netwright.recipe.Optimizer;
import org.jspecify.annotations.Nullable;

/** {@link Optimizer.Sgd}. */
final class Momentum implements UpdateRule {

    private final Optimizer.Sgd rule;
    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] momenta;
    private final boolean pytorch;
    private final @Nullable FusedMomentum fused;

    Momentum(Optimizer.Sgd rule, LoweredBlock block, NDManager manager) {
        this.rule = rule;
        this.weights = UpdateRule.trained(block);
        this.momenta = UpdateRule.zeros(weights, manager);
        this.pytorch = UpdateRule.pytorch(block);
        this.fused = pytorch || rule.nesterov() ? null : new FusedMomentum();
    }

    @Override
    public void step(int step, Rates rates, Gradients gradients, NDManager scratch) {
        for (int i = 0; i < momenta.length; i++) {
            LoweredBlock.Weight weight = weights.get(i);
            NDArray gradient = gradients.get(i);
            if (gradient == null) {
                continue;
            }
            double rate = rates.of(weight, step);
            if (fused != null) {
                double decay = UpdateRule.decay(rule, weight);
                double keep = rule.momentum() * growth(rates.of(weight, step - 1), rate);
                fused.add(new FusedMomentum.Update(weight.array(), gradient, momenta[i], rate, decay, keep));
                continue;
            }
            UpdateRule.pull(gradient, rule, weight, scratch);
            if (pytorch) {
                plain(weight.array(), gradient, momenta[i], rate);
            } else {
                double growth = growth(rates.of(weight, step - 1), rate);
                if (growth != 1) {
                    momenta[i].muli(growth);
                }
                nesterov(weight.array(), gradient, momenta[i], rate);
            }
        }
        if (fused != null) {
            fused.finish();
        }
    }

    /** MXNet keeps {@code −rate·m} where PyTorch keeps m, so the momentum has to follow the rate before each step. */
    private static double growth(double before, double rate) {
        return before > 0 ? rate / before : 1;
    }

    /** By MXNet, whose decay differs from PyTorch's here and stays unused. */
    private void nesterov(NDArray weight, NDArray gradient, NDArray momentum, double rate) {
        PairList<String, String> settings = new PairList<>();
        settings.add("lr", Double.toString(rate));
        settings.add("momentum", Double.toString(rule.momentum()));
        NDArray[] in = {weight, gradient, momentum};
        weight.getManager().invoke("nag_mom_update", in, new NDArray[] {weight}, settings);
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
