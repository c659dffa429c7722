package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Node;
import netwright.architecture.Position;
import netwright.architecture.Selection;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EditsTest {

    private final Architecture chain = Architecture.empty("net", TensorShape.map(3, 8, 8), 10)
            .mapNodes(node -> node.at(new Position(0, node.id().equals("input") ? 0 : 112)))
            .add(Node.of("a", Conv2d.plain(8, 3, 1)).at(new Position(300, 0)))
            .add(Node.of("b", Conv2d.plain(8, 3, 1)).at(new Position(300, 112)))
            .connect("input", "a")
            .connect("a", "b")
            .connect("b", "output");

    @Test
    void a_layer_added_behind_a_node_goes_between_it_and_its_only_reader() {
        Architecture after = apply("[{'op':'add','type':'batch_norm2d','after':'a'}]");

        assertThat(after.edges()).contains(new Edge("a", "batch_norm", 0), new Edge("batch_norm", "b", 0));
        assertThat(after.node("b").orElseThrow().at()).isEqualTo(new Position(300, 224));
        assertThat(after.node("a").orElseThrow().at()).isEqualTo(new Position(300, 0));
    }

    @Test
    void a_layer_added_behind_a_loose_end_covers_no_other() {
        Architecture after =
                Edits.apply(chain.remove(List.of("a", "b")), json("[{'op':'add','type':'conv2d','after':'input'}]"));

        assertThat(after.node("conv").orElseThrow().at()).isEqualTo(new Position(0, 112));
        assertThat(after.node("output").orElseThrow().at()).isEqualTo(new Position(0, 224));
    }

    @Test
    void a_layer_dropped_on_an_edge_takes_its_place() {
        Architecture after =
                apply("[{'op':'add','type':'conv2d','x':10,'y':20,'onEdge':{'from':'b','to':'output','port':0}}]");

        assertThat(after.edges())
                .contains(new Edge("b", "conv", 0), new Edge("conv", "output", 0))
                .doesNotContain(new Edge("b", "output", 0));
        assertThat(after.node("conv").orElseThrow().at()).isEqualTo(new Position(10, 20));
    }

    @Test
    void an_auxiliary_output_dropped_on_an_edge_reads_what_comes_along_it_and_cuts_nothing() {
        Architecture after =
                apply("[{'op':'add','type':'auxiliary_output','x':10,'y':20,'onEdge':{'from':'a','to':'b','port':0}}]");

        assertThat(after.edges()).contains(new Edge("a", "b", 0), new Edge("a", "auxiliary_output", 0));
    }

    @Test
    void a_layer_added_at_a_point_is_connected_to_nothing() {
        Architecture after = apply("[{'op':'add','type':'conv2d','x':10,'y':20}]");

        assertThat(after.into("conv")).isEmpty();
        assertThat(after.outOf("conv")).isEmpty();
    }

    @Test
    void a_connection_without_a_port_takes_the_next_free_one_of_a_merge() {
        Architecture merge = chain.add(Node.of("add", new Add()));

        Architecture after = Edits.apply(
                merge, json("[{'op':'connect','from':'a','to':'add'},{'op':'connect','from':'b','to':'add'}]"));

        assertThat(after.into("add")).containsExactly(new Edge("a", "add", 0), new Edge("b", "add", 1));
    }

    @Test
    void removing_a_layer_joins_its_neighbours() {
        Architecture after = apply("[{'op':'remove','ids':['a','b']}]");

        assertThat(after.edges()).containsExactly(new Edge("input", "output", 0));
    }

    @Test
    void disconnecting_leaves_both_nodes() {
        Architecture after = apply("[{'op':'disconnect','from':'a','to':'b','port':0}]");

        assertThat(after.edges()).hasSize(2);
        assertThat(after.nodes()).hasSize(4);
    }

    @Test
    void duplicates_keep_the_edges_among_them_and_get_names_and_places_of_their_own() {
        Architecture after = apply("[{'op':'duplicate','ids':['a','b'],'dx':256,'dy':0}]");

        assertThat(after.nodes()).hasSize(6);
        Node copy = after.nodes().get(4);
        assertThat(copy.at()).isEqualTo(new Position(556, 0));
        assertThat(after.outOf(copy.id()))
                .extracting(Edge::to)
                .containsExactly(after.nodes().get(5).id());
    }

    @Test
    void what_was_copied_can_be_pasted_into_another_drawing() {
        String clipboard = Edits.clipboard(chain, List.of("a", "b"));
        Architecture other = Architecture.empty("other", TensorShape.map(1, 28, 28), 10);
        var edits = JsonMapper.shared().createArrayNode();
        edits.addObject()
                .put("op", "paste")
                .put("text", clipboard)
                .put("dx", 24)
                .put("dy", 24);

        Architecture after = Edits.apply(other, edits);

        assertThat(after.nodes()).extracting(Node::id).containsExactly("input", "output", "a", "b");
        assertThat(after.edges()).containsExactly(new Edge("a", "b", 0));
        assertThat(after.node("a").orElseThrow().at()).isEqualTo(new Position(324, 24));
    }

    @Test
    void copies_made_again_and_again_never_lie_on_each_other() {
        Architecture after = chain;
        for (int i = 0; i < 3; i++) {
            after = Edits.duplicate(after, List.of("a"), Edits.SHIFT, Edits.SHIFT);
        }

        assertThat(after.nodes().stream().map(Node::at)).doesNotHaveDuplicates();
    }

    @Test
    void a_layer_added_without_a_place_goes_where_it_fits() {
        Architecture empty = Architecture.empty("net", TensorShape.map(3, 8, 8), 10);
        Architecture after = Edits.apply(empty, json("[{'op':'add','type':'conv2d'}]"));

        assertThat(after.into("conv")).containsExactly(Edge.of("input", "conv"));
        assertThat(Edits.apply(after, json("[{'op':'add','type':'batch_norm2d'}]"))
                        .into("batch_norm"))
                .containsExactly(Edge.of("conv", "batch_norm"));
    }

    @Test
    void what_lies_below_nodes_that_became_one_moves_up_and_covers_nothing() {
        Architecture column = chain.mapNodes(node -> node.at(
                new Position(0, 112 * List.of("input", "a", "b", "output").indexOf(node.id()))));
        Selection selection = Selection.of(column, List.of("a", "b"));
        Architecture made = selection.replacedBy(selection.definition("mine", "Mine", List.of()));

        Architecture closed = Room.closedUp(column, made);
        assertThat(closed.node("mine").orElseThrow().at()).isEqualTo(new Position(0, 112));
        assertThat(closed.node("output").orElseThrow().at()).isEqualTo(new Position(0, 224));
    }

    @Test
    void an_unconnected_layer_can_be_put_into_an_edge() {
        Architecture loose = chain.add(Node.of("pool", MaxPool2d.TYPE.create()));

        Architecture after =
                Edits.apply(loose, json("[{'op':'insert','id':'pool','onEdge':{'from':'a','to':'b','port':0}}]"));

        assertThat(after.edges()).contains(new Edge("a", "pool", 0), new Edge("pool", "b", 0));
    }

    @Test
    void replacing_a_layer_keeps_its_name_its_connections_and_its_width() {
        Architecture after = apply("[{'op':'replace','id':'a','type':'depthwise_separable'}]");

        assertThat(after.edges()).containsExactlyInAnyOrderElementsOf(chain.edges());
        assertThat(after.node("a").orElseThrow().operation().type().id()).isEqualTo("depthwise_separable");
        assertThat(after.node("a").orElseThrow().operation().settings()).containsEntry("out", 8);
    }

    @Test
    void moving_rounds_to_whole_places_and_leaves_the_others() {
        Architecture after = apply("[{'op':'move','positions':{'a':[16.7,-8.2]},'layout':false}]");

        assertThat(after.node("a").orElseThrow().at()).isEqualTo(new Position(16, -8));
        assertThat(after.node("b")).isEqualTo(chain.node("b"));
    }

    @Test
    void a_renamed_node_keeps_its_edges() {
        Architecture after = apply("[{'op':'rename','id':'a','to':' stem '}]");

        assertThat(after.edges()).contains(new Edge("input", "stem", 0), new Edge("stem", "b", 0));
    }

    @Test
    void an_opened_block_becomes_its_layers() {
        Architecture block = apply("[{'op':'add','type':'squeeze_excitation','after':'b'}]");
        String id = block.nodes().getLast().id();

        Architecture after = Edits.apply(block, json("[{'op':'open','id':'" + id + "'}]"));

        assertThat(after.node(id)).isEmpty();
        assertThat(after.nodes()).hasSizeGreaterThan(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'op':'explode'}]",
                "[{'op':'add','type':'no_such_layer'}]",
                "[{'op':'connect','from':'a','to':'nowhere'}]",
                "[{'op':'rename','id':'a','to':'b'}]",
                "[{'op':'rename','id':'a','to':'two words'}]",
                "[{'op':'replace','id':'nowhere','type':'conv2d'}]",
                "[{'op':'paste','text':'hello'}]",
                "[{'op':'paste','text':'{}'}]",
            })
    void an_edit_that_cannot_be_done_is_refused_with_a_sentence(String edits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply(edits))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).endsWith(".").doesNotContain("Exception"));
    }

    private Architecture apply(String edits) {
        return Edits.apply(chain, json(edits));
    }

    private static tools.jackson.databind.JsonNode json(String edits) {
        return JsonMapper.shared().readTree(edits.replace('\'', '"'));
    }
}
