package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.Optimizer;

/** {@link Optimizer.Lamb}. The ratio of norms stays on the device. */
final class Lamb implements UpdateRule {

    private final Optimizer.Lamb rule;
    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] means;
    private final NDArray[] squares;

    Lamb(Optimizer.Lamb rule, LoweredBlock block, NDManager manager) {
        this.rule = rule;
        this.weights = UpdateRule.trained(block);
        this.means = UpdateRule.zeros(weights, manager);
        this.squares = UpdateRule.zeros(weights, manager);
    }

    @Override
    public void step(int step, Rates rates, Gradients gradients, NDManager scratch) {
        double first = 1 - Math.pow(rule.beta1(), step);
        double second = Math.sqrt(1 - Math.pow(rule.beta2(), step));
        for (int i = 0; i < means.length; i++) {
            LoweredBlock.Weight weight = weights.get(i);
            NDArray gradient = gradients.get(i);
            if (gradient == null) {
                continue;
            }
            means[i].muli(rule.beta1()).addi(gradient.mul(1 - rule.beta1()));
            squares[i].muli(rule.beta2()).addi(gradient.square().muli(1 - rule.beta2()));
            NDArray root = squares[i].sqrt();
            root.attach(scratch);
            NDArray update = UpdateRule.times(means[i], 1 / first, scratch)
                    .divi(root.divi(second).addi(rule.eps()));
            double decay = UpdateRule.decay(rule, weight);
            if (decay > 0) {
                update.addi(UpdateRule.times(weight.array(), decay, scratch));
                update.muli(ratio(weight.array(), update, scratch));
            }
            weight.array().subi(update.muli(rates.of(weight, step)));
        }
    }

    /** ‖w‖/‖u‖, and 1 where one of them is 0. */
    private static NDArray ratio(NDArray weight, NDArray update, NDManager scratch) {
        NDArray size = weight.square().sum().sqrt();
        size.attach(scratch);
        NDArray step = update.square().sum().sqrt();
        NDArray both = size.mul(step).gt(0).toType(DataType.FLOAT32, false);
        NDArray ratio = size.div(step.maximum(1e-30f));
        return ratio.mul(both).add(both.mul(-1).add(1));
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(UpdateRule.named("exp_avg", weights, means));
        state.putAll(UpdateRule.named("exp_avg_sq", weights, squares));
        return state;
    }
}
