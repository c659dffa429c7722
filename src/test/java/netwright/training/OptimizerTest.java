package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.OptimizerName;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("training")
class OptimizerTest {

    private static final double DECAY = 0.3;
    private static final Schedule SCHEDULE = new Schedule(0.05, 5, 100);

    static Stream<Arguments> all() {
        return Arrays.stream(OptimizerName.values())
                .flatMap(rule -> Arrays.stream(EngineName.values()).map(engine -> Arguments.of(rule, engine)));
    }

    /** One weight and one bias that see gradients x and 1. */
    @ParameterizedTest
    @MethodSource("all")
    void weights_follow_the_formula_of_pytorch_and_biases_do_not_decay(OptimizerName rule, EngineName name) {
        Architecture drawing = Architecture.empty("one weight", TensorShape.map(1, 1, 1), 1)
                .add(Node.of("flat", new Flatten()))
                .connect("input", "flat")
                .add(Node.of("linear", new Linear(1, true)))
                .connect("flat", "linear");
        LoweredBlock block = Lowering.lower(Analysis.of(drawing).layers().subList(0, 3), name);
        Engine engine = Engines.get(name);
        try (NDManager manager = engine.newBaseManager()) {
            block.initialize(manager, 1);
            NDArray weight = block.weights().get(0).array();
            NDArray bias = block.weights().get(1).array();
            weight.set(new float[] {0.7f});
            bias.set(new float[] {0.2f});
            Optimizer optimizer =
                    Optimizer.of(new Recipe("mnist", 1, 1, rule, 0.05, DECAY, 1, name, "cpu"), block, manager);
            Reference expectedWeight = new Reference(rule, 0.7, DECAY);
            Reference expectedBias = new Reference(rule, 0.2, 0);
            for (int step = 1; step <= 8; step++) {
                float x = step * 0.3f - 0.8f;
                try (NDManager scratch = manager.newSubManager();
                        GradientCollector collector = engine.newGradientCollector()) {
                    NDArray in = scratch.create(new float[] {x}, new Shape(1, 1, 1, 1));
                    collector.backward(
                            block.forward(in, new Pass(scratch, true, 0)).sum());
                }
                optimizer.step(step, SCHEDULE, manager);
                expectedWeight.step(x, step);
                expectedBias.step(1, step);
                assertThat((double) weight.toFloatArray()[0]).isCloseTo(expectedWeight.value, within(3e-6));
                assertThat((double) bias.toFloatArray()[0]).isCloseTo(expectedBias.value, within(3e-6));
            }
        }
    }

    /** torch.optim's documentation, in double precision. */
    private static final class Reference {
        final OptimizerName rule;
        final double decay;
        double value;
        double first;
        double second;

        Reference(OptimizerName rule, double value, double decay) {
            this.rule = rule;
            this.value = value;
            this.decay = decay;
        }

        void step(double gradient, int step) {
            double rate = SCHEDULE.rate(step - 1);
            double g = rule == OptimizerName.ADAMW ? gradient : gradient + decay * value;
            if (rule == OptimizerName.SGD) {
                first = 0.9 * first + g;
                value -= rate * (g + 0.9 * first);
                return;
            }
            if (rule == OptimizerName.ADAMW) {
                value *= 1 - rate * decay;
            }
            first = 0.9 * first + 0.1 * g;
            second = 0.999 * second + 0.001 * g * g;
            double mean = first / (1 - Math.pow(0.9, step));
            double square = second / (1 - Math.pow(0.999, step));
            value -= rate * mean / (Math.sqrt(square) + 1e-8);
        }
    }
}
