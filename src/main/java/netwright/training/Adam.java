package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.Optimizer;

/**
 * Adam (Kingma & Ba, 2015), or AdamW with decoupled decay (Loshchilov & Hutter, 2019), as PyTorch writes them:
 * {@code m̂ = m/(1−β₁ᵗ); v̂ = v/(1−β₂ᵗ); w −= rate·m̂/(√v̂ + ε)}. The corrections are folded into rate and ε.
 */
final class Adam implements UpdateRule {

    private final Optimizer rule;
    private final double beta1;
    private final double beta2;
    private final double smallest;
    private final boolean decoupled;
    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] means;
    private final NDArray[] squares;
    private final NDArray one;
    private final boolean pytorch;

    private Adam(
            Optimizer rule,
            double beta1,
            double beta2,
            double smallest,
            boolean decoupled,
            LoweredBlock block,
            NDManager manager) {
        this.rule = rule;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.smallest = smallest;
        this.decoupled = decoupled;
        this.weights = UpdateRule.trained(block);
        this.means = UpdateRule.zeros(weights, manager);
        this.squares = UpdateRule.zeros(weights, manager);
        this.one = manager.create(1f);
        this.pytorch = UpdateRule.pytorch(block);
    }

    static Adam of(Optimizer.Adam rule, LoweredBlock block, NDManager manager) {
        return new Adam(rule, rule.beta1(), rule.beta2(), rule.eps(), false, block, manager);
    }

    static Adam of(Optimizer.AdamW rule, LoweredBlock block, NDManager manager) {
        return new Adam(rule, rule.beta1(), rule.beta2(), rule.eps(), true, block, manager);
    }

    @Override
    public void step(int step, Rates rates, Gradients gradients, NDManager scratch) {
        double root = Math.sqrt(1 - Math.pow(beta2, step));
        double epsilon = smallest * root;
        for (int i = 0; i < means.length; i++) {
            LoweredBlock.Weight weight = weights.get(i);
            NDArray gradient = gradients.get(i);
            if (gradient == null) {
                continue;
            }
            double rate = rates.of(weight, step);
            double corrected = rate * root / (1 - Math.pow(beta1, step));
            double decay = UpdateRule.decay(rule, weight);
            if (pytorch) {
                pytorch(weight.array(), gradient, i, rate, corrected, epsilon, decay);
            } else {
                mxnet(weight.array(), gradient, i, settings(corrected, epsilon, decoupled ? rate * decay : decay));
            }
        }
    }

    private void mxnet(NDArray weight, NDArray gradient, int i, PairList<String, String> settings) {
        NDArray[] out = {weight};
        if (decoupled) {
            NDArray[] in = {weight, gradient, means[i], squares[i], one};
            weight.getManager().invoke("_adamw_update", in, out, settings);
        } else {
            NDArray[] in = {weight, gradient, means[i], squares[i]};
            weight.getManager().invoke("adam_update", in, out, settings);
        }
    }

    private void pytorch(
            NDArray weight, NDArray gradient, int i, double rate, double corrected, double epsilon, double ownDecay) {
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, means[i], squares[i]),
                        new NDList(weight),
                        (float) rate,
                        (float) corrected,
                        (float) ownDecay,
                        1f,
                        -1f,
                        (float) beta1,
                        (float) beta2,
                        (float) epsilon,
                        false,
                        decoupled);
    }

    private PairList<String, String> settings(double rate, double epsilon, double decay) {
        PairList<String, String> settings = new PairList<>();
        settings.add("lr", Double.toString(rate));
        settings.add("beta1", Double.toString(beta1));
        settings.add("beta2", Double.toString(beta2));
        settings.add("epsilon", Double.toString(epsilon));
        settings.add("wd", Double.toString(decay));
        if (decoupled) {
            settings.add("eta", "1.0");
        }
        return settings;
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(UpdateRule.named("exp_avg", weights, means));
        state.putAll(UpdateRule.named("exp_avg_sq", weights, squares));
        return state;
    }
}
