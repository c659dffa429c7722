package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.Input;
import netwright.architecture.Layer;
import netwright.architecture.Node;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tolerances are shares of the largest value of the array compared, 1 at least. */
@Tag("training")
class EnginesAgreeTest {

    private static final double ONE_LAYER = 2e-5;
    private static final double CONVOLUTION = 1e-4;
    private static final double NETWORK = 2e-3;

    static Stream<Layer> layers() {
        return LayerSamples.all().stream();
    }

    static Stream<String> blocks() {
        return OperationTypes.all().stream().filter(OperationType::block).map(OperationType::id);
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @Test
    void every_layer_there_is_has_a_sample() {
        assertThat(LayerSamples.all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(LayerSamples.classes());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_layer_gives_the_same_output_and_gradients_on_both_engines(Layer layer) {
        List<LayerReport> network = LayerSamples.alone(layer);
        for (boolean training : new boolean[] {true, false}) {
            Map<String, float[]> mxnet = Probe.run(network, EngineName.MXNET, 3, training);
            Map<String, float[]> pytorch = Probe.run(network, EngineName.PYTORCH, 3, training);
            assertThat(Probe.differences(mxnet, pytorch, ONE_LAYER))
                    .as("training: " + training)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_gives_the_same_output_and_gradients_on_both_engines(String type) {
        Architecture drawing = new Architecture(
                        type, LayerSamples.IN, 10, List.of(Node.of("input", new Input())), List.of())
                .add(Node.of("block", OperationTypes.get(type).create(Map.of())))
                .connect("input", "block");
        List<LayerReport> network = Analysis.of(drawing).layers();
        Map<String, float[]> mxnet = Probe.run(network, EngineName.MXNET, 3, true);
        Map<String, float[]> pytorch = Probe.run(network, EngineName.PYTORCH, 3, true);
        assertThat(Probe.differences(mxnet, pytorch, NETWORK)).isEmpty();
    }

    /** Few channels, grouped, strided, dilated: where kernels for whole vectors have to take care of rests. */
    @Test
    void convolutions_of_every_form_give_the_same_output_and_gradients_on_both_engines() {
        Random random = new Random(1);
        for (int i = 0; i < 250; i++) {
            List<LayerReport> network = RandomNetworks.convolution(random);
            Map<String, float[]> mxnet = Probe.run(network, EngineName.MXNET, 3, true);
            Map<String, float[]> pytorch = Probe.run(network, EngineName.PYTORCH, 3, true);
            assertThat(Probe.differences(mxnet, pytorch, CONVOLUTION))
                    .as(network.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_network_gives_the_same_output_and_gradients_on_both_engines(int seed) {
        Architecture drawing = RandomNetworks.draw(seed);
        List<LayerReport> network = Analysis.of(drawing).layers();
        for (boolean training : new boolean[] {true, false}) {
            Map<String, float[]> mxnet = Probe.run(network, EngineName.MXNET, 4, training);
            Map<String, float[]> pytorch = Probe.run(network, EngineName.PYTORCH, 4, training);
            assertThat(Probe.differences(mxnet, pytorch, NETWORK))
                    .as(drawing.nodes().toString())
                    .isEmpty();
        }
    }
}
