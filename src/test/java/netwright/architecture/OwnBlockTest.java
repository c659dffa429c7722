package netwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.analysis.Closing;
import netwright.analysis.Expansion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A residual block is drawn, made a block of its own, used, changed, copied and taken away. */
class OwnBlockTest {

    private static final TensorShape IMAGE = TensorShape.map(3, 32, 32);

    /** input, stem, then conv1 – bn1 – relu1 – conv2 – bn2 with a shortcut from the stem, then a classifier. */
    private static Architecture drawn() {
        Architecture a = Architecture.empty("net", IMAGE, 10).remove(List.of("output"));
        String tip = "input";
        for (Node node : List.of(
                Node.of("stem", Conv2d.plain(16, 3, 1)),
                Node.of("conv1", Conv2d.plain(16, 3, 1)),
                Node.of("bn1", BatchNorm2d.TYPE.create()),
                Node.of("relu1", Activation.relu()),
                Node.of("conv2", Conv2d.plain(16, 3, 1)),
                Node.of("bn2", BatchNorm2d.TYPE.create()),
                Node.of("add", new Add()),
                Node.of("pool", AdaptiveAvgPool2d.toOne()),
                Node.of("flatten", new Flatten()),
                Node.of("head", new Linear(10, true)),
                Node.of("output", new Output()))) {
            a = a.add(node).connect(tip, node.id());
            tip = node.id();
        }
        return a.connect(new Edge("stem", "add", 1));
    }

    private static final List<String> RESIDUAL = List.of("conv1", "bn1", "relu1", "conv2", "bn2", "add");

    private static BlockDefinition residual() {
        Selection selection = Selection.of(drawn(), RESIDUAL);
        List<LiftedSetting> lifted = selection.liftable().stream()
                .filter(setting ->
                        setting.name().equals("out") || setting.name().equals("function"))
                .toList();
        return selection.definition("res", "Residual", lifted);
    }

    private static Architecture made() {
        return Selection.of(drawn(), RESIDUAL).replacedBy(residual());
    }

    private static long parameters(Architecture a) {
        return Analysis.of(a).totals().cost().parameters();
    }

    @Test
    void a_block_made_of_chosen_nodes_takes_their_place_between_what_they_were_connected_to() {
        Architecture made = made();

        assertThat(made.nodes())
                .extracting(Node::id)
                .containsExactly("input", "stem", "res", "pool", "flatten", "head", "output");
        assertThat(made.edges())
                .contains(Edge.of("stem", "res"), Edge.of("res", "pool"))
                .hasSize(6);
        assertThat(Analysis.of(made).totals()).isEqualTo(Analysis.of(drawn()).totals());
        assertThat(made.type("res").label()).isEqualTo("Residual");
        assertThat(made.types()).hasSize(OperationTypes.all().size() + 1);
    }

    @Test
    void a_lifted_setting_sets_all_that_it_stands_for() {
        Architecture wider = made().replace("res", made().type("res").create(Map.of("out", 32)));
        Fragment inside = ((Block) wider.node("res").orElseThrow().operation()).expand(TensorShape.map(16, 32, 32));

        assertThat(inside.parts())
                .extracting(Fragment.Part::operation)
                .contains(Conv2d.plain(32, 3, 1))
                .doesNotContain(Conv2d.plain(16, 3, 1));
        assertThat(inside.parts().getFirst().inputs()).containsExactly(Fragment.IN);
        assertThat(inside.parts().getLast().inputs()).containsExactly("bn2", Fragment.IN);
    }

    @Test
    void fields_have_the_kind_range_unit_and_help_of_what_they_set() {
        Field out = made().type("res").fields(Map.of()).getFirst();

        assertThat(out.kind()).isEqualTo(Field.Kind.INTEGER);
        assertThat(out.unit()).isEqualTo("channels");
        assertThat(out.defaultValue()).isEqualTo(16);
        assertThat(out.help()).isEqualTo("Channels of the output. Sets conv1.out, conv2.out.");
        assertThatThrownBy(() -> made().type("res").create(Map.of("out", 0)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("from 1 to 65,536");
        assertThatThrownBy(() -> made().type("res").create(Map.of("repeat", 513)))
                .isInstanceOf(InvalidSetting.class);
    }

    @Test
    void a_stride_takes_effect_in_the_first_copy_only() {
        Architecture chain = Architecture.empty("net", IMAGE, 10)
                .add(Node.of("conv", Conv2d.plain(8, 3, 1)))
                .add(Node.of("relu", Activation.relu()))
                .connect("input", "conv")
                .connect("conv", "relu")
                .connect("relu", "output");
        Selection selection = Selection.of(chain, List.of("conv", "relu"));
        List<LiftedSetting> stride = selection.liftable().stream()
                .filter(setting -> setting.name().equals("stride"))
                .toList();
        Architecture made = selection.replacedBy(selection.definition("down", "Down", stride));
        Architecture strided =
                made.replace("down", made.type("down").create(Map.of("repeat", 3, "stride", Size.of(2))));

        assertThat(Analysis.of(strided).nodes().get("down").output()).isEqualTo(TensorShape.map(8, 16, 16));
        // 3·8·9 and twice 8·8·9
        assertThat(parameters(strided)).isEqualTo(216 + 2 * 576);
        assertThat(Closing.close(Expansion.open(strided, "down"), "down")).contains(strided);
    }

    @Test
    void what_keeps_nodes_from_being_a_block_is_named() {
        assertRefused(List.of(), "Choose the nodes");
        assertRefused(List.of("input", "stem"), "input cannot be part of a block");
        assertRefused(List.of("conv1", "relu1"), "bn1 lies between the chosen nodes. Choose it too.");
        assertRefused(List.of("bn2", "add"), "fed by conv2 and stem");
        assertRefused(List.of("stem", "conv1"), "other nodes read stem and conv1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.of(drawn().add(Node.of("loose", new Flatten())), List.of("loose")))
                .withMessageContaining("loose has no input");
    }

    private static void assertRefused(List<String> ids, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.of(drawn(), ids))
                .withMessageContaining(reason);
    }

    @Test
    void names_inside_lose_what_they_have_in_common_with_the_block_they_came_from() {
        Architecture opened = Expansion.open(made(), "res");
        BlockDefinition again = Selection.of(
                        opened, Closing.nodes(opened, opened.opened().getFirst()))
                .definition("again", "Again", List.of());

        assertThat(again.nodes()).extracting(Node::id).containsExactlyElementsOf(RESIDUAL);
    }

    @Test
    void a_changed_definition_changes_all_that_is_drawn_with_it_and_keeps_their_values() {
        Architecture made = made();
        Architecture used = made.replace("res", made.type("res").create(Map.of("out", 16, "repeat", 2)));
        Architecture changed = used.define(residual()
                .withTitle("Twice")
                .withSettings(List.of(new LiftedSetting(
                        "width", "Width", 16, residual().settings().getFirst().targets()))));

        assertThat(changed.node("res").orElseThrow().operation().settings())
                .containsExactly(Map.entry("width", 16), Map.entry("repeat", 2));
        assertThat(changed.type("res").label()).isEqualTo("Twice");
        assertThat(parameters(changed)).isEqualTo(parameters(used));
    }

    @Test
    void a_definition_is_removed_only_when_nothing_uses_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made().undefine("res"))
                .withMessage("The block is used by res.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expansion.open(made(), "res").undefine("res"))
                .withMessage("The block is used by res (opened).");
        assertThat(made().remove(List.of("res")).undefine("res").blocks()).isEmpty();
    }

    @Test
    void copies_in_another_drawing_bring_their_definition_along_under_a_free_name() {
        Architecture part = made().part(List.of("res"));
        Architecture other = Architecture.empty("other", IMAGE, 10);
        Architecture pasted = other.paste(part, 0, 0);
        Architecture twice = pasted.paste(part, 0, 0);
        Architecture clash =
                other.define(residual().withTitle("Something else")).paste(part, 0, 0);

        assertThat(pasted.blocks()).containsExactly(residual());
        assertThat(twice.blocks()).hasSize(1);
        assertThat(twice.nodes()).extracting(Node::id).endsWith("res", "res2");
        assertThat(clash.blocks()).extracting(BlockDefinition::id).containsExactly("res", "res2");
        assertThat(clash.nodes().getLast().operation().type().id()).isEqualTo("res2");
        assertThat(clash.nodes().getLast().operation().type().label()).isEqualTo("Residual");
    }

    @Test
    void a_copied_opened_block_can_be_closed_by_itself() {
        Architecture opened = Expansion.open(made(), "res");
        Architecture copied =
                opened.paste(opened.part(Closing.nodes(opened, opened.opened().getFirst())), 0, 0);
        Architecture joined = copied.connect(
                        "stem", copied.opened().getLast().parts().get("conv1"))
                .connect(new Edge("stem", copied.opened().getLast().parts().get("add"), 1));

        assertThat(copied.opened()).extracting(Opened::id).containsExactly("res", "res2");
        Architecture closed = Closing.close(joined, "res2").orElseThrow();
        assertThat(closed.node("res2").orElseThrow().operation())
                .isEqualTo(made().node("res").orElseThrow().operation());
        assertThat(closed.into("res2")).containsExactly(Edge.of("stem", "res2"));
    }

    @Test
    void an_edited_part_keeps_a_block_from_closing_and_a_renamed_one_does_not() {
        Architecture opened = Expansion.open(made(), "res");

        assertThat(Closing.close(opened.rename("res.conv1", "first"), "res")).contains(made());
        assertThat(Closing.close(opened.replace("res.conv1", Conv2d.plain(16, 5, 1)), "res"))
                .isEmpty();
        assertThat(Closing.close(opened.bypass("res.relu1"), "res")).isEmpty();
        assertThat(Closing.close(opened.connect(new Edge("res.bn1", "pool", 0)), "res"))
                .isEmpty();
        assertThat(opened.remove(RESIDUAL.stream().map(id -> "res." + id).toList())
                        .opened())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opened.rename("stem", "res"))
                .withMessageContaining("opened");
    }

    @Test
    void blocks_that_multiply_beyond_measure_are_refused() {
        Architecture a = made().replace("res", made().type("res").create(Map.of("repeat", 512)));
        Selection all = Selection.of(a, List.of("stem", "res"));
        Architecture nested = all.replacedBy(all.definition("twice", "Twice", List.of()));

        assertThatThrownBy(() -> nested.type("twice").create(Map.of("repeat", 8)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("20000");
    }

    private static final String SOUND = """
            {"format": "netwright/1", "name": "net", "input": [3, 8, 8],
             "nodes": [{"id": "in", "type": "input"}, {"id": "b", "type": "outer", "settings": {"width": 4, "repeat": 2}},
                       {"id": "outer2.act", "type": "activation"}],
             "edges": [{"from": "in", "to": "b"}, {"from": "b", "to": "outer2.act"}],
             "blocks": {
               "outer": {"title": "Outer", "settings": {"width": {"label": "Width", "default": 8, "sets": ["c.out", "i.out"]}},
                         "nodes": [{"id": "c", "type": "conv2d"}, {"id": "i", "type": "inner"}],
                         "edges": [{"to": "c"}, {"from": "c", "to": "i"}], "output": "i"},
               "inner": {"settings": {"out": {"default": 8, "sets": ["conv.out"]}},
                         "nodes": [{"id": "conv", "type": "conv2d", "settings": {"out": 8, "padding": 1}}],
                         "edges": [{"to": "conv"}], "output": "conv"},
               "lone": {"nodes": [{"id": "act", "type": "activation"}], "edges": [{"to": "act"}], "output": "act"}},
             "opened": [{"id": "outer2", "type": "lone", "parts": {"act": "outer2.act"}}]}
            """;

    @Test
    void blocks_are_read_in_any_order_and_written_so_that_they_are_read_the_same() {
        Architecture read = ArchitectureJson.read(SOUND);

        assertThat(read.blocks()).extracting(BlockDefinition::id).containsExactly("inner", "outer", "lone");
        assertThat(read.block("inner").orElseThrow().title()).isEqualTo("inner");
        assertThat(read.node("b").orElseThrow().operation().settings())
                .containsExactly(Map.entry("width", 4), Map.entry("repeat", 2));
        assertThat(ArchitectureJson.read(ArchitectureJson.write(read))).isEqualTo(read);
        assertThat(Closing.close(read, "outer2")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "inner"            | "type": "outer"           | $.blocks.outer.nodes[1].type | the block "outer" would contain itself
            "id": "conv", "type": "conv2d" | "id": "conv", "type": "outer" | $.blocks.inner.nodes[0].type | the block "outer" would contain itself: outer > inner
            "output": "i"              | "output": "x"             | $.blocks.outer               | the output is that of 'x', which is not inside
            "c.out", "i.out"           | "c.out", "i.width"        | $.blocks.outer.settings.width | 'width' sets i.width, but inner has no setting 'width'
            "c.out", "i.out"           | "c.out", "x.out"          | $.blocks.outer.settings.width | 'width' sets x.out, but there is no node 'x' inside
            "c.out", "i.out"           | "c.out", "c.bias"         | $.blocks.outer.settings.width | 'width' sets settings of different kinds
            "c.out", "i.out"           | "c.out", "c.out"          | $.blocks.outer.settings.width | the setting 'width' sets something twice
            "label": "Width"           | "name": "Width"           | $.blocks.outer.settings.width.name | unknown field; known are default, label, sets
            "label": "Width", "default": 8 | "label": "Width", "default": 0 | $.blocks.outer.settings.width.default | width must be a whole number from 1 to 65,536, not 0.
            "label": "Width", "default": 8 | "label": "Width"      | $.blocks.outer.settings.width.default | expected a value, found nothing
            {"width": {"label"         | {"repeat": {"label"       | $.blocks.outer.settings.repeat | 'repeat' is a setting that every such block has already
            "title": "Outer"           | "titel": "Outer"          | $.blocks.outer.titel         | unknown field; known are edges, nodes, output, settings, title
            {"id": "i", "type"         | {"id": "c", "type"        | $.blocks.outer.nodes[1].id   | 'c' is already the name of $.blocks.outer.nodes[0]
            "edges": [{"to": "c"},     | "edges": [{"from": "i", "to": "c"}, | $.blocks.outer     | c is part of a loop
            "edges": [{"to": "c"},     | "edges": [                | $.blocks.outer               | c has no input
            {"from": "c", "to": "i"}   | {"from": "q", "to": "i"}  | $.blocks.outer.edges[1].from | there is no node "q"
            "inner": {                 | "conv2d": {               | $.blocks.conv2d              | 'conv2d' is the name of a layer or block that everyone has
            "inner": {                 | "in ner": {               | $.blocks.in ner              | expected 1 to 80 letters, digits, underscores, dots or hyphens, found "in ner"
            "width": 4                 | "width": 0                | $.nodes[1].settings.width    | width must be a whole number from 1 to 65,536, not 0.
            "width": 4                 | "height": 4               | $.nodes[1].settings.height   | Outer has no setting 'height'. It has width, repeat.
            "act": "outer2.act"        | "act": "gone"             | $.opened[0].parts.act        | there is no node "gone"
            "type": "lone"             | "type": "flatten"         | $.opened[0].type             | expected a block; layers cannot be opened
            "id": "outer2", "type"     | "id": "b", "type"         | $.opened[0].id               | 'b' is already the name of something
            """)
    void a_fault_in_a_block_is_reported_with_its_json_path(String sound, String broken, String path, String expected) {
        assertThat(SOUND).contains(sound);
        String text = SOUND.replace(sound, broken);

        assertThatThrownBy(() -> ArchitectureJson.read(text))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith(path + ": " + expected);
    }

    @Test
    void blocks_within_blocks_that_multiply_are_refused_before_they_are_made() {
        StringBuilder blocks = new StringBuilder("\"b0\": {\"nodes\": [{\"id\": \"a\", \"type\": \"flatten\"}],"
                + " \"edges\": [{\"to\": \"a\"}], \"output\": \"a\"}");
        for (int i = 1; i < 11; i++) {
            blocks.append(
                    ", \"b%d\": {\"nodes\": [{\"id\": \"a\", \"type\": \"b%d\", \"settings\": {\"repeat\": 512}}], \"edges\": [{\"to\": \"a\"}], \"output\": \"a\"}"
                            .formatted(i, i - 1));
        }
        String text =
                "{\"format\": \"netwright/1\", \"name\": \"n\", \"input\": [3, 8, 8], \"nodes\": [], \"edges\": [],"
                        + " \"blocks\": {" + blocks + "}}";

        assertThatThrownBy(() -> ArchitectureJson.read(text))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith("$.blocks.b2.nodes[0].settings.repeat: repeat must leave at most 20000");
    }

    @Test
    void a_document_that_unfolds_without_measure_is_refused_at_once() {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            nodes.append(i == 0 ? "" : ", ").append("{\"id\": \"n%d\", \"type\": \"many\"}".formatted(i));
        }
        String text =
                ("{\"format\": \"netwright/1\", \"name\": \"n\", \"input\": [3, 8, 8], \"edges\": [], \"nodes\": [%s],"
                                + " \"blocks\": {\"one\": {\"nodes\": [{\"id\": \"a\", \"type\": \"flatten\"}],"
                                + " \"edges\": [{\"to\": \"a\"}], \"output\": \"a\"}, \"many\": {\"nodes\": [{\"id\": \"a\","
                                + " \"type\": \"one\", \"settings\": {\"repeat\": 512}}], \"edges\": [{\"to\": \"a\"}], \"output\": \"a\"}}}")
                        .formatted(nodes);

        assertThatThrownBy(() -> ArchitectureJson.read(text))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith("$.nodes: with all copies in their blocks these are more than 200000");
    }
}
