package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import netwright.architecture.RandomArchitectures;
import org.jspecify.annotations.Nullable;

class StructuralDiffPropertiesTest {

    private static final int TRIES = 150;

    @Provide
    Arbitrary<Architecture> legal() {
        return RandomArchitectures.legal();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void a_network_does_not_differ_from_itself(@ForAll("legal") Architecture network) {
        assertThat(StructuralDiff.between(network, network).empty()).isTrue();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void the_diff_the_other_way_round_is_the_mirror_image(
            @ForAll("legal") Architecture left, @ForAll("legal") Architecture right) {
        assertThat(StructuralDiff.between(left, right).mirrored()).isEqualTo(StructuralDiff.between(right, left));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void every_layer_stands_in_exactly_one_row(
            @ForAll("legal") Architecture left, @ForAll("legal") Architecture right) {
        StructuralDiff diff = StructuralDiff.between(left, right);

        assertThat(layers(diff, DiffRow::left)).containsExactlyInAnyOrderElementsOf(layers(left));
        assertThat(layers(diff, DiffRow::right)).containsExactlyInAnyOrderElementsOf(layers(right));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void only_different_units_are_called_different(
            @ForAll("legal") Architecture left, @ForAll("legal") Architecture right) {
        for (DiffRow row : StructuralDiff.between(left, right).rows()) {
            if (row.status() == DiffRow.Status.CHANGED) {
                assertThat(row.changes().size() + row.inside().size()).isPositive();
            }
        }
    }

    private static List<String> layers(StructuralDiff diff, Function<DiffRow, @Nullable Unit> side) {
        return diff.rows().stream()
                .map(side)
                .filter(Objects::nonNull)
                .flatMap(unit -> unit.layers().stream())
                .map(layer -> layer.layer().toString())
                .toList();
    }

    private static List<String> layers(Architecture architecture) {
        return Stream.of(Expansion.expand(architecture))
                .flatMap(expanded -> expanded.nodes().stream())
                .map(node -> node.operation().toString())
                .toList();
    }
}
