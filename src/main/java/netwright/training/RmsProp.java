package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.Optimizer;

/** {@link Optimizer.RmsProp}. MXNet's own operator puts ε inside the root and knows no momentum, so none is used. */
final class RmsProp implements UpdateRule {

    private final Optimizer.RmsProp rule;
    private final List<LoweredBlock.Weight> weights;
    private final NDArray[] squares;
    private final NDArray[] momenta;

    RmsProp(Optimizer.RmsProp rule, LoweredBlock block, NDManager manager) {
        this.rule = rule;
        this.weights = UpdateRule.trained(block);
        this.squares = UpdateRule.zeros(weights, manager);
        this.momenta = UpdateRule.zeros(weights, manager);
    }

    @Override
    public void step(int step, Rates rates, Gradients gradients, NDManager scratch) {
        for (int i = 0; i < squares.length; i++) {
            LoweredBlock.Weight weight = weights.get(i);
            NDArray gradient = gradients.get(i);
            if (gradient == null) {
                continue;
            }
            UpdateRule.pull(gradient, rule, weight, scratch);
            squares[i].muli(rule.alpha()).addi(gradient.square().muli(1 - rule.alpha()));
            NDArray root = squares[i].sqrt();
            root.attach(scratch);
            NDArray direction = gradient.div(root.addi(rule.eps()));
            momenta[i].muli(rule.momentum()).addi(direction);
            weight.array().subi(UpdateRule.times(momenta[i], rates.of(weight, step), scratch));
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(UpdateRule.named("square_avg", weights, squares));
        state.putAll(UpdateRule.named("momentum_buffer", weights, momenta));
        return state;
    }
}
