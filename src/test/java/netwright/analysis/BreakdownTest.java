package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakdownTest {

    static Stream<Preset> all() {
        return Presets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_parts_add_up_to_the_whole(Preset preset) {
        Analysis analysis = Analysis.of(preset.architecture());
        Cost whole = analysis.totals().cost();

        assertThat(sum(Breakdown.byKind(analysis).values().stream())).isEqualTo(whole);
        assertThat(sum(Breakdown.byStage(analysis).stream().map(Breakdown.Part::cost)))
                .isEqualTo(whole);
    }

    /** 7×7×512×4096 + 4096 and so on; torchvision's table of the model has 138,357,544 in all. */
    @Test
    void vgg_16_keeps_its_parameters_in_its_linear_layers() {
        Analysis vgg = analysis("vgg16");
        Map<LayerKind, Cost> kinds = Breakdown.byKind(vgg);

        assertThat(kinds.get(LayerKind.LINEAR).parameters()).isEqualTo(123_642_856);
        assertThat(kinds.get(LayerKind.SPATIAL).parameters()).isEqualTo(14_714_688);
        assertThat(Breakdown.layers(vgg).get(LayerKind.LINEAR)).isEqualTo(3);
        assertThat(Breakdown.largest(vgg, 2))
                .extracting(layer -> layer.cost().parameters())
                .containsExactly(102_764_544L, 16_781_312L);
    }

    /** Table 2 of the MobileNet paper: 94.86 % of the multiply-adds and 74.59 % of the parameters are in 1×1 convolutions. */
    @Test
    void mobilenet_works_in_its_pointwise_convolutions_as_its_paper_says() {
        Analysis mobile = analysis("mobilenet_v1");
        Map<LayerKind, Cost> kinds = Breakdown.byKind(mobile);
        double macs = mobile.totals().cost().macs();
        double parameters = mobile.totals().cost().parameters();

        assertThat(kinds.get(LayerKind.POINTWISE).macs() / macs).isBetween(0.9475, 0.9495);
        assertThat(kinds.get(LayerKind.DEPTHWISE).macs() / macs).isBetween(0.030, 0.0311);
        assertThat(kinds.get(LayerKind.POINTWISE).parameters() / parameters).isBetween(0.74, 0.75);
        assertThat(kinds.get(LayerKind.LINEAR).parameters() / parameters).isBetween(0.24, 0.245);
    }

    /** Stages of table 1 in the ResNet paper; from torchvision, layer1 to layer4 and the linear layer. */
    @Test
    void resnet_50_has_five_map_sizes_and_a_classifier() {
        List<Breakdown.Part> stages = Breakdown.byStage(analysis("resnet50"));

        assertThat(stages)
                .extracting(Breakdown.Part::label)
                .containsExactly("224×224", "112×112", "56×56", "28×28", "14×14", "7×7", Breakdown.HEAD);
        assertThat(stages.getLast().cost().parameters()).isEqualTo(2_049_000);
    }

    @Test
    void a_gate_belongs_to_the_map_that_it_scales() {
        List<Breakdown.Part> stages = Breakdown.byStage(analysis("se_resnet50"));

        assertThat(stages.getLast().label()).isEqualTo(Breakdown.HEAD);
        assertThat(stages.getLast().kinds().get(LayerKind.POINTWISE)).isNull();
        assertThat(stages.getLast().cost().parameters()).isEqualTo(2_049_000);
    }

    @Test
    void an_empty_drawing_has_no_parts_that_cost_anything() {
        Analysis empty = Analysis.of(netwright.architecture.Architecture.empty(
                "empty", netwright.architecture.TensorShape.map(3, 32, 32), 10));

        assertThat(Breakdown.largest(empty, 5)).isEmpty();
        assertThat(sum(Breakdown.byKind(empty).values().stream()).parameters()).isZero();
    }

    private static Cost sum(Stream<Cost> costs) {
        return costs.reduce(Cost.NONE, Cost::plus);
    }

    private static Analysis analysis(String id) {
        return Analysis.of(Presets.find(id).orElseThrow().architecture());
    }
}
