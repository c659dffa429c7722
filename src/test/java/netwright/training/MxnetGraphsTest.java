package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.Layer;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.catalog.Scaling;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network run as graphs against its layers run one by one. */
@Tag("training")
class MxnetGraphsTest {

    private static final int IMAGES = 8;

    /** Gradients of a map that several layers read are summed in another order. */
    private static final double OTHER_ORDER = 1e-5;

    static Stream<String> presets() {
        return Stream.of("resnet20_cifar", "googlenet_aux", "shufflenet_v2_x0_5", "efficientnet_b0", "convnext_tiny");
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_step_of_a_published_network_gives_what_its_layers_give_one_by_one(String id) {
        assertSame(Scaling.of(
                        Presets.find(id).orElseThrow().architecture(),
                        TensorShape.map(3, 32, 32),
                        10,
                        Scaling.Stem.AS_DRAWN)
                .architecture());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void so_does_a_step_of_a_random_network(int seed) {
        assertSame(RandomNetworks.draw(seed));
    }

    /** Its pooling reads a ReLU whose output is needed again by the backward pass. */
    @Test
    void so_does_a_step_of_a_network_that_pools_in_the_middle() {
        assertSame(TrainerTest.networkWithAuxiliaryHead());
    }

    private static void assertSame(Architecture network) {
        List<LayerReport> layers = Analysis.of(network).layers();
        Map<String, float[]> graphs = step(layers, true);
        assertThat(Probe.differences(graphs, step(layers, false), OTHER_ORDER)).isEmpty();
        assertThat(Probe.differences(graphs, step(layers, true), 0))
                .as("done again")
                .isEmpty();
    }

    private static Map<String, float[]> step(List<LayerReport> layers, boolean graphs) {
        LoweredBlock block = Lowering.lower(layers, EngineName.MXNET);
        Engine engine = Engines.get(EngineName.MXNET);
        Map<String, float[]> seen = new LinkedHashMap<>();
        TensorShape in = layers.getFirst().output();
        try (NDManager base = engine.newBaseManager(Device.cpu());
                NDManager scratch = base.newSubManager()) {
            block.initialize(base, 7);
            Random random = new Random(1);
            float[] values = new float[IMAGES * (int) in.elements()];
            IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian());
            NDArray x = scratch.create(values, new Shape(IMAGES, in.channels(), in.height(), in.width()));
            Pass pass = Pass.training(scratch, 3, Set.of(), Part.whole(IMAGES));
            Heads heads;
            try (Recording recording = Recording.start(engine)) {
                heads = graphs ? block.heads(x, pass) : oneByOne(block, layers, x, pass);
                recording.backward(heads.loss(targets(heads.scores(), scratch), IMAGES));
            }
            pass.finish();
            seen.put("scores", heads.scores().toFloatArray());
            for (int i = 0; i < heads.auxiliaries().size(); i++) {
                seen.put("auxiliary " + i, heads.auxiliaries().get(i).scores().toFloatArray());
            }
            for (LoweredBlock.Weight weight : block.weights()) {
                NDArray array = weight.spec().trained() ? weight.array().getGradient() : weight.array();
                seen.put(weight.name(), array.toFloatArray());
            }
        }
        return seen;
    }

    /** The n-th image belongs to class n. */
    private static NDArray targets(NDArray scores, NDManager scratch) {
        int classes = (int) scores.getShape().get(1);
        float[] wanted = new float[IMAGES * classes];
        IntStream.range(0, IMAGES).forEach(i -> wanted[classes * i + i % classes] = 1);
        return scratch.create(wanted, scores.getShape());
    }

    private static Heads oneByOne(LoweredBlock block, List<LayerReport> layers, NDArray x, Pass pass) {
        Wiring wiring = block.wiring();
        NDArray[] results = new NDArray[wiring.size()];
        NDArray scores = x;
        List<Heads.Auxiliary> auxiliaries = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            wiring.compute(i, x, results, pass);
            String id = wiring.layers().get(i).id();
            Layer layer = layers.stream()
                    .filter(report -> report.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .layer();
            if (layer instanceof AuxiliaryOutput output) {
                auxiliaries.add(new Heads.Auxiliary(results[i], output.weight()));
            } else if (layer instanceof Output || i == results.length - 1) {
                scores = results[i];
            }
        }
        return new Heads(scores, auxiliaries);
    }
}
