package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestFoundTest {

    /** Three seeds around a mean, the same noise for all but for a little of their own. */
    private static Map<Long, Double> seeds(double mean, double own) {
        return Map.of(1L, mean - 0.01 + own, 2L, mean + 0.01, 3L, mean - own);
    }

    @Test
    void aClearWinnerIsBetterThanAllOthers() {
        Map<String, Map<Long, Double>> top1 = new LinkedHashMap<>();
        top1.put("good", seeds(0.9, 0.001));
        top1.put("bad", seeds(0.5, 0.002));
        top1.put("worse", seeds(0.3, 0.003));

        assertThat(BestFound.sentences("good", top1, 0))
                .containsExactly(
                        "The highest top-1 is that of good: 90.00 % on average over 3 seeds.",
                        "It is better than all 2 others by more than the seeds explain (t-tests over the seeds, p < 0.05 after Holm's correction for 2 comparisons).",
                        "It was chosen by these very results, so expect somewhat less of it on other images.");
    }

    @Test
    void whatCannotBeToldApartIsNamed() {
        Map<String, Map<Long, Double>> top1 = new LinkedHashMap<>();
        top1.put("good", seeds(0.9, 0.001));
        top1.put("near", Map.of(1L, 0.92, 2L, 0.85, 3L, 0.91));
        top1.put("bad", seeds(0.5, 0.002));

        assertThat(BestFound.sentences("good", top1, 0).get(1))
                .startsWith("It is better than 1 of the 2 others")
                .endsWith("From the rest it cannot be told apart: near.");
    }

    /** One in twenty comparisons of equals looks clear without a correction. */
    @Test
    void manyComparisonsAreCorrectedFor() {
        Map<String, Map<Long, Double>> top1 = new LinkedHashMap<>();
        top1.put("best", Map.of(1L, 0.72, 2L, 0.70, 3L, 0.74));
        Map<Long, Double> alone = Map.of(1L, 0.69, 2L, 0.675, 3L, 0.70);
        top1.put("other", alone);
        assertThat(BestFound.sentences("best", top1, 0).get(1)).startsWith("It is better than the other");

        IntStream.range(0, 20).forEach(i -> top1.put("other " + i, alone));
        assertThat(BestFound.sentences("best", top1, 0).get(1))
                .startsWith("It is better than none of the others by more than the seeds explain");
    }

    @Test
    void oneSeedSaysNothingAndOneConfigurationIsNoComparison() {
        assertThat(BestFound.sentences("a", Map.of("a", Map.of(1L, 0.8), "b", Map.of(1L, 0.7)), 0))
                .hasSize(3)
                .element(1)
                .asString()
                .contains("cannot be said from one seed");
        assertThat(BestFound.sentences("a", Map.of("a", Map.of(1L, 0.8)), 0)).isEmpty();
    }

    @Test
    void whatWasStoppedEarlyIsLeftOutAndSaidSo() {
        assertThat(BestFound.sentences("a", Map.of("a", Map.of(1L, 0.8, 2L, 0.82)), 3))
                .containsExactly(
                        "The highest top-1 is that of a: 81.00 % on average over 2 seeds.",
                        "3 that were stopped early are left out: their results are of fewer epochs.",
                        "It was chosen by these very results, so expect somewhat less of it on other images.");
    }
}
