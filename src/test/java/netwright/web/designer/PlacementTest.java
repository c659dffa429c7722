package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

    private final Architecture starter =
            Presets.find("mini_resnet").orElseThrow().architecture();

    @ParameterizedTest
    @ValueSource(
            strings = {"conv_bn_act", "squeeze_excitation", "max_pool2d", "batch_norm2d", "dropout", "basic_block"})
    void a_layer_added_to_a_sound_network_leaves_it_sound(String type) {
        Architecture after = Placement.add(starter, type, "");

        assertThat(after.nodes()).hasSize(starter.nodes().size() + 1);
        assertThat(Analysis.of(after).sound()).isTrue();
    }

    @Test
    void a_layer_for_maps_goes_before_the_pooling_that_ends_them() {
        Architecture after = Placement.add(starter, "squeeze_excitation", "");

        assertThat(after.into("pool").getFirst().from())
                .isEqualTo(after.nodes().getLast().id());
    }

    @Test
    void a_layer_goes_behind_the_node_that_is_selected() {
        Architecture after = Placement.add(starter, "conv_bn_act", "stem");

        assertThat(after.outOf("stem"))
                .extracting(Edge::to)
                .containsExactly(after.nodes().getLast().id());
    }

    @Test
    void layers_added_one_after_the_other_to_an_empty_drawing_make_a_chain() {
        Architecture drawing = Architecture.empty("net", TensorShape.map(1, 28, 28), 10);
        for (String type : new String[] {"conv2d", "adaptive_avg_pool2d", "flatten", "linear"}) {
            drawing = Placement.add(drawing, type, "");
        }

        assertThat(drawing.into("linear")).extracting(Edge::from).containsExactly("flatten");
        assertThat(drawing.into("flatten")).extracting(Edge::from).containsExactly("adaptive_avg_pool");
        assertThat(drawing.into("conv")).extracting(Edge::from).containsExactly("input");
    }
}
