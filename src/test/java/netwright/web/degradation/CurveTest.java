package netwright.web.degradation;

import static netwright.store.TrialState.FINISHED;
import static netwright.store.TrialState.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import netwright.sweep.Entrant;
import netwright.web.degradation.Experiment.Attempt;
import netwright.web.degradation.Experiment.Member;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Entrant NETWORK = Entrant.of(Told.SETUP.subjects().getFirst());

    @Test
    void seeds_that_are_trained_to_the_end_are_averaged_and_spread() {
        Curve curve = Curve.training(
                member(
                        Told.attempt(1, FINISHED, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.3, 0.2, 0.2),
                        Told.attempt(2, FINISHED, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.3, 0.2, 0.4),
                        Told.attempt(3, TRAINING, 0.1, 0.1)),
                0);

        assertThat(curve.steps()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(curve.mean().getLast()).isCloseTo(30, within(1e-9));
        assertThat(curve.deviation().getLast()).isCloseTo(Math.sqrt(200), within(1e-9));
        assertThat(curve.hasBand()).isTrue();
        assertThat(curve.highest(9)).isCloseTo(30 + Math.sqrt(200), within(1e-9));
    }

    @Test
    void before_one_is_at_its_end_the_foremost_is_drawn() {
        Member member =
                member(Told.attempt(1, TRAINING, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4), Told.attempt(2, TRAINING, 0.9, 0.8));
        assertThat(Curve.training(member, 0).steps()).hasSize(6);
        assertThat(Curve.training(member, 0).hasBand()).isFalse();
        assertThat(Curve.validation(member, 10, 2).steps()).containsExactly(5);
        assertThat(Curve.validation(member, 10, 2).mean()).containsExactly(50.0);
    }

    @Test
    void smoothing_takes_each_run_by_itself_and_the_raw_curve_is_of_weight_zero() {
        Member member = member(Told.attempt(1, FINISHED, 1, 0, 0, 0, 0));
        assertThat(Curve.training(member, 0).mean()).containsExactly(100.0, 0.0, 0.0, 0.0, 0.0);
        // (0.5 · 1) · 0.5 / (1 − 0.5²)
        assertThat(Curve.training(member, 0.5).mean().get(1)).isCloseTo(100.0 / 3, within(1e-9));
    }

    @Test
    void what_has_not_begun_has_no_points() {
        Curve none = Curve.training(new Member(NETWORK, List.of()), 0.5);
        assertThat(none.size()).isZero();
        assertThat(none.hasBand()).isFalse();
        assertThat(none.highest(0)).isZero();
        assertThat(Curve.validation(new Member(NETWORK, List.of()), 10, 2).size())
                .isZero();
    }

    private static Member member(Attempt... attempts) {
        return new Member(NETWORK, List.of(attempts));
    }
}
