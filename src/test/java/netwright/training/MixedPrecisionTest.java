package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Input;
import netwright.architecture.Layer;
import netwright.architecture.Node;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Precision;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** bfloat16 against float32 on the PyTorch engine. */
@Tag("training")
class MixedPrecisionTest {

    /** The most that rounding to 8 significant bits changes a value by, relative to it. */
    private static final double UNIT = 1.0 / 512;

    private static final TensorShape WIDE = TensorShape.map(32, 11, 9);

    static Stream<Layer> layers() {
        return LayerSamples.all().stream();
    }

    /** Their channels fill oneDNN's blocks of sixteen, so they are computed in bfloat16 on the CPU. */
    static Stream<Conv2d> lowered() {
        return Stream.of(
                new Conv2d(48, Size.of(3), Size.of(2), Padding.of(1), Size.ONE, 1, true),
                new Conv2d(16, new Size(3, 4), Size.ONE, new Padding(0, 2, false), Size.ONE, 1, false),
                new Conv2d(16, Size.of(5), Size.of(2), Padding.of(2), Size.ONE, 1, true),
                new Conv2d(64, Size.of(3), Size.ONE, Padding.of(2), Size.of(2), 1, true),
                new Conv2d(64, Size.ONE, Size.ONE, Padding.NONE, Size.ONE, 1, true),
                new Conv2d(32, Size.ONE, Size.of(2), Padding.NONE, Size.ONE, 1, false),
                new Conv2d(64, Size.of(3), Size.ONE, Padding.of(1), Size.ONE, 2, true),
                new Conv2d(32, Size.of(4), Size.ONE, Padding.SAME, Size.ONE, 1, true),
                new Conv2d(32, Size.of(7), Size.ONE, Padding.of(3), Size.ONE, 32, true));
    }

    /** Those that libtorch computes wrongly in bfloat16 on some CPUs. */
    static Stream<Conv2d> kept() {
        return Stream.of(
                new Conv2d(5, Size.of(3), Size.ONE, Padding.of(1), Size.ONE, 1, true),
                new Conv2d(24, Size.of(3), Size.ONE, Padding.of(1), Size.ONE, 1, false),
                new Conv2d(32, Size.of(3), Size.of(2), Padding.of(1), Size.ONE, 32, true),
                new Conv2d(32, Size.of(3), Size.ONE, Padding.of(2), Size.of(2), 32, false));
    }

    /**
     * Inputs, weights and output are rounded once forward and the gradients once backward: four roundings, of which each
     * changes a sum by less than the largest value's share; eight leave room for the one within the kernel.
     */
    @ParameterizedTest
    @MethodSource("layers")
    void a_layer_gives_nearly_what_it_gives_in_float32(Layer layer) {
        for (boolean training : new boolean[] {true, false}) {
            assertThat(Probe.differences(
                            probe(LayerSamples.alone(layer), Precision.FLOAT32, training),
                            probe(LayerSamples.alone(layer), Precision.BFLOAT16, training),
                            8 * UNIT))
                    .as("training: " + training)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lowered")
    void a_convolution_is_computed_in_bfloat16_and_comes_near_float32(Conv2d conv) {
        assertThat(MixedKernels.soundOnCpu(conv, WIDE)).isTrue();
        Map<String, float[]> full = probe(alone(conv), Precision.FLOAT32, true);
        Map<String, float[]> low = probe(alone(conv), Precision.BFLOAT16, true);

        assertThat(Probe.differences(full, low, 8 * UNIT)).isEmpty();
        for (float value : low.get("output")) {
            assertThat(Float.floatToRawIntBits(value) & 0xffff)
                    .as("the half of the bits that bfloat16 lacks")
                    .isZero();
        }
        assertThat(low.get("layer.weight")).isNotEqualTo(full.get("layer.weight"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void a_convolution_that_cannot_be_trusted_stays_in_float32(Conv2d conv) {
        assertThat(MixedKernels.soundOnCpu(conv, WIDE)).isFalse();
        assertThat(Probe.differences(
                        probe(alone(conv), Precision.FLOAT32, true),
                        probe(alone(conv), Precision.BFLOAT16, true),
                        1e-6))
                .isEmpty();
    }

    /**
     * All gradients of a network taken together. A rounding by a share u turns the ReLU of about u of all values on or off,
     * and with it a whole gradient, so that after L of them the gradients are √(L·u) off, far more than by the roundings
     * themselves.
     */
    @ParameterizedTest
    @ValueSource(strings = {"resnet20_cifar", "mini_resnet", "plain_cnn"})
    void a_network_s_gradients_point_where_those_of_float32_do(String preset) {
        List<LayerReport> network = Analysis.of(Starters.get(preset)).layers();
        Map<String, float[]> full = Probe.run(network, EngineName.PYTORCH, 8, true);
        Map<String, float[]> low = Probe.run(network, EngineName.PYTORCH, Precision.BFLOAT16, 8, true);

        double both = 0;
        double squares = 0;
        double lowSquares = 0;
        double off = 0;
        for (String name : full.keySet()) {
            boolean gradient = !name.contains("running") && !name.equals("output") && !name.startsWith("input");
            for (int i = 0; gradient && i < full.get(name).length; i++) {
                double a = full.get(name)[i];
                double b = low.get(name)[i];
                both += a * b;
                squares += a * a;
                lowSquares += b * b;
                off += (a - b) * (a - b);
            }
        }
        long bends = network.stream()
                .filter(report -> report.layer() instanceof Activation)
                .count();
        double expected = Math.sqrt(bends * UNIT);
        assertThat(Math.sqrt(off / squares)).as("relative error").isBetween(expected / 10, 1.5 * expected);
        assertThat(both / Math.sqrt(squares * lowSquares)).as("cosine").isGreaterThan(1 - expected * expected);
    }

    private static Map<String, float[]> probe(List<LayerReport> network, Precision precision, boolean training) {
        return Probe.run(network, EngineName.PYTORCH, precision, 3, training);
    }

    private static List<LayerReport> alone(Layer layer) {
        Architecture drawing = new Architecture("alone", WIDE, 10, List.of(Node.of("input", new Input())), List.of());
        return Analysis.of(drawing.add(Node.of("layer", layer)).connect("input", "layer"))
                .layers();
    }
}
