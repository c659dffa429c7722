package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netwright.analysis.Sketch;
import netwright.architecture.Linear;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison(List.of(
            Comparison.entry(Presets.find("resnet18").orElseThrow()),
            Comparison.entry("mine", Sketch.of(3, 32, 32).conv("conv", 8, 3, 1).classified())));

    private List<String> cells(String label) {
        return comparison.rows().stream()
                .filter(row -> row.label().startsWith(label))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    @Test
    void networks_stand_side_by_side() {
        assertThat(cells("Parameters")).containsExactly("11,689,512", "306");
        assertThat(cells("MACs")).containsExactly("1,814,073,344", "221,264");
        assertThat(cells("FLOPs")).containsExactly("3,628,146,688", "442,528");
        assertThat(cells("Weights")).containsExactly("46.8", "0.0");
        assertThat(cells("Depth")).containsExactly("18", "2");
        assertThat(cells("Receptive")).containsExactly("435×435, stride 32", "3×3, stride 1");
        assertThat(cells("Stages").getFirst()).contains("7×7 · 512 · 2 blocks");
    }

    @Test
    void figures_that_do_not_exist_are_a_dash() {
        assertThat(cells("Published top-1")).containsExactly("69.758", "–");
        assertThat(cells("Published top-5")).containsExactly("89.078", "–");
    }

    @Test
    void an_unfinished_drawing_can_be_compared_too() {
        Comparison.Entry entry = Comparison.entry(
                "half", Sketch.of(3, 8, 8).then("fc", new Linear(3, true)).drawn());

        assertThat(new Comparison(List.of(entry)).rows())
                .allMatch(row -> row.cells().size() == 1);
    }
}
