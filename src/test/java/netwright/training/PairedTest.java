package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class PairedTest {

    @Test
    void only_images_on_which_the_two_disagree_count() {
        BitSet first = BitSet.valueOf(new long[] {0b0011});
        BitSet second = BitSet.valueOf(new long[] {0b1110});

        assertThat(Paired.of(first, second, 4)).isEqualTo(new Paired(4, 2, 1));
        assertThat(new Paired(4, 2, 1).difference()).isEqualTo(0.25);
        assertThat(first.cardinality()).as("is left as it was").isEqualTo(2);
    }

    /** Worked by hand: n* = 102, b* = 10.5, c* = 1.5. */
    @Test
    void the_interval_is_agresti_and_mins() {
        Paired paired = new Paired(100, 10, 1);

        assertThat(paired.centre()).isCloseTo(9 / 102.0, within(1e-12));
        assertThat(paired.reach()).isCloseTo(1.959964 * Math.sqrt(12 - 81 / 102.0) / 102, within(1e-12));
    }

    @Test
    void no_disagreement_is_no_certainty() {
        Paired paired = new Paired(36, 0, 0);

        assertThat(paired.difference()).isZero();
        assertThat(paired.reach()).isGreaterThan(0.05);
        assertThat(paired.beyondChance()).isFalse();
    }

    /** The exact test of McNemar agrees, but where it is a close call. */
    @Test
    void what_is_more_than_chance_is_so_by_the_exact_test_too() {
        for (int lost = 0; lost <= 30; lost++) {
            for (int gained = lost + 1; gained <= 60; gained++) {
                double p =
                        2 * (1 - new BinomialDistribution(null, gained + lost, 0.5).cumulativeProbability(gained - 1));
                Paired paired = new Paired(1_000, gained, lost);
                if (p < 0.015 || p > 0.075 && gained + lost > 8) {
                    assertThat(paired.beyondChance())
                            .as("gained %d, lost %d, p %.4f", gained, lost, p)
                            .isEqualTo(p < 0.05);
                }
            }
        }
    }
}
