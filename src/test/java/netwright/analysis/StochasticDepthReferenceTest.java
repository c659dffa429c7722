package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.architecture.Architecture;
import netwright.architecture.DropPath;
import netwright.architecture.Stage;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How drop path rises with depth, against torchvision's stochastic depth. */
class StochasticDepthReferenceTest {

    static Stream<Map<String, String>> models() {
        return ReferenceTable.read("stochastic-depth.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_residual_block_of_a_preset_has_torchvisions_probability(Map<String, String> row) {
        List<Double> expected = Stream.of(row.get("probabilities").split(" "))
                .map(Double::valueOf)
                .toList();
        List<Double> ours =
                probabilities(Presets.find(row.get("model")).orElseThrow().architecture());

        assertThat(ours).hasSameSizeAs(expected);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i)).isCloseTo(expected.get(i), within(2e-6));
        }
    }

    @Test
    void a_stage_without_an_end_gives_all_blocks_the_same() {
        Architecture drawing = Sketch.of(8, 16, 16)
                .then("stage", Stage.TYPE.create(Map.of("repeat", 3, "out", 8, "dropPath", 0.2)))
                .drawn();

        assertThat(probabilities(drawing)).containsExactly(0.2, 0.2, 0.2);
    }

    @Test
    void it_may_fall_towards_the_end_and_a_single_block_has_the_first() {
        Map<String, Object> falling = Map.of("repeat", 3, "out", 8, "dropPath", 0.3, "dropPathEnd", 0.1);
        Map<String, Object> single = Map.of("repeat", 1, "out", 8, "dropPath", 0.3, "dropPathEnd", 0.1);

        assertThat(probabilities(Sketch.of(8, 16, 16)
                        .then("stage", Stage.TYPE.create(falling))
                        .drawn()))
                .containsExactly(0.3, 0.2, 0.1);
        assertThat(probabilities(Sketch.of(8, 16, 16)
                        .then("stage", Stage.TYPE.create(single))
                        .drawn()))
                .containsExactly(0.3);
    }

    private static List<Double> probabilities(Architecture architecture) {
        return Analysis.of(architecture).layers().stream()
                .filter(report -> report.layer() instanceof DropPath)
                .map(report -> ((DropPath) report.layer()).p())
                .toList();
    }
}
