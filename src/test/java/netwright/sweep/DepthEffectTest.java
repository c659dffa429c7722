package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.Cost;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;

class DepthEffectTest {

    private static final Entrant PLAIN_20 = entrant("Plain-20", Wiring.PLAIN, 20);
    private static final Entrant PLAIN_56 = entrant("Plain-56", Wiring.PLAIN, 56);
    private static final Entrant RESNET_20 = entrant("ResNet-20", Wiring.RESIDUAL, 20);
    private static final Entrant RESNET_56 = entrant("ResNet-56", Wiring.RESIDUAL, 56);

    @Test
    void one_seed_is_told_and_not_judged_whichever_way_it_comes_out() {
        assertThat(DepthEffect.sentences(
                        List.of(PLAIN_20, PLAIN_56, RESNET_20, RESNET_56),
                        Map.of(
                                "Plain-20", Map.of(1L, 0.24),
                                "Plain-56", Map.of(1L, 0.312),
                                "ResNet-20", Map.of(1L, 0.2),
                                "ResNet-56", Map.of(1L, 0.197))))
                .containsExactly(
                        "Plain-56 ended 7.2 points higher in training error than Plain-20 (31.2 % against 24.0 %) in this"
                                + " one run of each. With one seed nothing more can be said.",
                        "ResNet-56 ended 0.3 points lower in training error than ResNet-20 (19.7 % against 20.0 %) in this"
                                + " one run of each. With one seed nothing more can be said.",
                        "ResNet-56 ended 11.5 points lower in training error than Plain-56 (19.7 % against 31.2 %) in this"
                                + " one run of each. With one seed nothing more can be said.");
    }

    @Test
    void several_seeds_are_tested() {
        assertThat(DepthEffect.sentences(
                        List.of(PLAIN_20, PLAIN_56),
                        Map.of(
                                "Plain-20", Map.of(1L, 0.20, 2L, 0.21, 3L, 0.19),
                                "Plain-56", Map.of(1L, 0.40, 2L, 0.42, 3L, 0.39))))
                .singleElement()
                .asString()
                .startsWith("Plain-56 ended 20.3 points higher")
                .contains("mean of 3 seeds each", "this is the degradation of the paper", "+18.9 to +21.8")
                .contains("paired t-test, p < 0.001)");
        assertThat(DepthEffect.sentences(
                        List.of(RESNET_20, RESNET_56),
                        Map.of(
                                "ResNet-20", Map.of(1L, 0.40, 2L, 0.42, 3L, 0.39),
                                "ResNet-56", Map.of(1L, 0.20, 2L, 0.21, 3L, 0.19))))
                .singleElement()
                .asString()
                .contains("here more depth helped");
        assertThat(DepthEffect.sentences(
                        List.of(PLAIN_20, PLAIN_56),
                        Map.of(
                                "Plain-20", Map.of(1L, 0.20, 2L, 0.30, 3L, 0.25),
                                "Plain-56", Map.of(1L, 0.28, 2L, 0.21, 3L, 0.29))))
                .singleElement()
                .asString()
                .contains("too close to call")
                .doesNotContain("degradation");
    }

    @Test
    void what_one_test_would_pass_several_may_not() {
        Map<Long, Double> before = Map.of(1L, 0.20, 2L, 0.21, 3L, 0.19);
        Map<Long, Double> after = Map.of(1L, 0.24, 2L, 0.28, 3L, 0.24);
        Map<String, Map<Long, Double>> errors =
                Map.of("Plain-20", before, "Plain-56", after, "ResNet-20", before, "ResNet-56", before);
        assertThat(DepthEffect.sentences(List.of(PLAIN_20, PLAIN_56), errors).getFirst())
                .contains("hardly")
                .doesNotContain("corrected");
        assertThat(DepthEffect.sentences(List.of(PLAIN_20, PLAIN_56, RESNET_20, RESNET_56), errors))
                .satisfiesExactly(
                        plain -> assertThat(plain).contains("too close to call", "corrected for 2 tests (Holm)"),
                        residual -> assertThat(residual).contains("The difference is the same for every seed"),
                        shortcut -> assertThat(shortcut).contains("corrected for 2 tests (Holm)"));
    }

    @Test
    void names_count_for_nothing_and_other_widths_are_told() {
        Entrant odd =
                new Entrant("mine 3", TensorShape.map(1, 28, 28), Wiring.RESIDUAL, 34, Cost.NONE, Set.of(64, 128));
        assertThat(DepthEffect.sentences(
                        List.of(RESNET_20, odd), Map.of("ResNet-20", Map.of(1L, 0.2), "mine 3", Map.of(1L, 0.2))))
                .containsExactly(
                        "mine 3 ended with the training error of ResNet-20 (20.0 % against 20.0 %) in this one run"
                                + " of each. With one seed nothing more can be said. The two differ in their widths too, not in"
                                + " depth and shortcuts alone.");
    }

    @Test
    void any_pair_is_compared_and_what_was_not_trained_is_left_out() {
        assertThat(DepthEffect.sentences(
                        List.of(PLAIN_20, RESNET_56),
                        Map.of("Plain-20", Map.of(1L, 0.2), "ResNet-56", Map.of(1L, 0.1))))
                .singleElement()
                .asString()
                .startsWith("ResNet-56 ended 10.0 points lower in training error than Plain-20");
        assertThat(DepthEffect.sentences(
                        List.of(PLAIN_20, PLAIN_56), Map.of("Plain-20", Map.of(1L, 0.2), "Plain-56", Map.of())))
                .isEmpty();
    }

    private static Entrant entrant(String name, Wiring wiring, int depth) {
        return new Entrant(name, TensorShape.map(1, 28, 28), wiring, depth, Cost.NONE, Set.of(16, 32, 64));
    }
}
