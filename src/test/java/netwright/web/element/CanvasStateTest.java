package netwright.web.element;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.Conv2d;
import netwright.architecture.DropPath;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.OperationTypes;
import netwright.architecture.Position;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CanvasStateTest {

    private final Architecture drawing = Architecture.empty("net", TensorShape.map(3, 32, 32), 10)
            .add(Node.of("conv", Conv2d.plain(16, 3, 2)).at(new Position(40, 80)))
            .add(Node.of("fc", Linear.TYPE.create()))
            .connect("input", "conv")
            .connect("conv", "fc");

    private final JsonNode state = CanvasState.of(drawing, Analysis.of(drawing), 7, false);

    @Test
    void a_node_carries_its_place_its_numbers_and_a_summary() {
        JsonNode conv = node("conv");

        assertThat(state.path("version").asInt()).isEqualTo(7);
        assertThat(conv.path("x").asInt()).isEqualTo(40);
        assertThat(conv.path("placed").asBoolean()).isTrue();
        assertThat(conv.path("output").asString()).startsWith("16×");
        assertThat(conv.path("parameters").asLong()).isPositive();
        assertThat(conv.path("macs").asLong()).isPositive();
        assertThat(conv.path("receptiveField").asInt()).isEqualTo(3);
        assertThat(conv.path("summary").asString()).contains("16", "3×3", "stride 2");
        assertThat(conv.path("severity").isNull()).isTrue();
    }

    @Test
    void a_summary_tells_an_auxiliary_outputs_weight_and_no_more_than_four_digits() {
        assertThat(CanvasState.summary(new AuxiliaryOutput(0.3))).isEqualTo("loss weight 0.3");
        assertThat(CanvasState.summary(new DropPath(0.07058824999999999))).isEqualTo("0.07059");
        assertThat(CanvasState.summary(new LayerNorm2d(1e-5))).isEqualTo("epsilon 0.00001");
    }

    @Test
    void what_is_not_known_yet_is_absent() {
        assertThat(node("fc").has("output")).isFalse();
        assertThat(node("fc").path("placed").asBoolean()).isFalse();
        assertThat(state.path("edges").get(1).path("shape").asString()).startsWith("16×");
    }

    @Test
    void a_problem_stands_at_its_node_with_its_sentence() {
        assertThat(node("fc").path("severity").asString()).isEqualTo("error");
        assertThat(node("fc").path("problems").get(0).asString()).contains("16×");
    }

    @Test
    void the_palette_has_every_type_once_in_its_group() {
        JsonNode palette = CanvasState.palette(drawing);

        var ids = palette.path("groups")
                .valueStream()
                .flatMap(group -> group.path("types").valueStream())
                .map(type -> type.path("id").asString())
                .toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        OperationTypes.all().stream().map(type -> type.id()).toList());
    }

    private JsonNode node(String id) {
        return state.path("nodes")
                .valueStream()
                .filter(node -> node.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
