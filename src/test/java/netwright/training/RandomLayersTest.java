package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.DropPath;
import netwright.architecture.Dropout;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers that behave otherwise in training, against the lecture's definitions. */
@Tag("training")
class RandomLayersTest {

    private static LoweredBlock layer(Operation operation, TensorShape in, EngineName engine) {
        Architecture drawing = Architecture.empty("one", in, 1)
                .add(Node.of("layer", operation))
                .connect("input", "layer");
        return Lowering.lower(Analysis.of(drawing).layers().subList(0, 2), engine);
    }

    private interface Passes {
        Pass in(NDManager manager);
    }

    private static float[] run(
            Operation operation,
            TensorShape in,
            EngineName name,
            float[] values,
            List<Float> scaleAndShift,
            Passes pass) {
        LoweredBlock block = layer(operation, in, name);
        Engine engine = Engines.get(name);
        try (NDManager manager = engine.newBaseManager();
                NDManager step = manager.newSubManager();
                GradientCollector recording = engine.newGradientCollector()) {
            block.initialize(manager, 1);
            for (int i = 0; i < scaleAndShift.size(); i++) {
                block.weights().get(i).array().set(new float[] {scaleAndShift.get(i)});
            }
            NDArray x = step.create(
                    values, new Shape(values.length / in.elements(), in.channels(), in.height(), in.width()));
            float[] result = block.forward(x.mul(1), pass.in(step)).toFloatArray();
            assertThat(recording).isNotNull();
            return result;
        }
    }

    /** The lecture's worked example, and PyTorch's figures for it with ε = 10⁻⁵. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void batch_norm_turns_2_4_6_8_into_the_lectures_values(EngineName engine) {
        float[] batch = {2, 4, 6, 8};
        TensorShape one = TensorShape.map(1, 1, 1);
        for (Passes pass : List.<Passes>of(m -> new Pass(m, true, 1), Pass::batchStatistics)) {
            float[] plain = run(BatchNorm2d.plain(), one, engine, batch, List.of(), pass);
            assertNear(plain, 1e-4, -1.34164, -0.44721, 0.44721, 1.34164);
            float[] scaled = run(BatchNorm2d.plain(), one, engine, batch, List.of(2f, 1f), pass);
            assertNear(scaled, 1e-4, -1.68328, 0.10557, 1.89443, 3.68328);
        }
        assertNear(run(BatchNorm2d.plain(), one, engine, batch, List.of(), Pass::inference), 1e-3, 2, 4, 6, 8);
    }

    private static void assertNear(float[] actual, double tolerance, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** Inverted dropout: a value is 0 or 1/(1 − p), its expectation 1; at test time nothing happens. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void dropout_keeps_the_expectation_and_is_gone_at_test_time(EngineName engine) {
        TensorShape in = TensorShape.map(10, 10, 10);
        float[] ones = ones(20_000);
        float[] dropped = run(new Dropout(0.3), in, engine, ones, List.of(), m -> new Pass(m, true, 5));
        double mean = 0;
        for (float value : dropped) {
            assertThat(value).isIn(0f, (float) (1 / 0.7));
            mean += value / dropped.length;
        }
        assertThat(mean).isCloseTo(1, within(0.02));
        assertThat(run(new Dropout(0.3), in, engine, ones, List.of(), Pass::inference))
                .containsOnly(1f);
        assertThat(run(new Dropout(0.3), in, engine, ones, List.of(), Pass::batchStatistics))
                .containsOnly(1f);
    }

    /** Whole images go or stay; those that stay grow by 1/(1 − p), so the expectation is the branch itself. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void drop_path_drops_whole_images_and_keeps_the_expectation(EngineName engine) {
        TensorShape in = TensorShape.map(2, 2, 2);
        int images = 4000;
        float[] dropped = run(new DropPath(0.25), in, engine, ones(8 * images), List.of(), m -> new Pass(m, true, 9));
        double mean = 0;
        for (int i = 0; i < images; i++) {
            for (int j = 1; j < 8; j++) {
                assertThat(dropped[8 * i + j]).isEqualTo(dropped[8 * i]);
            }
            assertThat(dropped[8 * i]).isIn(0f, (float) (1 / 0.75));
            mean += dropped[8 * i] / images;
        }
        assertThat(mean).isCloseTo(1, within(0.03));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
