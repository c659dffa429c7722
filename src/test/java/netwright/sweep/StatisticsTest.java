package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are SciPy 1.17's ({@code ttest_ind(equal_var=False)}, {@code ttest_rel}, {@code t.interval}). */
class StatisticsTest {

    private static final Offset<Double> EXACT = within(1e-10);

    private static final List<Double> A = List.of(0.8421, 0.8397, 0.8466, 0.8409, 0.8432);
    private static final List<Double> B = List.of(0.8502, 0.8391, 0.8533, 0.8478, 0.8487);

    /** Student's sleep data, as R has it; its documentation prints t = −1.8608, df = 17.776, p = 0.07939. */
    private static final List<Double> SLEEP_1 = List.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);

    private static final List<Double> SLEEP_2 = List.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    @Test
    void aSampleHasItsMeanDeviationAndInterval() {
        Sample sample = new Sample(A);
        assertThat(sample.mean()).isCloseTo(0.8425, EXACT);
        assertThat(sample.deviation()).isCloseTo(0.0026391286440793373, EXACT);
        assertThat(sample.standardError()).isCloseTo(0.0011802542099056492, EXACT);
        assertThat(sample.interval().low()).isCloseTo(0.8392230889760184, EXACT);
        assertThat(sample.interval().high()).isCloseTo(0.8457769110239817, EXACT);
    }

    @Test
    void oneValueHasAMeanAndNoDeviation() {
        Sample one = new Sample(List.of(0.5));
        assertThat(one.mean()).isEqualTo(0.5);
        assertThat(one.deviation()).isNaN();
        assertThat(one.interval().low()).isNaN();
        assertThatThrownBy(() -> new Sample(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differentSeedsAreTestedByWelch() {
        assertFound(
                Significance.welch(A, B),
                Significance.Test.WELCH,
                -2.0081334673763673,
                5.866559056020627,
                0.09247174227586881,
                new Interval(-0.011838333681219709, 0.0011983336812199478));
        assertFound(
                Significance.welch(SLEEP_1, SLEEP_2),
                Significance.Test.WELCH,
                -1.8608134674868526,
                17.776473516178488,
                0.0793941401873583,
                new Interval(-3.3654832307117104, 0.20548323071171137));
        assertFound(
                Significance.welch(A, List.of(0.91, 0.905, 0.912)),
                Significance.Test.WELCH,
                -27.789666366914904,
                3.3209327184799604,
                4.7538911378421e-05,
                new Interval(-0.07371563495220163, -0.05928436504779815));
    }

    @Test
    void sameSeedsAreTestedInPairs() {
        assertFound(
                Significance.paired(A, B),
                Significance.Test.PAIRED,
                -3.462731592693352,
                4,
                0.02575355446787567,
                new Interval(-0.009585617349845876, -0.0010543826501541063));
        assertFound(
                Significance.paired(SLEEP_1, SLEEP_2),
                Significance.Test.PAIRED,
                -4.062127683382037,
                9,
                0.002832890197384273,
                new Interval(-2.459885763276983, -0.7001142367230175));
    }

    @Test
    void theSeedsDecideWhichTestIsMade() {
        Map<Long, Double> first = Map.of(1L, 0.8, 2L, 0.82, 3L, 0.79);
        assertThat(Significance.between(first, Map.of(3L, 0.81, 1L, 0.83, 2L, 0.84)))
                .isInstanceOfSatisfying(Significance.Found.class, found -> {
                    assertThat(found.test()).isEqualTo(Significance.Test.PAIRED);
                    assertThat(found.difference()).isCloseTo(-0.07 / 3, EXACT);
                });
        assertThat(Significance.between(first, Map.of(1L, 0.83, 2L, 0.84)))
                .isInstanceOfSatisfying(
                        Significance.Found.class,
                        found -> assertThat(found.test()).isEqualTo(Significance.Test.WELCH));
    }

    @Test
    void theEffectIsHedgesG() {
        assertThat(((Significance.Found) Significance.welch(A, B)).effect()).isCloseTo(-1.1464829912318915, EXACT);
        assertThat(((Significance.Found) Significance.welch(A, List.of(0.91, 0.905, 0.912))).effect())
                .isCloseTo(-19.279566497055825, within(1e-9));
    }

    @Test
    void whereNothingCanBeSaidTheReasonIs() {
        assertRefused(Significance.welch(List.of(0.8), List.of(0.9, 0.91)), "two seeds");
        assertRefused(Significance.between(Map.of(1L, 0.8), Map.of(1L, 0.9)), "Train more seeds.");
        assertRefused(Significance.welch(List.of(0.5, 0.5), List.of(0.75, 0.75)), "Neither varies");
        assertRefused(Significance.paired(List.of(0.5, 0.75), List.of(0.25, 0.5)), "the same for every seed");
    }

    /** As R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
    @Test
    void severalComparisonsAreCorrectedByHolm() {
        assertThat(Significance.holm(List.of(0.01, 0.04, 0.03, 0.005))).containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Significance.holm(List.of(0.7, 0.6))).containsExactly(1.0, 1.0);
        assertThat(Significance.holm(List.of())).isEmpty();
    }

    /** TensorBoard's classicSmoothing of 1, 2, 3 by 0.6: 1, (0.6·0.4 + 0.4·2)/0.64, … */
    @Test
    void curvesAreSmoothedWithoutLeaningToTheirStart() {
        assertThat(Smoothing.of(new double[] {1, 2, 3}, 0.6))
                .containsExactly(new double[] {1, 1.04 / 0.64, 1.824 / 0.784}, EXACT);
        assertThat(Smoothing.of(new double[] {5, 5, 5, 5}, 0.99)).containsExactly(new double[] {5, 5, 5, 5}, EXACT);
        assertThat(Smoothing.of(new double[] {3, 1}, 0)).containsExactly(3, 1);
        assertThat(Smoothing.of(new double[] {1, Double.NaN, 2}, 0.6)[2])
                .as("what is not a number is not averaged")
                .isCloseTo(1.04 / 0.64, EXACT);
        assertThatThrownBy(() -> Smoothing.of(new double[0], 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertFound(
            Significance significance, Significance.Test test, double t, double degrees, double p, Interval interval) {
        assertThat(significance).isInstanceOfSatisfying(Significance.Found.class, found -> {
            assertThat(found.test()).isEqualTo(test);
            assertThat(found.t()).isCloseTo(t, EXACT);
            assertThat(found.degrees()).isCloseTo(degrees, EXACT);
            assertThat(found.p()).isCloseTo(p, EXACT);
            assertThat(found.interval().low()).isCloseTo(interval.low(), within(1e-9));
            assertThat(found.interval().high()).isCloseTo(interval.high(), within(1e-9));
        });
    }

    private static void assertRefused(Significance significance, String reason) {
        assertThat(significance)
                .isInstanceOfSatisfying(
                        Significance.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }
}
