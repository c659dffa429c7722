package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected p-values and intervals are SciPy 1.17's, those of three pairs corrected by hand as Holm says. */
class VerdictTest {

    private static final String TOP1 = "final validation top-1";
    private static final Map<Long, Double> A = seeds(1, 0.8421, 0.8397, 0.8466, 0.8409, 0.8432);
    private static final Map<Long, Double> B = seeds(1, 0.8502, 0.8391, 0.8533, 0.8478, 0.8487);
    private static final Map<Long, Double> FAR = seeds(1, 0.91, 0.905, 0.912, 0.908, 0.911);

    @Test
    void aPairThatDiffersIsToldWithTheHigherOneFirst() {
        Verdict verdict = verdict(Map.of("A", A), Map.of("far", FAR));

        assertThat(verdict.sentences())
                .containsExactly(
                        "far has a higher final validation top-1 than A: mean difference 6.67 points, 95 % interval"
                                + " 6.51 to 6.83, p < 0.001, paired t-test, n = 5. The seeds alone would rarely make such a"
                                + " difference.");
        assertThat(verdict.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.first()).isEqualTo("A");
            assertThat(((Significance.Found) pair.found()).difference()).isCloseTo(-0.0667, within(1e-10));
            assertThat(pair.differs()).isTrue();
        });
    }

    @Test
    void aPairThatMayBeEqualIsNotCalledEqual() {
        assertThat(verdict(Map.of("A", A), Map.of("B", seeds(11, 0.8502, 0.8391, 0.8533, 0.8478, 0.8487)))
                        .sentences())
                .singleElement()
                .asString()
                .startsWith("B and A cannot be told apart by final validation top-1: mean difference 0.53 points,"
                        + " 95 % interval −0.12 to 1.18, p = 0.092, Welch's t-test, n = 5.")
                .endsWith("That does not show that they are equal.");
    }

    @Test
    void severalPairsAreCorrectedForTheirNumber() {
        Verdict verdict = verdict(Map.of("A", A), Map.of("B", B), Map.of("far", FAR));

        assertThat(verdict.pairs()).hasSize(3);
        List<Double> alone = verdict.pairs().stream()
                .map(pair -> ((Significance.Found) pair.found()).p())
                .toList();
        assertThat(verdict.pairs().stream().map(Verdict.Pair::p).toList()).isEqualTo(Significance.holm(alone));
        assertThat(verdict.pairs().getFirst().sentence()).contains("corrected for 3 pairs");
    }

    @Test
    void aPairThatStandsOutOnlyAloneIsSaidToDoSo() {
        // Two-sided, alone: p = 0.0371 with t = 2.75 and 5 − 1 degrees of freedom lies below 0.05, three times that
        // above.
        Map<Long, Double> near = seeds(1, 0.8435, 0.8412, 0.8470, 0.8440, 0.8441);
        Map<Long, Double> same = seeds(1, 0.8424, 0.8401, 0.8463, 0.8411, 0.8428);
        Verdict verdict = verdict(Map.of("A", A), Map.of("near", near), Map.of("same", same));

        Verdict.Pair pair = verdict.pairs().getFirst();
        assertThat(((Significance.Found) pair.found()).p()).isLessThan(Verdict.LEVEL);
        assertThat(pair.p()).isCloseTo(2 * 0.03252418000610159, within(1e-10));
        assertThat(pair.differs()).isFalse();
        assertThat(pair.sentence())
                .contains("cannot be told apart")
                .endsWith("equal; as the only pair this one would have stood out.");
    }

    @Test
    void oneSeedSaysWhatIsMissing() {
        Verdict verdict = verdict(Map.of("A", A), Map.of("alone", seeds(1, 0.9)));

        assertThat(verdict.withOneValue()).containsExactly("alone");
        assertThat(verdict.sentences())
                .containsExactly(
                        "alone (90.00 %) and A (84.25 %) are 5.75 points apart in final validation top-1, n = 1 and 5."
                                + " Whether that is more than chance cannot be said, as alone has one seed. Two more seeds of it"
                                + " would allow a test.");
        assertThat(verdict(Map.of("alone", seeds(1, 0.9)), Map.of("other", seeds(2, 0.5)))
                        .sentences())
                .containsExactly(
                        "alone (90.00 %) and other (50.00 %) are 40.00 points apart in final validation top-1, n = 1."
                                + " Whether that is more than chance cannot be said, as both have one seed each. Two more seeds of"
                                + " each would allow a test.");
        assertThat(verdict.pairs()).allMatch(pair -> pair.p() == null && !pair.differs());
    }

    @Test
    void amongSeveralGroupsOneOfOneSeedIsNamedOnceAndLast() {
        Map<Long, Double> otherSeeds = seeds(11, 0.8502, 0.8391, 0.8533, 0.8478, 0.8487);
        Verdict verdict =
                verdict(Map.of("alone", seeds(1, 0.9)), Map.of("A", A), Map.of("B", otherSeeds), Map.of("far", FAR));

        assertThat(verdict.pairs()).hasSize(6);
        assertThat(verdict.sentences()).hasSize(4).satisfies(sentences -> {
            assertThat(sentences.get(0)).startsWith("far has a higher");
            assertThat(sentences.get(1)).startsWith("far has a higher");
            assertThat(sentences.get(2)).startsWith("B and A cannot be told apart");
            assertThat(sentences.get(3)).startsWith("alone has one seed: ");
        });
        assertThat(verdict.pairs().get(5).sentence()).contains("corrected for 3 pairs");
    }

    @Test
    void whatDoesNotVaryAndWhatIsNotThereIsSaid() {
        Map<Long, Double> flat = seeds(1, 0.5, 0.5);
        Verdict verdict = verdict(Map.of("one", flat), Map.of("two", flat), Map.of("nothing", Map.of()));

        assertThat(verdict.withoutValue()).containsExactly("nothing");
        assertThat(verdict.sentences())
                .containsExactly(
                        "one (50.00 %) and two (50.00 %) are 0.00 points apart in final validation top-1, n = 2. The difference is the"
                                + " same for every seed, so there is nothing to measure it by.",
                        "nothing is left out: none of its runs has come to its end.");
        assertThat(verdict(Map.of("one", flat)).sentences()).isEmpty();
    }

    @Test
    void twoSeedsAreCalledFew() {
        Verdict verdict = verdict(Map.of("A", seeds(1, 0.5, 0.6)), Map.of("B", seeds(1, 0.52, 0.66)));

        assertThat(verdict.sentences())
                .singleElement()
                .asString()
                .contains("n = 2.")
                .endsWith("Two seeds make a weak test; more would make it firmer.");
    }

    @SafeVarargs
    private static Verdict verdict(Map<String, Map<Long, Double>>... groups) {
        Map<String, Map<Long, Double>> all = new LinkedHashMap<>();
        for (Map<String, Map<Long, Double>> group : groups) {
            all.putAll(group);
        }
        return Verdict.of(TOP1, all);
    }

    private static Map<Long, Double> seeds(long first, double... values) {
        Map<Long, Double> seeds = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            seeds.put(first + i, values[i]);
        }
        return seeds;
    }
}
