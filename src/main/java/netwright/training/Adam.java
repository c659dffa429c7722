package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.EngineName;

/**
 * Adam (Kingma & Ba, 2015), or AdamW with decoupled decay (Loshchilov & Hutter, 2019), as PyTorch writes them:
 * {@code m̂ = m/(1−β₁ᵗ); v̂ = v/(1−β₂ᵗ); w −= rate·m̂/(√v̂ + ε)}. The corrections are folded into rate and ε.
 */
final class Adam implements Optimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] means;
    private final NDArray[] squares;
    private final NDArray one;
    private final double decay;
    private final boolean decoupled;
    private final boolean mxnet;

    Adam(LoweredBlock block, double decay, boolean decoupled, NDManager manager) {
        this.weights = Optimizer.trained(block);
        this.means = Optimizer.zeros(weights, manager);
        this.squares = Optimizer.zeros(weights, manager);
        this.one = manager.create(1f);
        this.decay = decay;
        this.decoupled = decoupled;
        this.mxnet = block.engine() == EngineName.MXNET;
    }

    @Override
    public void step(int step, Schedule schedule, NDManager scratch) {
        double rate = schedule.rate(step - 1);
        double root = Math.sqrt(1 - Math.pow(BETA2, step));
        double corrected = rate * root / (1 - Math.pow(BETA1, step));
        double epsilon = EPSILON * root;
        PairList<String, String> decaying = settings(corrected, epsilon, decoupled ? rate * decay : decay);
        PairList<String, String> plain = settings(corrected, epsilon, 0);
        for (int i = 0; i < means.length; i++) {
            boolean decays = weights.get(i).spec().decays();
            NDArray weight = weights.get(i).array();
            NDArray gradient = Optimizer.gradient(weights.get(i), scratch);
            if (mxnet) {
                mxnet(weight, gradient, i, decays ? decaying : plain);
            } else {
                pytorch(weight, gradient, i, rate, corrected, epsilon, decays ? decay : 0);
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
                        (float) BETA1,
                        (float) BETA2,
                        (float) epsilon,
                        false,
                        decoupled);
    }

    private PairList<String, String> settings(double rate, double epsilon, double decay) {
        PairList<String, String> settings = new PairList<>();
        settings.add("lr", Double.toString(rate));
        settings.add("beta1", Double.toString(BETA1));
        settings.add("beta2", Double.toString(BETA2));
        settings.add("epsilon", Double.toString(epsilon));
        settings.add("wd", Double.toString(decay));
        if (decoupled) {
            settings.add("eta", "1.0");
        }
        return settings;
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(Optimizer.named("exp_avg", weights, means));
        state.putAll(Optimizer.named("exp_avg_sq", weights, squares));
        return state;
    }
}
