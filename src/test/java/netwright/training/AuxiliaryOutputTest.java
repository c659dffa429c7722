package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Input;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What auxiliary classifiers do to a step, against the chain rule written out. */
@Tag("training")
class AuxiliaryOutputTest {

    private static final double WEIGHT = 0.4;
    private static final double[][] HIDDEN = {{0.5, -1}, {2, 0.25}};
    private static final double[][] CLASSIFIER = {{1, 0.5}, {-0.5, 2}, {0.25, -1}};
    private static final double[][] AUXILIARY = {{-1, 1}, {0.75, 0.5}, {2, -0.25}};
    private static final double[][] IMAGES = {{1, 2}, {-0.5, 0.75}};
    private static final int[] LABELS = {2, 0};

    /** Two values, two hidden ones, and two classifiers of three classes that both read these. */
    private static Architecture tiny(boolean auxiliary) {
        Architecture drawing = Architecture.empty("tiny", TensorShape.map(2, 1, 1), 3)
                .add(Node.of("flatten", new Flatten()))
                .add(Node.of("hidden", new Linear(2, false)))
                .add(Node.of("fc", new Linear(3, false)))
                .connect("input", "flatten")
                .connect("flatten", "hidden")
                .connect("hidden", "fc")
                .connect("fc", "output");
        return auxiliary
                ? drawing.add(Node.of("aux", new Linear(3, false)))
                        .add(Node.of("aux_output", new AuxiliaryOutput(WEIGHT)))
                        .connect("hidden", "aux")
                        .connect("aux", "aux_output")
                : drawing;
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void loss_and_gradients_are_those_of_the_network_plus_the_weighted_ones_of_the_auxiliary(EngineName name) {
        Engine engine = Engines.get(name);
        LoweredBlock block = Lowering.lower(tiny(true), name);
        try (NDManager manager = engine.newBaseManager();
                NDManager step = manager.newSubManager()) {
            initialize(block, manager);
            NDArray loss;
            Pass pass = new Pass(step, true, 1);
            try (GradientCollector collector = engine.newGradientCollector()) {
                loss = block.heads(images(step), pass).loss(targets(step), 2);
                collector.backward(loss);
            }
            pass.finish();

            Expected expected = Expected.compute();
            assertThat(loss.toType(DataType.FLOAT32, false).toFloatArray()[0])
                    .isCloseTo((float) expected.loss, within(1e-5f));
            Map<String, float[]> gradients = new HashMap<>();
            block.weights()
                    .forEach(weight -> gradients.put(
                            weight.name(), weight.array().getGradient().toFloatArray()));
            assertClose(gradients.get("hidden.weight"), expected.hidden);
            assertClose(gradients.get("fc.weight"), expected.classifier);
            assertClose(gradients.get("aux.weight"), expected.auxiliary);
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void once_trained_a_network_answers_as_if_it_had_no_auxiliary_classifier(EngineName name) {
        float[] with = answers(tiny(true), name);
        float[] without = answers(tiny(false), name);

        assertThat(with).containsExactly(without).hasSize(6);
    }

    private static float[] answers(Architecture architecture, EngineName name) {
        LoweredBlock block = Lowering.lower(architecture, name);
        try (NDManager manager = Engines.get(name).newBaseManager()) {
            initialize(block, manager);
            return block.forward(images(manager), Pass.inference(manager)).toFloatArray();
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void the_batch_norm_of_an_auxiliary_head_moves_in_training_and_is_not_computed_otherwise(EngineName name) {
        Architecture drawing = new Architecture(
                        "normed", TensorShape.map(2, 1, 1), 2, List.of(Node.of("input", new Input())), List.of())
                .add(Node.of("flatten", new Flatten()))
                .add(Node.of("fc", new Linear(2, true)))
                .add(Node.of("output", new Output()))
                .add(Node.of("norm", BatchNorm2d.plain()))
                .add(Node.of("aux_flatten", new Flatten()))
                .add(Node.of("aux_output", new AuxiliaryOutput(1)))
                .connect(Edge.of("input", "flatten"))
                .connect(Edge.of("flatten", "fc"))
                .connect(Edge.of("fc", "output"))
                .connect(Edge.of("input", "norm"))
                .connect(Edge.of("norm", "aux_flatten"))
                .connect(Edge.of("aux_flatten", "aux_output"));
        LoweredBlock block = Lowering.lower(drawing, name);
        try (NDManager manager = Engines.get(name).newBaseManager()) {
            block.initialize(manager, 1);
            float[] before = mean(block);
            recorded(name, manager, pass -> block.forward(images(manager), pass));
            assertThat(mean(block)).containsExactly(before);
            recorded(name, manager, pass -> block.heads(images(manager), pass).loss(manager.ones(new Shape(2, 2)), 2));
            assertThat(mean(block)).isNotEqualTo(before);
        }
    }

    private static void recorded(EngineName name, NDManager manager, Function<Pass, NDArray> forward) {
        Pass pass = new Pass(manager, true, 1);
        try (GradientCollector collector = Engines.get(name).newGradientCollector()) {
            collector.backward(forward.apply(pass).sum());
        }
        pass.finish();
    }

    private static float[] mean(LoweredBlock block) {
        return block.weights().stream()
                .filter(weight -> weight.name().equals("norm.running_mean"))
                .findFirst()
                .orElseThrow()
                .array()
                .toFloatArray();
    }

    private static void initialize(LoweredBlock block, NDManager manager) {
        block.initialize(manager, 1);
        Map<String, double[][]> values =
                Map.of("hidden.weight", HIDDEN, "fc.weight", CLASSIFIER, "aux.weight", AUXILIARY);
        block.weights().forEach(weight -> weight.array().set(flat(values.get(weight.name()))));
    }

    private static NDArray images(NDManager manager) {
        return manager.create(flat(IMAGES), new Shape(2, 2, 1, 1));
    }

    private static NDArray targets(NDManager manager) {
        float[] targets = new float[6];
        for (int i = 0; i < LABELS.length; i++) {
            targets[3 * i + LABELS[i]] = 1;
        }
        return manager.create(targets, new Shape(2, 3));
    }

    private static float[] flat(double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return values;
    }

    private static void assertClose(float[] gradient, double[][] expected) {
        float[] flat = flat(expected);
        assertThat(gradient).hasSize(flat.length);
        for (int i = 0; i < flat.length; i++) {
            assertThat(gradient[i]).isCloseTo(flat[i], within(1e-5f));
        }
    }

    /** Cross-entropy and its gradients by hand: d loss / d score = (softmax − target) / N. */
    private static final class Expected {
        double loss;
        final double[][] hidden = new double[2][2];
        final double[][] classifier = new double[3][2];
        final double[][] auxiliary = new double[3][2];

        static Expected compute() {
            Expected expected = new Expected();
            for (int n = 0; n < IMAGES.length; n++) {
                double[] middle = times(HIDDEN, IMAGES[n]);
                double[] back = new double[2];
                expected.head(CLASSIFIER, 1, middle, LABELS[n], expected.classifier, back);
                expected.head(AUXILIARY, WEIGHT, middle, LABELS[n], expected.auxiliary, back);
                for (int i = 0; i < 2; i++) {
                    for (int j = 0; j < 2; j++) {
                        expected.hidden[i][j] += back[i] * IMAGES[n][j];
                    }
                }
            }
            return expected;
        }

        private void head(
                double[][] weights, double share, double[] middle, int label, double[][] gradient, double[] back) {
            double[] scores = times(weights, middle);
            double sum = 0;
            for (double score : scores) {
                sum += Math.exp(score);
            }
            loss += share * (Math.log(sum) - scores[label]) / IMAGES.length;
            for (int k = 0; k < scores.length; k++) {
                double delta = share * (Math.exp(scores[k]) / sum - (k == label ? 1 : 0)) / IMAGES.length;
                for (int i = 0; i < middle.length; i++) {
                    gradient[k][i] += delta * middle[i];
                    back[i] += delta * weights[k][i];
                }
            }
        }

        private static double[] times(double[][] matrix, double[] vector) {
            double[] product = new double[matrix.length];
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < vector.length; j++) {
                    product[i] += matrix[i][j] * vector[j];
                }
            }
            return product;
        }
    }
}
