package netwright.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.ReceptiveField;
import netwright.analysis.ReferenceTable;
import netwright.analysis.Sketch;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.DepthwiseSeparable;
import netwright.architecture.InvalidSetting;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Position;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs by hand and by published networks that are another published network with one thing swapped. */
class ExperimentsTest {

    private static final int C = 24;
    private static final int D = 40;

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    private static Outcome apply(String experiment, Architecture a, Map<String, Object> settings) {
        return Experiments.find(experiment).orElseThrow().apply(Scene.of(a), settings);
    }

    private static long parameters(Architecture a) {
        return Analysis.of(a).totals().cost().parameters();
    }

    private static long macs(Architecture a) {
        return Analysis.of(a).totals().cost().macs();
    }

    private static ReceptiveField field(Architecture a) {
        return Analysis.of(a).totals().receptiveField();
    }

    /** A 3×3 from C to D channels between two layers that stay the same. */
    private static Architecture oneConvolution(Conv2d conv) {
        return Sketch.of(3, 20, 20)
                .conv("stem", C, 1, 1)
                .then("conv", conv)
                .relu("relu")
                .classified();
    }

    @ParameterizedTest
    @CsvSource({
        // 9·24 + 24·40; the lecture's saving
        "depthwise, nothing, 1176",
        // 24·10 + 9·10·10 + 10·40
        "bottleneck, nothing, 1540",
        // 3·24·40 + 3·40·40
        "factorised, nothing, 7680"
    })
    void a_3x3_convolution_is_replaced_at_the_cost_of_the_formula(String id, String between, long weights) {
        Architecture before = oneConvolution(Conv2d.plain(D, 3, 1));

        Outcome outcome = apply(id, before, Map.of("between", between));

        assertThat(outcome.places()).isEqualTo(1);
        assertThat(parameters(before) - 9 * C * D).isEqualTo(parameters(outcome.architecture()) - weights);
        assertThat(macs(before) - 9L * C * D * 400).isEqualTo(macs(outcome.architecture()) - weights * 400);
        assertThat(field(outcome.architecture())).isEqualTo(field(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"depthwise", "bottleneck", "factorised"})
    void stride_padding_and_dilation_of_a_3x3_are_kept(String id) {
        Conv2d odd = (Conv2d) Conv2d.TYPE.create(Map.of(
                "out",
                D,
                "stride",
                new netwright.architecture.Size(2, 1),
                "padding",
                new netwright.architecture.Padding(0, 2, false),
                "dilation",
                new netwright.architecture.Size(1, 2)));
        Architecture before = oneConvolution(odd);

        Architecture after = apply(id, before, Map.of()).architecture();

        assertThat(field(after)).isEqualTo(field(before));
        assertThat(Analysis.of(after).nodes().get("relu").output())
                .isEqualTo(Analysis.of(before).nodes().get("relu").output());
    }

    @Test
    void resnet_18_with_depthwise_separable_convolutions_costs_what_its_table_of_shapes_says() {
        Architecture before = preset("resnet18");

        Outcome outcome = apply("depthwise", before, Map.of());

        // Per stage: width, side, and the width that enters; two blocks of two 3×3 each.
        int[][] stages = {{64, 56, 64}, {128, 28, 64}, {256, 14, 128}, {512, 7, 256}};
        long fullWeights = 0;
        long fullMacs = 0;
        long weights = 0;
        long macs = 0;
        for (int[] stage : stages) {
            long positions = (long) stage[1] * stage[1];
            for (int conv = 0; conv < 4; conv++) {
                long in = conv == 0 ? stage[2] : stage[0];
                long out = stage[0];
                fullWeights += 9 * in * out;
                fullMacs += 9 * in * out * positions;
                weights += 9 * in + in * out;
                macs += (9 * in + in * out) * positions;
            }
        }
        long parameters = Long.parseLong(ReferenceTable.model("resnet18").get("params"));
        long all = Long.parseLong(ReferenceTable.model("resnet18").get("macs_conv_linear"));
        assertThat(outcome.places()).isEqualTo(16);
        assertThat(parameters(outcome.architecture())).isEqualTo(parameters - fullWeights + weights);
        assertThat(macs(outcome.architecture())).isEqualTo(all - fullMacs + macs);
        assertThat(field(outcome.architecture())).isEqualTo(field(before));
    }

    @Test
    void a_7x7_at_stride_1_becomes_three_3x3_that_see_the_same_for_27_in_place_of_49() {
        Architecture before = Sketch.of(C, 20, 20).conv("conv", C, 7, 1).classified();

        Outcome outcome = apply("large_kernels", before, Map.of());

        assertThat(field(outcome.architecture())).isEqualTo(field(before));
        assertThat(parameters(before) - parameters(outcome.architecture())).isEqualTo((49 - 27) * C * C);
        assertThat(outcome.changes()).anyMatch(sentence -> sentence.contains("sees exactly"));
    }

    @ParameterizedTest
    @CsvSource({"the first, 11", "the last, 7"})
    void a_strided_stem_keeps_its_field_only_with_the_stride_on_the_last(String where, long side) {
        Architecture before = Sketch.of(3, 56, 56).conv("stem", C, 7, 2).classified();

        Outcome outcome = apply("large_kernels", before, Map.of("stride", where));

        Analysis after = Analysis.of(outcome.architecture());
        assertThat(after.totals().receptiveField().vertical().size()).isEqualTo(side);
        assertThat(after.totals().receptiveField().vertical().stride()).isEqualTo(2);
        assertThat(after.nodes().get("stem.conv3").output())
                .isEqualTo(Analysis.of(before).nodes().get("stem").output());
        assertThat(outcome.changes()).anyMatch(sentence -> sentence.contains(side == 7 ? "stays 7" : "from 7 to 11"));
    }

    @Test
    void alexnets_11x11_has_too_little_padding_to_stride_first_and_strides_last() {
        Architecture before = preset("alexnet");

        Architecture after = apply("large_kernels", before, Map.of()).architecture();

        assertThat(field(after)).isEqualTo(field(before));
        assertThat(Analysis.of(after).nodes().get("features.0.conv5").output())
                .isEqualTo(Analysis.of(before).nodes().get("features.0").output());
    }

    @ParameterizedTest
    @CsvSource({
        "resnext, resnet50, resnext50_32x4d, {}",
        "batch_norm, vgg11, vgg11_bn, {bias=true}",
        "batch_norm, vgg19, vgg19_bn, {bias=true}",
        "shortcuts, plain20_cifar, resnet20_cifar, {shortcut=pad}",
        "shortcuts, plain56_cifar, resnet56_cifar, {shortcut=pad}"
    })
    void an_experiment_on_one_published_network_gives_another(String id, String from, String to, String given) {
        Map<String, Object> settings = given.equals("{}")
                ? Map.of()
                : given.contains("true") ? Map.of("bias", true) : Map.of("shortcut", "pad");

        Architecture after = apply(id, preset(from), settings).architecture();

        assertThat(parameters(after)).isEqualTo(parameters(preset(to)));
        assertThat(macs(after)).isEqualTo(macs(preset(to)));
        assertThat(Analysis.of(after).layers())
                .extracting(LayerReport::layer)
                .containsExactlyElementsOf(Analysis.of(preset(to)).layers().stream()
                        .map(LayerReport::layer)
                        .toList());
    }

    /**
     * The presets stride on the 1×1, as the paper's Caffe models; with the stride on the 3×3 they are timm's seresnet50 and
     * seresnet152, whose MACs were counted in PyTorch.
     */
    @ParameterizedTest
    @CsvSource({"resnet50, se_resnet50, 4091699200", "resnet152, se_resnet152, 11520204800"})
    void gates_in_every_block_of_a_resnet_give_the_se_resnet(String from, String to, long macs) {
        Architecture after = apply("squeeze_excitation", preset(from), Map.of()).architecture();

        Map<String, String> row = ReferenceTable.read("published.csv").stream()
                .filter(line -> line.get("preset").equals(to))
                .findFirst()
                .orElseThrow();
        assertThat(parameters(after)).isEqualTo(Long.parseLong(row.get("params")));
        assertThat(parameters(after)).isEqualTo(parameters(preset(to)));
        assertThat(macs(after)).isEqualTo(macs);
    }

    @Test
    void resnext_101_with_eight_channels_a_group_is_torchvisions() {
        Architecture after =
                apply("resnext", preset("resnet101"), Map.of("width", 8)).architecture();

        assertThat(parameters(after))
                .isEqualTo(
                        Long.parseLong(ReferenceTable.model("resnext101_32x8d").get("params")));
    }

    @Test
    void what_a_setting_can_say_leaves_the_drawing_as_it_is() {
        Architecture before = preset("resnet50");

        Architecture gated = apply("squeeze_excitation", before, Map.of()).architecture();
        Architecture active = apply("activation", preset("mobilenet_v2"), Map.of("to", "gelu"))
                .architecture();

        assertThat(gated.nodes())
                .extracting(Node::id)
                .containsExactlyElementsOf(before.nodes().stream().map(Node::id).toList());
        assertThat(active.nodes()).hasSameSizeAs(preset("mobilenet_v2").nodes());
        assertThat(Analysis.of(active).layers())
                .extracting(LayerReport::layer)
                .doesNotContain(Activation.of(Activation.Function.RELU6));
    }

    @Test
    void blocks_are_opened_only_where_something_inside_is_replaced() {
        Outcome outcome = apply("depthwise", preset("mobilenet_v2"), Map.of());

        // The stem is its only full 3×3; its inverted residuals stay closed.
        assertThat(outcome.places()).isEqualTo(1);
        assertThat(outcome.architecture().nodes())
                .hasSize(preset("mobilenet_v2").nodes().size() + 1);
    }

    @Test
    void a_cell_becomes_mobilenets_cell_where_batch_norm_and_relu_stand_between() {
        Outcome outcome = apply("depthwise", preset("plain20_cifar"), Map.of("between", "batch norm and ReLU"));

        assertThat(outcome.places()).isEqualTo(19);
        assertThat(outcome.architecture().node("conv1").map(Node::operation))
                .contains(new DepthwiseSeparable(16, 3, 1, Activation.Function.RELU));
        assertThat(outcome.architecture().nodes())
                .hasSameSizeAs(preset("plain20_cifar").nodes());
    }

    @Test
    void blocks_without_a_setting_get_their_gate_behind_them() {
        Architecture after =
                apply("squeeze_excitation", preset("convnext_tiny"), Map.of()).architecture();

        assertThat(Analysis.of(after).sound()).isTrue();
        // 2·C·(C/16) weights, C/16 + C biases, in 3, 3, 9, 3 blocks.
        long gates = 0;
        int[][] stages = {{96, 3}, {192, 3}, {384, 9}, {768, 3}};
        for (int[] stage : stages) {
            int c = stage[0];
            gates += (long) stage[1] * (2L * c * (c / 16) + c / 16 + c);
        }
        assertThat(parameters(after) - parameters(preset("convnext_tiny"))).isEqualTo(gates);
    }

    @Test
    void a_selection_limits_it() {
        Architecture before = preset("resnet18");
        Scene scene = new Scene(before, Analysis.of(before), Set.of("layer2"));

        Outcome outcome = Experiments.find("depthwise").orElseThrow().apply(scene, Map.of());

        assertThat(outcome.places()).isEqualTo(4);
        assertThat(outcome.architecture().node("layer1")).isEqualTo(before.node("layer1"));
        assertThat(outcome.architecture().node("layer2")).isEmpty();
    }

    @Test
    void where_it_does_not_apply_it_says_so_and_changes_nothing() {
        Architecture before = preset("vgg16");

        Outcome outcome = apply("resnext", before, Map.of());

        assertThat(outcome.architecture()).isSameAs(before);
        assertThat(outcome.places()).isZero();
        assertThat(outcome.changes())
                .containsExactly("It does not apply: there are no bottleneck blocks with one group on this drawing.");
    }

    @Test
    void a_setting_outside_its_range_is_refused_in_words() {
        assertThatThrownBy(() -> apply("squeeze_excitation", preset("resnet18"), Map.of("reduction", 0)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("reduction must be a whole number from 1 to 1,024, not 0.");
    }

    @Test
    void nodes_below_make_room_for_a_chain() {
        Architecture before = oneConvolution(Conv2d.plain(D, 3, 1))
                .mapNodes(node -> node.at(new Position(
                        0,
                        112
                                * List.of("input", "stem", "conv", "relu", "pool", "flatten", "fc", "output")
                                        .indexOf(node.id()))));

        Architecture after = apply("depthwise", before, Map.of()).architecture();

        assertThat(after.nodes())
                .extracting(node -> node.at().y())
                .containsExactly(0, 112, 224, 336, 448, 560, 672, 784, 896);
    }

    @Test
    void max_pooling_becomes_a_convolution_of_the_same_window() {
        Architecture before = preset("vgg11");

        Outcome outcome = apply("strided_convolution", before, Map.of("between", "ReLU"));

        long weights = 0;
        for (long c : new long[] {64, 128, 256, 512, 512}) {
            weights += 4 * c * c + c;
        }
        assertThat(parameters(outcome.architecture()) - parameters(before)).isEqualTo(weights);
        assertThat(field(outcome.architecture())).isEqualTo(field(before));
    }

    @Test
    void googlenets_poolings_that_round_up_are_left_alone_with_the_reason() {
        Outcome outcome = apply("strided_convolution", preset("googlenet"), Map.of());

        assertThat(outcome.changes()).anyMatch(sentence -> sentence.contains("rounds its output up"));
    }

    @Test
    void wider_and_deeper_scale_the_whole_network() {
        Architecture wide = apply("wider", preset("resnet18"), Map.of()).architecture();
        Architecture deep =
                apply("deeper", preset("resnet18"), Map.of("factor", 1.5)).architecture();

        assertThat(settings(wide, "layer4")).containsEntry("out", 1024);
        assertThat(settings(deep, "layer3")).containsEntry("repeat", 3);
    }

    private static Map<String, Object> settings(Architecture a, String id) {
        return a.node(id).map(Node::operation).map(Operation::settings).orElseThrow();
    }
}
