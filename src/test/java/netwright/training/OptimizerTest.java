package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One weight and one bias that see gradients 0.3·step − 0.8 and 1 at rates of 0.01 to 0.05, then 0.05·(1 + cos π/20)/2.
 * Expected values of the rules that PyTorch has are those of torch.optim 1.13 in double precision.
 */
@Tag("training")
class OptimizerTest {

    private static final double[] RATES = {0.01, 0.02, 0.03, 0.04, 0.05, 0.05 * 0.5 * (1 + Math.cos(Math.PI * 5 / 100))
    };
    private static final double DECAY = 0.3;

    private record Case(Optimizer rule, double[] weight, double[] bias) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    new Optimizer.Sgd(0.1, 0.9, false, DECAY, false),
                    new double[] {0.7029, 0.7079026, 0.705284987, 0.677680431, 0.601460099, 0.474625507},
                    new double[] {0.19, 0.152, 0.0707, -0.06686, -0.271615, -0.504452315}),
            new Case(
                    new Optimizer.Sgd(0.1, 0.8, true, DECAY, false),
                    new double[] {0.70522, 0.708515624, 0.695870004, 0.6485523, 0.545074124, 0.394291153},
                    new double[] {0.182, 0.1332, 0.04464, -0.089824, -0.274288, -0.470642985}),
            new Case(
                    new Optimizer.Sgd(0.1, 0, false, DECAY, false),
                    new double[] {0.7029, 0.7026826, 0.693358457, 0.669038155, 0.624002583, 0.565007954},
                    new double[] {0.19, 0.17, 0.14, 0.1, 0.05, 0.000307791}),
            new Case(
                    new Optimizer.Adam(0.1, 0.8, 0.95, 1e-3, DECAY, false),
                    new double[] {0.709965636, 0.721916062, 0.714952271, 0.689298562, 0.648682877, 0.603733789},
                    new double[] {0.19000999, 0.17002997, 0.14005994, 0.1000999, 0.05014985, 0.000507284}),
            new Case(
                    new Optimizer.AdamW(0.1, 0.8, 0.95, 1e-3, DECAY, false),
                    new double[] {0.70788004, 0.721258397, 0.729803683, 0.717191166, 0.680425938, 0.633330584},
                    new double[] {0.19000999, 0.17002997, 0.14005994, 0.1000999, 0.05014985, 0.000507284}),
            new Case(
                    new Optimizer.RmsProp(0.1, 0.9, 0.03, 0.5, DECAY, false),
                    new double[] {0.723827903, 0.744728685, 0.700335385, 0.576792514, 0.385232826, 0.182526918},
                    new double[] {0.171117279, 0.09930596, -0.00904086, -0.146161855, -0.306497175, -0.455718231}),
            lion(),
            lamb());

    /** Chen et al., 2023, algorithm 2, written out. */
    private static Case lion() {
        double[] weight = new double[6];
        double[] bias = new double[6];
        double w = 0.7;
        double b = 0.2;
        double m = 0;
        double n = 0;
        for (int t = 0; t < 6; t++) {
            double g = 0.3 * (t + 1) - 0.8;
            w -= RATES[t] * (Math.signum(0.9 * m + 0.1 * g) + DECAY * w);
            b -= RATES[t] * Math.signum(0.9 * n + 0.1);
            m = 0.99 * m + 0.01 * g;
            n = 0.99 * n + 0.01;
            weight[t] = w;
            bias[t] = b;
        }
        return new Case(new Optimizer.Lion(0.1, 0.9, 0.99, DECAY, false), weight, bias);
    }

    /** You et al., 2020, algorithm 2 with φ(z) = z: of a single weight the ratio times the step is |w| along the sign. */
    private static Case lamb() {
        double[] weight = new double[6];
        double[] bias = new double[6];
        double w = 0.7;
        double b = 0.2;
        double m = 0;
        double v = 0;
        double n = 0;
        double u = 0;
        for (int t = 0; t < 6; t++) {
            double g = 0.3 * (t + 1) - 0.8;
            m = 0.8 * m + 0.2 * g;
            v = 0.95 * v + 0.05 * g * g;
            n = 0.8 * n + 0.2;
            u = 0.95 * u + 0.05;
            double first = 1 - Math.pow(0.8, t + 1);
            double second = 1 - Math.pow(0.95, t + 1);
            double step = m / first / (Math.sqrt(v / second) + 1e-3) + DECAY * w;
            w -= RATES[t] * Math.abs(w) / Math.abs(step) * step;
            b -= RATES[t] * n / first / (Math.sqrt(u / second) + 1e-3);
            weight[t] = w;
            bias[t] = b;
        }
        return new Case(new Optimizer.Lamb(0.1, 0.8, 0.95, 1e-3, DECAY, false), weight, bias);
    }

    static Stream<Arguments> all() {
        return CASES.stream()
                .flatMap(one -> Arrays.stream(EngineName.values()).map(engine -> Arguments.of(one, engine)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void weights_follow_pytorch_and_biases_do_not_decay(Case expected, EngineName name) {
        List<double[]> seen = run(Recipe.proposedFor("mnist").withOptimizer(expected.rule()), name);
        for (int t = 0; t < 6; t++) {
            assertThat(seen.get(0)[t]).as("weight after " + (t + 1)).isCloseTo(expected.weight()[t], within(3e-6));
            assertThat(seen.get(1)[t]).as("bias after " + (t + 1)).isCloseTo(expected.bias()[t], within(3e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void with_the_switch_biases_decay_too(EngineName name) {
        Recipe recipe = Recipe.proposedFor("mnist").withOptimizer(new Optimizer.Sgd(0.1, 0, false, DECAY, true));
        double b = 0.2;
        double[] seen = run(recipe, name).get(1);
        for (int t = 0; t < 6; t++) {
            b -= RATES[t] * (1 + DECAY * b);
            assertThat(seen[t]).isCloseTo(b, within(1e-6));
        }
    }

    /** ‖(0.3·step − 0.8, 1)‖ is above 0.5 each time, so every gradient is scaled to length 0.5. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void clipping_shortens_the_gradient_of_all_weights_together(EngineName name) {
        Recipe recipe = Recipe.proposedFor("mnist")
                .withOptimizer(new Optimizer.Sgd(0.1, 0, false, 0, false))
                .withRegularisation(List.of(new Regulariser.GradientClipping(0.5)));
        List<double[]> seen = run(recipe, name);
        double w = 0.7;
        double b = 0.2;
        for (int t = 0; t < 6; t++) {
            double g = 0.3 * (t + 1) - 0.8;
            double factor = Math.min(1, 0.5 / (Math.hypot(g, 1) + 1e-6));
            w -= RATES[t] * factor * g;
            b -= RATES[t] * factor;
            assertThat(seen.get(0)[t]).isCloseTo(w, within(1e-6));
            assertThat(seen.get(1)[t]).isCloseTo(b, within(1e-6));
        }
    }

    /** a = d·a + (1 − d)·w with d = min(0.5, (1 + t)/(10 + t)), beginning at the first weight. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void the_average_of_weights_follows_its_definition_and_swaps_in_and_out(EngineName name) {
        try (Bench bench = new Bench(name)) {
            Shadow average = new Shadow(bench.block.weights(), bench.manager);
            double expected = 0.7;
            for (int t = 1; t <= 12; t++) {
                bench.weight().set(new float[] {t});
                try (NDManager scratch = bench.manager.newSubManager()) {
                    average.follow(0.5, t, scratch);
                }
                double d = Math.min(0.5, (1.0 + t) / (10 + t));
                expected = d * expected + (1 - d) * t;
            }
            double inUse = average.using(() -> (double) bench.weight().toFloatArray()[0]);
            assertThat(inUse).isCloseTo(expected, within(1e-5));
            assertThat(bench.weight().toFloatArray()).containsExactly(12);
        }
    }

    private static List<double[]> run(Recipe recipe, EngineName name) {
        try (Bench bench = new Bench(name)) {
            UpdateRule rule = UpdateRule.of(recipe.optimizer(), bench.block, bench.manager);
            Rates rates = Rates.plain(step -> RATES[step]);
            double[] weights = new double[6];
            double[] biases = new double[6];
            for (int step = 1; step <= 6; step++) {
                try (NDManager scratch = bench.manager.newSubManager()) {
                    try (GradientCollector collector = bench.engine.newGradientCollector()) {
                        NDArray in = scratch.create(new float[] {step * 0.3f - 0.8f}, new Shape(1, 1, 1, 1));
                        collector.backward(bench.block
                                .forward(in, new Pass(scratch, true, 0))
                                .sum());
                    }
                    Gradients gradients = Gradients.of(UpdateRule.trained(bench.block), rates, step, scratch)
                            .clipped(recipe);
                    rule.step(step, rates, gradients, scratch);
                    gradients.clear(name == EngineName.PYTORCH);
                }
                weights[step - 1] = bench.weight().toFloatArray()[0];
                biases[step - 1] = bench.block.weights().get(1).array().toFloatArray()[0];
            }
            return List.of(weights, biases);
        }
    }

    /** A linear layer with one weight, 0.7, and one bias, 0.2. */
    private static final class Bench implements AutoCloseable {
        final Engine engine;
        final NDManager manager;
        final LoweredBlock block;

        Bench(EngineName name) {
            Architecture drawing = Architecture.empty("one weight", TensorShape.map(1, 1, 1), 1)
                    .add(Node.of("flat", new Flatten()))
                    .connect("input", "flat")
                    .add(Node.of("linear", new Linear(1, true)))
                    .connect("flat", "linear");
            block = Lowering.lower(Analysis.of(drawing).layers().subList(0, 3), name);
            engine = Engines.get(name);
            manager = engine.newBaseManager();
            block.initialize(manager, 1);
            weight().set(new float[] {0.7f});
            block.weights().get(1).array().set(new float[] {0.2f});
        }

        NDArray weight() {
            return block.weights().get(0).array();
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
