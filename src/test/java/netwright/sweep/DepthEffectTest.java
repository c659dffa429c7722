package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DepthEffectTest {

    @Test
    void networks_are_sorted_into_families_by_depth() {
        assertThat(DepthEffect.families(
                        List.of("plain-56", "ResNet-20", "plain-20", "ResNet-110", "ResNet-56", "mine")))
                .isEqualTo(Map.of(
                        "plain",
                        List.of("plain-20", "plain-56"),
                        "ResNet",
                        List.of("ResNet-20", "ResNet-56", "ResNet-110")));
    }

    @Test
    void the_deepest_is_held_against_the_shallowest_whichever_way_it_comes_out() {
        Map<String, Map<Long, Double>> errors = new LinkedHashMap<>();
        errors.put("plain-20", Map.of(1L, 0.24));
        errors.put("plain-56", Map.of(1L, 0.312));
        errors.put("ResNet-20", Map.of(1L, 0.2));
        errors.put("ResNet-56", Map.of(1L, 0.15));
        assertThat(DepthEffect.sentences(errors))
                .satisfiesExactly(
                        plain -> assertThat(plain)
                                .startsWith("plain-56 ends with a higher training error than plain-20 (31.2 % against"
                                        + " 24.0 %): degradation.")
                                .contains("Train more seeds"),
                        residual -> assertThat(residual)
                                .startsWith("ResNet-56 ends with a lower training error than ResNet-20 (15.0 % against"
                                        + " 20.0 %): depth helps."));
    }

    @Test
    void several_seeds_say_whether_it_could_be_chance() {
        Map<String, Map<Long, Double>> clear = Map.of(
                "plain-20", Map.of(1L, 0.20, 2L, 0.21, 3L, 0.19), "plain-56", Map.of(1L, 0.40, 2L, 0.42, 3L, 0.39));
        assertThat(DepthEffect.sentences(clear)).singleElement().asString().contains("hardly", "paired t-test");
        Map<String, Map<Long, Double>> vague = Map.of(
                "plain-20", Map.of(1L, 0.20, 2L, 0.30, 3L, 0.25), "plain-56", Map.of(1L, 0.28, 2L, 0.21, 3L, 0.29));
        assertThat(DepthEffect.sentences(vague)).singleElement().asString().contains("could make");
    }

    @Test
    void equal_to_the_digits_shown_is_called_the_same() {
        assertThat(DepthEffect.sentences(Map.of("a-1", Map.of(1L, 0.5), "a-2", Map.of(1L, 0.50004))))
                .singleElement()
                .asString()
                .contains("the training error of a-1");
    }
}
