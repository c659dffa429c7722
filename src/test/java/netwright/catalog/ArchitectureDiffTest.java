package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import netwright.analysis.Sketch;
import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.LiftedSetting;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Node;
import netwright.architecture.Padding;
import netwright.architecture.Position;
import netwright.architecture.Selection;
import netwright.architecture.Size;
import netwright.architecture.SqueezeExcitation;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;

class ArchitectureDiffTest {

    private final Architecture base = Sketch.of(3, 32, 32)
            .conv("conv1", 16, 3, 1)
            .relu("relu1")
            .conv("conv2", 32, 3, 2)
            .classified();

    private List<String> since(Architecture changed) {
        return ArchitectureDiff.between(base, changed);
    }

    @Test
    void equal_drawings_differ_in_nothing() {
        assertThat(since(base)).isEmpty();
        assertThat(since(base.withName("sketch"))).isEmpty();
    }

    @Test
    void a_changed_setting_is_told_with_both_values_and_what_it_costs() {
        Conv2d wider = new Conv2d(16, Size.of(5), Size.ONE, Padding.of(2), Size.ONE, 1, true);

        assertThat(since(base.replace("conv1", wider)))
                .containsExactly(
                        "Conv2d conv1: kernel 3×3 → 5×5, padding 1 → 2, bias off → on",
                        "parameters 5,370 → 6,154 (+14.6 %)",
                        "MACs 1,622,336 → 2,408,768 (+48.5 %)",
                        "receptive field 5×5, stride 2 → 7×7, stride 2");
    }

    @Test
    void name_input_and_classes_are_told() {
        assertThat(since(base.withName("other")
                        .withInput(TensorShape.map(3, 64, 64))
                        .withClasses(100)))
                .startsWith("name sketch → other", "input 3×32×32 → 3×64×64", "classes 10 → 100")
                .contains("MACs 1,622,336 → 6,488,384 (+299.9 %)");
    }

    @Test
    void a_node_put_into_a_line_is_told_without_its_lines() {
        Architecture changed =
                base.add(Node.of("se1", new SqueezeExcitation(4))).insert("se1", Edge.of("conv1", "relu1"));

        assertThat(since(changed))
                .containsExactly(
                        "added Squeeze and excitation se1 between conv1 and relu1",
                        "parameters 5,370 → 5,518 (+2.8 %)",
                        "MACs 1,622,336 → 1,622,464 (+0.0 %)");
        assertThat(ArchitectureDiff.between(changed, base))
                .startsWith("removed Squeeze and excitation se1 between conv1 and relu1")
                .noneMatch(sentence -> sentence.startsWith("connected"));
    }

    @Test
    void another_operation_under_the_same_name_is_told() {
        assertThat(since(base.replace("conv2", MaxPool2d.square(2, 2, 0)))).startsWith("conv2: Conv2d → MaxPool2d");
    }

    @Test
    void a_renamed_node_is_recognised() {
        assertThat(since(base.rename("conv1", "stem"))).containsExactly("renamed Conv2d conv1 to stem");
        assertThat(since(base.rename("conv1", "stem").rename("relu1", "act")))
                .containsExactly("renamed Conv2d conv1 to stem", "renamed Activation relu1 to act");
    }

    @Test
    void drawn_and_erased_lines_are_told() {
        Architecture joined = Sketch.of(3, 8, 8)
                .conv("a", 8, 3, 1)
                .conv("b", 8, 3, 1)
                .then("add", new Add(), "a", "b")
                .classified();

        assertThat(ArchitectureDiff.between(joined, joined.disconnect(new Edge("b", "add", 1))))
                .startsWith("disconnected b from add");
        assertThat(ArchitectureDiff.between(joined.disconnect(new Edge("b", "add", 1)), joined))
                .startsWith("connected b to add");
        assertThat(ArchitectureDiff.between(
                        joined,
                        joined.disconnect(new Edge("a", "add", 0))
                                .disconnect(new Edge("b", "add", 1))
                                .connect("b", "add")
                                .connect("a", "add")))
                .containsExactly("inputs of add in another order: b, a");
    }

    @Test
    void moved_nodes_are_counted() {
        assertThat(since(base.mapNodes(
                        node -> node.operation() instanceof Activation ? node.at(new Position(1, 2)) : node)))
                .containsExactly("moved 1 node");
    }

    @Test
    void between_two_presets_the_difference_is_a_few_sentences() {
        assertThat(ArchitectureDiff.between(
                        Presets.find("resnet50").orElseThrow().architecture(),
                        Presets.find("resnext50_32x4d").orElseThrow().architecture()))
                .contains("name ResNet-50 → ResNeXt-50 32×4d", "Stage layer1: width 0 → 128, groups 1 → 32")
                .contains("parameters 25,557,032 → 25,028,904 (-2.1 %)")
                .hasSize(7);
    }

    @Test
    void own_blocks_are_told_by_their_title_when_they_are_made_changed_and_deleted() {
        Selection selection = Selection.of(base, List.of("conv1", "relu1"));
        List<LiftedSetting> out = selection.liftable().stream()
                .filter(setting -> setting.name().equals("out"))
                .toList();
        Architecture made = selection.replacedBy(selection.definition("stem", "My stem", out));
        Architecture wider = made.replace("stem", made.type("stem").create(Map.of("out", 24)));
        Architecture renamed = made.define(made.blocks().getFirst().withTitle("Entry"));

        assertThat(since(made))
                .contains("made the block My stem (Conv2d, Activation)", "added My stem stem between input and conv2")
                .noneMatch(sentence -> sentence.startsWith("parameters"));
        assertThat(ArchitectureDiff.between(made, wider)).contains("My stem stem: output channels 16 → 24");
        assertThat(ArchitectureDiff.between(made, renamed))
                .containsExactly("changed the block My stem: renamed to Entry");
        assertThat(ArchitectureDiff.between(made, base)).contains("deleted the block My stem");
    }
}
