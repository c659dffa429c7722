package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {

    /** Hyperband's example (Li et al., 2018, table 1): bracket s = 4 of R = 81, η = 3. */
    @Test
    void rungsAreThoseOfHyperbandsFirstBracket() {
        SuccessiveHalving halving = new SuccessiveHalving(3, 1);
        assertThat(halving.rungs(81, 81))
                .containsExactly(
                        new SuccessiveHalving.Rung(1, 81),
                        new SuccessiveHalving.Rung(3, 27),
                        new SuccessiveHalving.Rung(9, 9),
                        new SuccessiveHalving.Rung(27, 3),
                        new SuccessiveHalving.Rung(81, 1));
        assertThat(halving.rungs(20)).containsExactly(1, 3, 9, 20);
        assertThat(halving.budget(9, 9)).as("9·1 + 3·2 + 1·6").isEqualTo(21);
    }

    @Test
    void theBestThirdGoesOnWhenAllHaveComeSoFar() {
        SuccessiveHalving halving = new SuccessiveHalving(3, 2);
        assertThat(halving.decide(18, List.of(at(1), at(2), at(3))).values()).containsOnly(new Decision.GoOn(2));
        assertThat(halving.decide(18, List.of(at(1, 0.5), at(2), at(3, 0.6))))
                .isEqualTo(Map.of(1, new Decision.Wait(2), 2, new Decision.GoOn(2), 3, new Decision.Wait(2)));
        assertThat(halving.decide(18, List.of(at(1, 0.5), at(2, 0.7), at(3, 0.6))))
                .isEqualTo(Map.of(
                        1, new Decision.Stop(2, 3, 3, false),
                        2, new Decision.GoOn(6),
                        3, new Decision.Stop(2, 2, 3, false)));
        assertThat(halving.decide(18, List.of(at(1, 0.5), at(2, 0.7, 0.4, 0.9), at(3, 0.6)))
                        .get(2))
                .isEqualTo(new Decision.Finished(1, 1));
    }

    @Test
    void amongEqualsTheSmallerNumberIsTheBetter() {
        assertThat(new SuccessiveHalving(2, 1).decide(4, List.of(at(7, 0.5), at(3, 0.5))))
                .isEqualTo(Map.of(3, new Decision.GoOn(2), 7, new Decision.Stop(1, 2, 2, false)));
    }

    @Test
    void whatFailedComesLastAndNeverGoesOn() {
        SuccessiveHalving halving = new SuccessiveHalving(2, 1);
        assertThat(halving.decide(4, List.of(at(1, Double.NaN), at(2, 0.0), at(3, Double.NaN), at(4, Double.NaN))))
                .isEqualTo(Map.of(
                        1, new Decision.Stop(1, 2, 4, true),
                        2, new Decision.GoOn(2),
                        3, new Decision.Stop(1, 3, 4, true),
                        4, new Decision.Stop(1, 4, 4, true)));
        assertThat(halving.decide(4, List.of(at(1, Double.NaN))).get(1)).isEqualTo(new Decision.Stop(1, 1, 1, true));
        assertThat(halving.decide(4, List.of(at(1, 0.5, Double.NaN), at(2, 0.4)))
                        .get(1))
                .isEqualTo(new Decision.Stop(2, 1, 1, true));
    }

    @Test
    void aConfigurationOfWhichOneSeedFailedHasFailed() {
        assertThat(Standing.mean(List.of(0.5, 0.25))).isEqualTo(0.375);
        assertThat(Standing.mean(List.of(0.5, Double.NaN))).isNaN();
    }

    @Test
    void aShareIsFromZeroToOneAndARungComesBeforeTheEnd() {
        assertThatThrownBy(() -> at(1, 50)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new SuccessiveHalving(1, 1)).hasMessage("η must be 2 to 10, not 1.");
        assertThatThrownBy(() -> new SuccessiveHalving(3, 0)).hasMessageContaining("1 to 1,000");
    }

    /** Plays a whole sweep: nobody goes on who is worse than one that stops, and all together train no more than planned. */
    @Property(tries = 200)
    void aWorseOneNeverGoesOnBeforeABetterOneAndTheBudgetHolds(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1) Double> skill,
            @ForAll @IntRange(min = 2, max = 5) int eta,
            @ForAll @IntRange(min = 1, max = 6) int first,
            @ForAll @IntRange(min = 7, max = 60) int epochs) {
        SuccessiveHalving halving = new SuccessiveHalving(eta, first);
        Map<Integer, List<Double>> results = new HashMap<>();
        Map<Integer, Integer> trained = new HashMap<>();
        for (int i = 0; i < skill.size(); i++) {
            results.put(i, new ArrayList<>());
            trained.put(i, 0);
        }
        Map<Integer, Decision> decisions = Map.of();
        for (int round = 0; round < 20; round++) {
            decisions = halving.decide(epochs, standings(results));
            decisions.forEach((number, decision) -> {
                if (decision instanceof Decision.GoOn on) {
                    results.get(number).add(skill.get(number));
                    trained.put(number, on.epochs());
                }
            });
        }
        assertThat(decisions.values()).noneMatch(d -> d instanceof Decision.GoOn || d instanceof Decision.Wait);
        for (int a = 0; a < skill.size(); a++) {
            for (int b = 0; b < skill.size(); b++) {
                if (skill.get(a) > skill.get(b) || skill.get(a).equals(skill.get(b)) && a < b) {
                    assertThat(trained.get(a)).isGreaterThanOrEqualTo(trained.get(b));
                }
            }
        }
        int sum = trained.values().stream().mapToInt(Integer::intValue).sum();
        assertThat((long) sum)
                .isEqualTo(halving.budget(skill.size(), epochs))
                .isLessThanOrEqualTo((long) skill.size() * epochs);
        assertThat(trained).containsValue(epochs);
    }

    private static List<Standing> standings(Map<Integer, List<Double>> results) {
        return results.entrySet().stream()
                .map(result -> new Standing(result.getKey(), result.getValue()))
                .toList();
    }

    private static Standing at(int configuration, double... top1) {
        List<Double> list = new ArrayList<>();
        for (double value : top1) {
            list.add(value);
        }
        return new Standing(configuration, list);
    }
}
