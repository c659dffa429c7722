package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.Layer;
import netwright.architecture.Node;
import netwright.architecture.OperationType;
import netwright.architecture.Selection;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.catalog.Scaling;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("training")
class LoweringTest {

    static Stream<Layer> layers() {
        return LayerSamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shapes_and_parameter_counts_are_those_of_the_analysis(Layer layer) {
        List<LayerReport> network = LayerSamples.alone(layer);
        LayerReport report = network.getLast();
        for (EngineName engine : EngineName.values()) {
            LoweredBlock block = Lowering.lower(network, engine);
            try (NDManager manager = Engines.get(engine).newBaseManager()) {
                block.initialize(manager, 1);
                TensorShape in = LayerSamples.IN;
                NDArray x = manager.ones(new Shape(2, in.channels(), in.height(), in.width()));
                NDArray y = block.forward(x, Pass.inference(manager));
                assertThat(y.size()).isEqualTo(2 * report.output().elements());
                assertThat(block.getOutputShapes(new Shape[] {x.getShape()})[0].size())
                        .isEqualTo(y.size());
            }
            assertThat(trained(block)).isEqualTo(report.cost().parameters());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain_cnn", "mini_resnet", "mini_convnext", "mini_inception"})
    void a_starter_is_sound_and_its_block_has_the_parameters_the_analysis_counts(String starter) {
        Architecture architecture = Starters.get(starter);
        LoweredBlock block = Lowering.lower(architecture, EngineName.MXNET);
        try (NDManager manager = Engines.get(EngineName.MXNET).newBaseManager()) {
            block.initialize(manager, 1);
            assertThat(trained(block))
                    .isEqualTo(Analysis.of(architecture).totals().cost().parameters());
            assertThat(block.getParameters().values().stream()
                            .filter(parameter -> parameter.requiresGradient())
                            .mapToLong(parameter -> parameter.getArray().size())
                            .sum())
                    .isEqualTo(trained(block));
        }
    }

    @ParameterizedTest
    @MethodSource("netwright.catalog.Presets#ids")
    void every_preset_becomes_a_block_with_the_parameters_the_analysis_counts(String preset) {
        Architecture architecture = Presets.find(preset).orElseThrow().architecture();
        long counted = Analysis.of(architecture).totals().cost().parameters();

        for (EngineName engine : EngineName.values()) {
            assertThat(trained(Lowering.lower(architecture, engine))).isEqualTo(counted);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet20_cifar",
                "mobilenet_v3_small",
                "efficientnet_b0",
                "densenet121",
                "googlenet_aux",
                "inception_v3",
                "squeezenet1_1",
                "shufflenet_v2_x0_5",
                "regnet_y_400mf",
                "mnasnet0_5"
            })
    void a_published_network_scaled_to_small_images_computes_on_both_engines(String preset) {
        Architecture architecture = Scaling.of(
                        Presets.find(preset).orElseThrow().architecture(),
                        TensorShape.map(3, 32, 32),
                        10,
                        Scaling.Stem.AS_DRAWN)
                .architecture();
        for (EngineName engine : EngineName.values()) {
            LoweredBlock block = Lowering.lower(architecture, engine);
            try (NDManager manager = Engines.get(engine).newBaseManager()) {
                block.initialize(manager, 1);
                NDArray scores = block.forward(manager.ones(new Shape(2, 3, 32, 32)), Pass.inference(manager));

                assertThat(scores.getShape()).isEqualTo(new Shape(2, 10));
                assertThat(scores.toFloatArray()).doesNotContain(Float.NaN);
            }
            assertThat(trained(block))
                    .isEqualTo(Analysis.of(architecture).totals().cost().parameters());
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_network_with_a_block_of_its_own_computes_what_its_layers_compute(EngineName engine) {
        Architecture layers = RandomNetworks.draw(3);
        Architecture drawn = ownBlock(layers);
        assertThat(drawn.blocks()).hasSize(1);
        assertThat(scores(drawn, engine)).isEqualTo(scores(Expansion.expand(drawn), engine));
        assertThat(trained(Lowering.lower(drawn, engine))).isEqualTo(trained(Lowering.lower(layers, engine)));
    }

    /** Everything between the input and the output as one block. */
    private static Architecture ownBlock(Architecture layers) {
        List<String> inner = layers.nodes().stream()
                .filter(node -> node.operation().type().group() != OperationType.Group.ENDS)
                .map(Node::id)
                .toList();
        Selection selection = Selection.of(layers, inner);
        return selection.replacedBy(selection.definition("all", "All of it", selection.liftable()));
    }

    private static float[] scores(Architecture architecture, EngineName engine) {
        LoweredBlock block = Lowering.lower(architecture, engine);
        try (NDManager manager = Engines.get(engine).newBaseManager()) {
            block.initialize(manager, 1);
            TensorShape in = architecture.input();
            NDArray x = manager.ones(new Shape(2, in.channels(), in.height(), in.width()));
            return block.forward(x, Pass.inference(manager)).toFloatArray();
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_pass_leaves_nothing_behind_in_the_manager_that_owns_the_weights(EngineName engine) {
        Architecture architecture = RandomNetworks.draw(3);
        LoweredBlock block = Lowering.lower(architecture, engine);
        try (NDManager manager = Engines.get(engine).newBaseManager()) {
            block.initialize(manager, 1);
            int before = manager.getManagedArrays().size();
            for (int i = 0; i < 3; i++) {
                try (NDManager step = manager.newSubManager()) {
                    TensorShape in = architecture.input();
                    NDArray x = step.ones(new Shape(2, in.channels(), in.height(), in.width()));
                    block.forward(x, new Pass(step, true, i)).toFloatArray();
                }
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void a_network_with_an_error_is_refused_with_the_error() {
        Architecture unfinished = Architecture.empty("unfinished", TensorShape.map(1, 8, 8), 10);
        assertThatThrownBy(() -> Lowering.lower(unfinished, EngineName.MXNET))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageStartingWith("The network cannot be trained yet: ");
    }

    private static long trained(LoweredBlock block) {
        return block.weights().stream()
                .filter(weight -> weight.spec().trained())
                .mapToLong(weight -> weight.spec().size())
                .sum();
    }
}
