package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldGrowthTest {

    static Stream<Preset> all() {
        return Presets.all().stream();
    }

    /** By hand, with r' = r + 2·j for each 3×3 and r' = r + j, j' = 2·j for each pooling: 3, 5 · 6, 10, 14 · 16 … 212. */
    @Test
    void vgg_16_grows_as_computed_by_hand() {
        List<FieldGrowth.Step> steps = FieldGrowth.of(analysis("vgg16"));

        assertThat(steps)
                .extracting(FieldGrowth.Step::depth)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(steps)
                .extracting(FieldGrowth.Step::size)
                .containsExactly(1L, 3L, 6L, 10L, 16L, 24L, 32L, 44L, 60L, 76L, 100L, 132L, 164L, 212L);
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_ends_at_the_receptive_field_of_the_network_and_depth_never_repeats(Preset preset) {
        Analysis analysis = Analysis.of(preset.architecture());
        List<FieldGrowth.Step> steps = FieldGrowth.of(analysis);

        assertThat(steps.stream().mapToLong(FieldGrowth.Step::size).max())
                .hasValue(analysis.totals().receptiveField().vertical().size());
        assertThat(steps).extracting(FieldGrowth.Step::depth).isSorted().doesNotHaveDuplicates();
        assertThat(steps.getFirst()).matches(step -> step.depth() == 0 && step.size() == 1);
    }

    /** Its field at the last map is 427 pixels, as the reference computes it. */
    @Test
    void resnet_50_ends_beyond_its_image() {
        Map<Integer, FieldGrowth.Step> steps = FieldGrowth.of(analysis("resnet50")).stream()
                .collect(java.util.stream.Collectors.toMap(FieldGrowth.Step::depth, step -> step));

        assertThat(steps.get(1).size()).isEqualTo(11);
        assertThat(steps.get(49).size()).isEqualTo(427);
    }

    private static Analysis analysis(String id) {
        return Analysis.of(Presets.find(id).orElseThrow().architecture());
    }
}
