package netwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits make new drawings and keep the references of nodes and edges whole. */
class ArchitectureEditsTest {

    private final Architecture drawing = new Architecture(
            "net",
            TensorShape.map(3, 8, 8),
            10,
            List.of(
                    Node.of("input", new Input()),
                    new Node("conv", Conv2d.plain(8, 3, 1), new Position(10, 20)),
                    Node.of("relu", Activation.relu()),
                    Node.of("add", new Add())),
            List.of(
                    Edge.of("input", "conv"),
                    Edge.of("conv", "relu"),
                    Edge.of("relu", "add"),
                    new Edge("conv", "add", 1)));

    @Test
    void removing_nodes_takes_their_edges_along() {
        Architecture smaller = drawing.remove(List.of("relu"));

        assertThat(smaller.nodes()).extracting(Node::id).containsExactly("input", "conv", "add");
        assertThat(smaller.edges()).containsExactly(Edge.of("input", "conv"), new Edge("conv", "add", 1));
        assertThat(drawing.nodes()).hasSize(4);
    }

    @Test
    void a_new_line_replaces_the_one_at_its_port_and_merges_offer_another_port() {
        assertThat(drawing.connect("input", "relu").into("relu")).containsExactly(Edge.of("input", "relu"));
        assertThat(drawing.connect("input", "add").into("add"))
                .extracting(Edge::from)
                .containsExactly("relu", "conv", "input");
    }

    @Test
    void inserting_into_a_line_keeps_the_port_it_ended_at() {
        Architecture inserted =
                drawing.add(Node.of("bn", BatchNorm2d.plain())).insert("bn", new Edge("conv", "add", 1));

        assertThat(inserted.into("bn")).containsExactly(Edge.of("conv", "bn"));
        assertThat(inserted.into("add")).containsExactly(Edge.of("relu", "add"), new Edge("bn", "add", 1));
    }

    @Test
    void renaming_reaches_every_edge() {
        Architecture renamed = drawing.rename("conv", "stem");

        assertThat(renamed.outOf("stem")).hasSize(2);
        assertThat(renamed.node("stem").orElseThrow().at()).isEqualTo(new Position(10, 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.rename("conv", "relu"))
                .withMessage("There are two nodes named 'relu'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.rename("conv", "my conv"))
                .withMessageStartingWith("'my conv' is no node name");
    }

    @Test
    void replacing_an_operation_keeps_the_connections_it_can_have() {
        assertThat(drawing.replace("add", new Concat()).into("add")).hasSize(2);
        assertThat(drawing.replace("add", Activation.relu()).into("add")).containsExactly(Edge.of("relu", "add"));
        assertThat(drawing.disconnect(Edge.of("relu", "add"))
                        .replace("add", Activation.relu())
                        .into("add"))
                .containsExactly(Edge.of("conv", "add"));
        assertThat(drawing.replace("conv", new Input()).into("conv")).isEmpty();
    }

    @Test
    void copies_get_free_names_and_the_lines_among_them() {
        Architecture copied = drawing.part(List.of("conv", "relu"));
        Architecture pasted = drawing.paste(copied, 30, 40);

        assertThat(pasted.nodes()).extracting(Node::id).endsWith("conv2", "relu2");
        assertThat(pasted.edges()).hasSize(5).endsWith(Edge.of("conv2", "relu2"));
        assertThat(pasted.node("conv2").orElseThrow().at()).isEqualTo(new Position(40, 60));
        assertThat(pasted.paste(copied, 0, 0).nodes()).extracting(Node::id).endsWith("conv3", "relu3");
    }

    @Test
    void free_names_stay_within_the_length_a_name_may_have() {
        String longest = "x".repeat(80);
        Architecture named = drawing.rename("conv", longest);

        assertThat(named.freeId(longest)).isEqualTo("x".repeat(79) + "2");
        assertThat(named.paste(named, 0, 0).nodes()).hasSize(8);
        assertThat(drawing.freeId("12")).isEqualTo("12");
        assertThat(drawing.rename("conv", "12").freeId("12")).isEqualTo("12_2");
    }

    @Test
    void a_drawing_with_loose_references_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.add(Node.of("conv", new Flatten())))
                .withMessage("There are two nodes named 'conv'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.connect(new Edge("nobody", "conv", 0)))
                .withMessage("An edge starts at 'nobody', which is not there.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> drawing.with(drawing.nodes(), List.of(Edge.of("input", "conv"), Edge.of("relu", "conv"))))
                .withMessage("Two edges end at port 0 of 'conv'.");
    }
}
