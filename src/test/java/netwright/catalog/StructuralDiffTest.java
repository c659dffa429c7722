package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.OperationTypes;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralDiffTest {

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    private static StructuralDiff diff(String left, String right) {
        return StructuralDiff.between(preset(left), preset(right));
    }

    private static List<DiffRow> rows(StructuralDiff diff, DiffRow.Status status) {
        return diff.rows().stream().filter(row -> row.status() == status).toList();
    }

    private static List<String> labels(Stream<Change> changes) {
        return changes.map(Change::label).distinct().sorted().toList();
    }

    @Test
    void resnext_50_differs_from_resnet_50_in_groups_and_width_of_every_block_and_in_nothing_else() {
        StructuralDiff diff = diff("resnet50", "resnext50_32x4d");

        List<DiffRow> changed = rows(diff, DiffRow.Status.CHANGED);
        assertThat(changed).hasSize(3 + 4 + 6 + 3);
        assertThat(labels(changed.stream().flatMap(row -> row.changes().stream())))
                .containsExactly("Groups", "Width");
        assertThat(changed.getFirst().changes())
                .extracting(Change::toString)
                .containsExactly("Width 0 → 128", "Groups 1 → 32");
        assertThat(diff.count(DiffRow.Status.ADDED) + diff.count(DiffRow.Status.REMOVED))
                .isZero();
    }

    @Test
    void se_resnet_50_adds_squeeze_and_excitation_to_every_block() {
        StructuralDiff diff = diff("resnet50", "se_resnet50");

        List<DiffRow> changed = rows(diff, DiffRow.Status.CHANGED);
        assertThat(changed).hasSize(16).allSatisfy(row -> {
            assertThat(row.changes()).extracting(Change::toString).contains("SE reduction 0 → 16");
            assertThat(row.inside().stream()
                            .filter(layer -> layer.status() == DiffRow.Status.ADDED)
                            .map(layer -> Objects.requireNonNull(layer.right()).label()))
                    .containsExactly("AdaptiveAvgPool2d", "Conv2d", "Activation", "Conv2d", "Activation", "Multiply");
        });
    }

    @Test
    void vgg_16_with_batch_norm_adds_thirteen_batch_norms() {
        StructuralDiff diff = diff("vgg16", "vgg16_bn");

        assertThat(rows(diff, DiffRow.Status.ADDED))
                .hasSize(13)
                .allMatch(row -> Objects.requireNonNull(row.right()).label().equals("BatchNorm2d"));
        assertThat(diff.count(DiffRow.Status.REMOVED) + diff.count(DiffRow.Status.CHANGED))
                .isZero();
    }

    @Test
    void resnet_50_has_the_repeats_of_resnet_34_and_another_block() {
        StructuralDiff diff = diff("resnet34", "resnet50");

        assertThat(diff.count(DiffRow.Status.ADDED) + diff.count(DiffRow.Status.REMOVED))
                .isZero();
        List<DiffRow> changed = rows(diff, DiffRow.Status.CHANGED);
        assertThat(changed.stream()
                        .filter(row ->
                                row.changes().contains(new Change("Kind", "Residual basic", "Residual bottleneck"))))
                .hasSize(16);
        assertThat(changed.getLast().changes())
                .extracting(Change::toString)
                .containsExactly("Input channels 512 → 2048");
    }

    @Test
    void convnext_small_adds_eighteen_blocks_to_the_third_stage_of_convnext_tiny() {
        StructuralDiff diff = diff("convnext_tiny", "convnext_small");

        assertThat(diff.stages().stream().filter(stage -> !stage.same()))
                .singleElement()
                .satisfies(stage -> {
                    assertThat(Objects.requireNonNull(stage.left()).name()).isEqualTo("14×14");
                    assertThat(stage.folded())
                            .filteredOn(fold -> fold.row().status() == DiffRow.Status.ADDED)
                            .singleElement()
                            .satisfies(fold -> assertThat(fold.times()).isEqualTo(27 - 9));
                });
    }

    @Test
    void a_plain_network_lacks_only_the_shortcuts_of_its_residual_twin() {
        StructuralDiff diff = diff("plain20_cifar", "resnet20_cifar");

        assertThat(diff.stages()).allMatch(stage -> stage.left() != null && stage.right() != null);
        assertThat(diff.empty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet50",
                "resnet34",
                "convnext_tiny",
                "googlenet",
                "densenet121",
                "mobilenet_v2",
                "se_resnet50",
                "plain20_cifar"
            })
    void an_opened_network_is_the_same_network(String id) {
        Architecture drawn = preset(id);

        StructuralDiff diff = StructuralDiff.between(drawn, Expansion.expand(drawn));

        assertThat(rows(diff, DiffRow.Status.CHANGED)).isEmpty();
        assertThat(diff.empty()).isTrue();
    }

    static Stream<String> ids() {
        return Presets.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void costs_beside_the_rows_add_up_to_the_network(String id) {
        StructuralDiff diff = diff(id, "resnet18");

        assertThat(diff.rows().stream().map(row -> StageDiff.cost(row.left())).reduce(Cost.NONE, Cost::plus))
                .isEqualTo(Analysis.of(preset(id)).totals().cost());
    }

    @Test
    void a_node_without_input_is_compared_by_its_settings() {
        Architecture drawn = preset("mini_resnet")
                .add(Node.of("loose", OperationTypes.get("conv2d").create(Map.of("out", 8))));
        Architecture other = preset("mini_resnet")
                .add(Node.of("alone", OperationTypes.get("conv2d").create(Map.of("out", 16))));

        StructuralDiff diff = StructuralDiff.between(drawn, other);

        assertThat(rows(diff, DiffRow.Status.CHANGED))
                .singleElement()
                .satisfies(row -> assertThat(row.changes())
                        .extracting(Change::toString)
                        .containsExactly("Output channels 8 → 16"));
    }

    @Test
    void an_activation_put_into_a_drawing_is_one_added_row() {
        Architecture drawn = preset("mini_resnet");
        Edge edge = drawn.edges().getFirst();
        Architecture edited = drawn.add(
                        Node.of("extra", OperationTypes.get("activation").create()))
                .insert("extra", edge);

        StructuralDiff diff = StructuralDiff.between(drawn, edited);

        assertThat(rows(diff, DiffRow.Status.ADDED))
                .singleElement()
                .satisfies(row ->
                        assertThat(Objects.requireNonNull(row.right()).ids()).containsExactly("extra"));
        assertThat(diff.count(DiffRow.Status.CHANGED)).isZero();
    }

    /** Ways that join across three map sizes are no block, so their connections show on the rows themselves. */
    @Test
    void a_connection_that_was_moved_is_a_difference() {
        Architecture drawn = Architecture.empty("skip", TensorShape.map(3, 32, 32), 10)
                .add(Node.of("a", Conv2d.plain(8, 3, 2)))
                .add(Node.of("b", Conv2d.plain(8, 3, 2)))
                .add(Node.of("c", Conv2d.plain(8, 3, 2)))
                .add(Node.of("d", Conv2d.plain(8, 1, 8)))
                .add(Node.of("join", OperationTypes.get("concat").create()))
                .connect("input", "a")
                .connect("a", "b")
                .connect("b", "c")
                .connect("input", "d");
        Architecture one = drawn.connect("c", "join").connect("d", "join").connect("join", "output");
        Architecture other = drawn.connect("d", "join").connect("c", "join").connect("join", "output");

        assertThat(StructuralDiff.between(one, one).empty()).isTrue();
        assertThat(rows(StructuralDiff.between(one, other), DiffRow.Status.CHANGED))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.changes()).extracting(Change::toString).containsExactly("Reads c, d → d, c"));
    }
}
