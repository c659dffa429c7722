package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import netwright.recipe.Optimizer;

/** {@link Optimizer.Lion}. */
final class Lion implements UpdateRule {

    private final Optimizer.Lion rule;
    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] momenta;

    Lion(Optimizer.Lion rule, LoweredBlock block, NDManager manager) {
        this.rule = rule;
        this.weights = UpdateRule.trained(block);
        this.momenta = UpdateRule.zeros(weights, manager);
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
            double decay = UpdateRule.decay(rule, weight);
            NDArray along = gradient.mul(1 - rule.beta1()).addi(UpdateRule.times(momenta[i], rule.beta1(), scratch));
            if (decay > 0) {
                weight.array().muli(1 - rate * decay);
            }
            weight.array().subi(along.sign().muli(rate));
            momenta[i].muli(rule.beta2()).addi(gradient.mul(1 - rule.beta2()));
        }
    }

    @Override
    public Map<String, NDArray> state() {
        return UpdateRule.named("exp_avg", weights, momenta);
    }
}
