package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.BasicBlock;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.Position;
import netwright.architecture.Stage;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpansionTest {

    static List<Preset> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void an_expanded_preset_is_made_of_layers_and_analysed_the_same(Preset preset) {
        Architecture expanded = Expansion.expand(preset.architecture());
        Analysis before = Analysis.of(preset.architecture());
        Analysis after = Analysis.of(expanded);

        assertThat(expanded.nodes()).noneMatch(node -> node.operation() instanceof Block);
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(after.layers())
                .extracting(LayerReport::id)
                .containsExactlyInAnyOrderElementsOf(
                        before.layers().stream().map(LayerReport::id).toList());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everything_opened_computes_the_same_and_every_block_can_be_closed_again(Preset preset) {
        Architecture drawing = preset.architecture();
        Architecture opened = Expansion.openAll(drawing);

        assertThat(opened.nodes()).noneMatch(node -> node.operation() instanceof Block);
        assertThat(Analysis.of(opened).totals()).isEqualTo(Analysis.of(drawing).totals());
        Architecture closed = opened;
        for (Node block : drawing.nodes()) {
            if (block.operation() instanceof Block) {
                closed = Closing.close(closed, block.id()).orElseThrow();
            }
        }
        assertThat(closed.nodes())
                .extracting(Node::id, Node::operation)
                .containsExactlyInAnyOrderElementsOf(drawing.nodes().stream()
                        .map(node -> org.assertj.core.api.Assertions.tuple(node.id(), node.operation()))
                        .toList());
        assertThat(closed.edges()).containsExactlyInAnyOrderElementsOf(drawing.edges());
    }

    @Test
    void opening_a_stage_shows_its_blocks() {
        Architecture resnet = Presets.find("resnet18").orElseThrow().architecture();
        Architecture opened = Expansion.open(resnet, "layer2");

        assertThat(opened.nodes())
                .extracting(Node::id)
                .containsSubsequence("layer1", "layer2.0", "layer2.1", "layer3")
                .doesNotContain("layer2");
        assertThat(opened.node("layer2.0").orElseThrow().operation())
                .isEqualTo(BasicBlock.TYPE.create(Map.of("out", 128, "stride", 2)));
        assertThat(opened.edges())
                .contains(
                        Edge.of("layer1", "layer2.0"), Edge.of("layer2.0", "layer2.1"), Edge.of("layer2.1", "layer3"));
    }

    @Test
    void opening_a_block_shows_its_layers_one_below_the_other_where_the_block_was() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("block", BasicBlock.TYPE.create())
                .relu("end")
                .drawn()
                .mapNodes(node -> node.id().equals("block") ? node.at(new Position(40, 100)) : node);
        Architecture opened = Expansion.open(drawing, "block");

        assertThat(opened.edges()).contains(Edge.of("block.relu", "end"));
        assertThat(opened.into("block.add"))
                .containsExactly(new Edge("block.bn2", "block.add", 0), new Edge("block.downsample.1", "block.add", 1));
        assertThat(opened.outOf("input")).hasSize(2);
        assertThat(opened.node("block.conv1").orElseThrow().at()).isEqualTo(new Position(40, 100));
        assertThat(opened.node("block.bn1").orElseThrow().at()).isEqualTo(new Position(40, 196));
    }

    @Test
    void what_cannot_be_opened_stays_as_it_is() {
        Architecture drawing =
                Sketch.of(3, 32, 32).conv("conv", 8, 3, 1).drawn().add(Node.of("loose", Stage.TYPE.create()));

        assertThat(Expansion.open(drawing, "conv")).isSameAs(drawing);
        assertThat(Expansion.open(drawing, "loose")).isSameAs(drawing);
        assertThat(Expansion.open(drawing, "nobody")).isSameAs(drawing);
        assertThat(Expansion.expand(drawing)).isSameAs(drawing);
        assertThat(Expansion.openAll(drawing)).isSameAs(drawing);
    }

    @Test
    void names_that_are_taken_or_too_long_are_replaced_by_free_ones() {
        String longest = "x".repeat(80);
        Architecture drawing = Sketch.of(3, 32, 32)
                .then(longest, BasicBlock.TYPE.create())
                .then("block", BasicBlock.TYPE.create())
                .conv("block.conv1", 8, 3, 1)
                .drawn();
        Architecture expanded = Expansion.expand(drawing);

        assertThat(expanded.node("block.conv1_2")).isPresent();
        assertThat(Analysis.of(expanded).totals())
                .isEqualTo(Analysis.of(drawing).totals());
    }
}
