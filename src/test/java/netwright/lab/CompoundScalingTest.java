package netwright.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.ReferenceTable;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.InputShape;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Stage;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Truth: torchvision's B0 to B7, counted by someone else's code. */
class CompoundScalingTest {

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    static List<Map<String, String>> referenceRows() {
        return ReferenceTable.read("models.csv").stream()
                .filter(row -> row.get("model").startsWith("efficientnet_b"))
                .toList();
    }

    static List<EfficientNets> family() {
        return EfficientNets.all();
    }

    @ParameterizedTest
    @MethodSource("referenceRows")
    void b0_scaled_by_the_published_coefficients_costs_what_the_reference_says(Map<String, String> row) {
        EfficientNets published = EfficientNets.all().stream()
                .filter(one -> one.preset().equals(row.get("model")))
                .findFirst()
                .orElseThrow();

        Architecture scaled = published.from(preset("efficientnet_b0"));
        Architecture shown = scaled.withInput(InputShape.read(row.get("input_CxHxW")));

        assertThat(Analysis.of(shown).totals().cost().parameters()).isEqualTo(Long.parseLong(row.get("params")));
        assertThat(Analysis.of(shown).totals().cost().macs()).isEqualTo(Long.parseLong(row.get("macs_conv_linear")));
        assertThat(scaled.input().height()).isEqualTo(published.resolution());
    }

    @Test
    void the_reference_holds_every_one_of_them_at_its_published_resolution() {
        assertThat(referenceRows())
                .extracting(row -> row.get("model") + " " + row.get("input_CxHxW"))
                .containsAll(EfficientNets.all().stream()
                        .map(one -> "%s 3x%d".formatted(one.preset(), one.resolution()) + "x" + one.resolution())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("family")
    void b0_scaled_is_the_preset_of_that_name_layer_for_layer(EfficientNets published) {
        Architecture scaled = published.from(preset("efficientnet_b0"));
        Architecture known = preset(published.preset());

        // From B5 on torchvision trains with other constants of batch norm; they cost nothing.
        assertThat(plain(scaled).nodes()).isEqualTo(plain(known).nodes());
        assertThat(scaled.edges()).isEqualTo(known.edges());
    }

    private static Architecture plain(Architecture a) {
        return a.mapNodes(node -> node.withOperation(plain(node.operation())));
    }

    private static Operation plain(Operation operation) {
        if (operation instanceof BatchNorm2d) {
            return BatchNorm2d.plain();
        }
        if (operation instanceof Stage stage) {
            Map<String, Object> settings = new java.util.LinkedHashMap<>(stage.settings());
            settings.remove("eps");
            settings.remove("momentum");
            return Stage.TYPE.create(settings);
        }
        return operation;
    }

    @Test
    void the_papers_coefficients_nearly_double_the_macs_with_each_step() {
        CompoundScaling.Coefficients coefficients = CompoundScaling.Coefficients.EFFICIENTNET;

        // 1.2 · 1.1² · 1.15²
        assertThat(coefficients.constraint()).isCloseTo(1.92027, within(1e-9));
        assertThat(coefficients.at(2).depth()).isCloseTo(1.44, within(1e-9));
        assertThat(coefficients.at(2).width()).isCloseTo(1.21, within(1e-9));
        assertThat(coefficients.at(0)).isEqualTo(CompoundScaling.Factors.NONE);
    }

    @Test
    void nothing_changes_at_factor_1() {
        Architecture b0 = preset("efficientnet_b0");

        assertThat(CompoundScaling.of(b0, CompoundScaling.Factors.NONE).architecture())
                .isEqualTo(b0);
    }

    @ParameterizedTest
    @CsvSource({
        // round_filters of the authors' code: nearest multiple of 8, never below 90 %
        "32, 1.1, 32",
        "40, 1.1, 48",
        "80, 1.1, 88",
        "112, 1.1, 120",
        "320, 1.1, 352",
        "16, 1.2, 24",
        "16, 1.1, 16",
        "24, 1.2, 32",
        "24, 1.4, 32",
        "1280, 1.2, 1536",
        "8, 0.5, 8"
    })
    void widths_round_as_efficientnet_rounds(int channels, double factor, int expected) {
        assertThat(WidthScaling.rounded(channels * factor, 8)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.1, 2", "3, 1.4, 5", "5, 1.2, 6", "10, 1.1, 11", "4, 0.5, 2", "1, 0.2, 1"})
    void repeats_round_up_and_floating_point_adds_none(int repeats, double factor, int expected) {
        assertThat(DepthScaling.times(repeats, factor)).isEqualTo(expected);
    }

    @Test
    void resnet_50_scaled_in_depth_to_101_s_third_stage_repeats_its_blocks() {
        CompoundScaling scaled = CompoundScaling.of(preset("resnet50"), new CompoundScaling.Factors(2, 1, 1));

        assertThat(List.of("layer1", "layer2", "layer3", "layer4"))
                .extracting(id -> repeat(scaled.architecture(), id))
                .containsExactly(6, 8, 12, 6);
        assertThat(scaled.changes()).contains("layer3: 6 blocks → 12 blocks.");
    }

    @Test
    void wide_resnet_is_not_the_wider_resnet_since_its_sums_keep_their_width() {
        // Twice the width everywhere: the classifier and every 3×3 double both ways.
        CompoundScaling scaled = CompoundScaling.of(preset("resnet18"), new CompoundScaling.Factors(1, 2, 1));

        assertThat(repeatOut(scaled.architecture(), "layer4")).isEqualTo(1024);
        assertThat(scaled.architecture().node("fc"))
                .isEqualTo(preset("resnet18").node("fc"));
        // 64→128: conv1 7·7·3·128; blocks by 9·c·c'; projections; norms twice; fc 1024·1000 + 1000.
        assertThat(Analysis.of(scaled.architecture()).totals().cost().parameters())
                .isEqualTo(doubledResnet18());
    }

    private static long doubledResnet18() {
        long total = 49L * 3 * 128 + 2 * 128;
        int in = 128;
        for (int out : new int[] {128, 256, 512, 1024}) {
            total += 9L * in * out + 3 * 9L * out * out + 4 * 2L * out;
            total += in == out ? 0 : (long) in * out + 2L * out;
            in = out;
        }
        return total + 1024 * 1000 + 1000;
    }

    @Test
    void drawn_chains_of_equal_blocks_are_lengthened() {
        Architecture v1 = preset("mobilenet_v1");

        CompoundScaling scaled = CompoundScaling.of(v1, new CompoundScaling.Factors(1.5, 1, 1));

        // 1, 2, 2, 6 and 2 blocks at the five resolutions become 2, 3, 3, 9 and 3.
        assertThat(scaled.architecture().nodes()).hasSize(v1.nodes().size() + 1 + 1 + 1 + 3 + 1);
        assertThat(Analysis.of(scaled.architecture()).sound()).isTrue();
    }

    @Test
    void blocks_of_one_kind_at_one_shape_are_a_stage_though_their_settings_differ() {
        Architecture v2 = preset("mobilenet_v2");
        Architecture v3 = preset("mobilenet_v3_large");

        Architecture deeper2 =
                CompoundScaling.of(v2, new CompoundScaling.Factors(1.5, 1, 1)).architecture();
        Architecture deeper3 =
                CompoundScaling.of(v3, new CompoundScaling.Factors(1.1, 1, 1)).architecture();

        // MobileNetV2's table 2: n = 1, 2, 3, 4, 3, 3, 1 become 2, 3, 5, 6, 5, 5, 2.
        assertThat(deeper2.nodes()).hasSize(v2.nodes().size() + 11);
        // MobileNetV3's table 1: 1, 2, 3, 4, 2, 3 become 2, 3, 4, 5, 3, 4.
        assertThat(deeper3.nodes()).hasSize(v3.nodes().size() + 6);
        assertThat(Analysis.of(deeper2).sound()).isTrue();
    }

    @Test
    void vggs_rows_of_convolutions_are_lengthened() {
        CompoundScaling scaled = CompoundScaling.of(preset("vgg16"), new CompoundScaling.Factors(4 / 3.0, 1, 1));

        // 2, 2, 3, 3, 3 become 3, 3, 4, 4, 4: VGG-19 and one more in the first two.
        assertThat(Analysis.of(scaled.architecture()).totals().depth()).isEqualTo(21);
        assertThat(scaled.limits()).isEmpty();
    }

    @Test
    void gates_drawn_by_hand_follow_the_width() {
        Architecture gated = Experiments.find("squeeze_excitation")
                .orElseThrow()
                .apply(preset("mini_inception"))
                .architecture();
        Architecture opened = netwright.analysis.Expansion.expand(gated);

        CompoundScaling scaled = CompoundScaling.of(opened, new CompoundScaling.Factors(1, 1.5, 1));

        assertThat(Analysis.of(scaled.architecture()).sound()).isTrue();
        assertThat(Analysis.of(scaled.architecture()).totals().cost().macs())
                .isGreaterThan(Analysis.of(opened).totals().cost().macs());
    }

    @Test
    void an_opened_resnext_keeps_its_groups_whole() {
        Architecture opened = netwright.analysis.Expansion.expand(preset("resnext50_32x4d"));

        CompoundScaling scaled = CompoundScaling.of(opened, new CompoundScaling.Factors(1, 1.1, 1));

        assertThat(Analysis.of(scaled.architecture()).layers())
                .filteredOn(layer -> layer.layer().settings().get("groups") instanceof Integer groups && groups > 1)
                .extracting(layer -> layer.layer().settings().get("groups"))
                .containsOnly(32);
        assertThat(scaled.limits()).isEmpty();
    }

    @Test
    void a_flattened_map_is_told_to_make_the_classifier_grow() {
        Architecture flat = netwright.analysis.Sketch.of(3, 16, 16)
                .conv("conv", 8, 3, 1)
                .then("flatten", new netwright.architecture.Flatten())
                .then("fc", new netwright.architecture.Linear(10, true))
                .then("output", new netwright.architecture.Output())
                .drawn();

        CompoundScaling scaled = CompoundScaling.of(flat, new CompoundScaling.Factors(1, 1, 2));

        assertThat(scaled.limits()).anyMatch(limit -> limit.contains("fc reads a flattened map"));
    }

    @Test
    void a_network_with_errors_is_left_alone() {
        Architecture empty = Architecture.empty("empty", InputShape.read("3x8x8"), 10);

        assertThat(CompoundScaling.of(empty, new CompoundScaling.Factors(2, 2, 2))
                        .architecture())
                .isEqualTo(empty);
    }

    private static int repeat(Architecture a, String id) {
        return (Integer)
                a.node(id).map(Node::operation).orElseThrow().settings().get("repeat");
    }

    private static int repeatOut(Architecture a, String id) {
        return (Integer)
                a.node(id).map(Node::operation).orElseThrow().settings().get("out");
    }

    @Test
    void parameters_are_those_of_layers_of_the_analysis() {
        Architecture b7 = EfficientNets.all().getLast().from(preset("efficientnet_b0"));

        assertThat(Analysis.of(b7).layers().stream()
                        .map(LayerReport::cost)
                        .mapToLong(cost -> cost.parameters())
                        .sum())
                .isEqualTo(
                        Long.parseLong(ReferenceTable.model("efficientnet_b7").get("params")));
    }
}
