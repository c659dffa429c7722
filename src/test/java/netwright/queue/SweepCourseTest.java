package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import netwright.store.RunState;
import netwright.store.SweepProgress.OfTrial;
import netwright.sweep.Decision;
import netwright.sweep.SuccessiveHalving;
import org.junit.jupiter.api.Test;

/** Nine epochs with rungs after 1, 3 and 9. */
class SweepCourseTest {

    private final SweepCourse course = new SweepCourse(new SuccessiveHalving(3, 1), 9);

    @Test
    void nothingIsDecidedWhileATrialHasNotBegun() {
        OfTrial planned = new OfTrial(3, 1, null, null, 0, Map.of(), null);
        var decisions =
                course.decide(List.of(trial(1, RunState.PAUSED, 1, 0.5), trial(2, RunState.RUNNING, 1), planned));

        assertThat(decisions)
                .containsEntry(1, new Decision.Wait(1))
                .containsEntry(2, new Decision.GoOn(1))
                .containsEntry(3, new Decision.GoOn(1));
    }

    @Test
    void theBestThirdGoesOnByTheMeanOverItsSeeds() {
        var decisions = course.decide(List.of(
                seed(1, 1, RunState.PAUSED, 1, 0.9),
                seed(1, 2, RunState.PAUSED, 1, 0.3),
                seed(2, 1, RunState.PAUSED, 1, 0.7),
                seed(2, 2, RunState.PAUSED, 1, 0.7),
                seed(3, 1, RunState.PAUSED, 1, 0.1),
                seed(3, 2, RunState.PAUSED, 1, 0.2)));

        assertThat(decisions)
                .containsEntry(2, new Decision.GoOn(3))
                .containsEntry(1, new Decision.Stop(1, 2, 3, false))
                .containsEntry(3, new Decision.Stop(1, 3, 3, false));
    }

    @Test
    void aRunThatFailedOrWasCancelledMakesItsConfigurationTheWorst() {
        var decisions = course.decide(List.of(
                trial(1, RunState.FAILED, 1), trial(2, RunState.PAUSED, 1, 0.2), trial(3, RunState.CANCELLED, 1, 0.9)));

        assertThat(decisions)
                .as("the third was cancelled while it was paused")
                .containsEntry(2, new Decision.GoOn(3))
                .containsEntry(1, new Decision.Stop(1, 2, 3, true))
                .containsEntry(3, new Decision.Stop(1, 3, 3, true));
    }

    @Test
    void whatWasDecidedStandsWhenALaterLegFails() {
        var decisions = course.decide(List.of(
                trial(1, RunState.FAILED, 3, 0.9),
                trial(2, RunState.STOPPED, 1, 0.5),
                trial(3, RunState.STOPPED, 1, 0.4)));

        assertThat(decisions)
                .containsEntry(1, new Decision.Stop(3, 1, 1, true))
                .containsEntry(2, new Decision.Stop(1, 2, 3, false));
    }

    @Test
    void aRunningLegHasNotReachedItsRungThoughTheEpochIsWrittenDown() {
        var decisions = course.decide(List.of(
                trial(1, RunState.RUNNING, 1, 0.9),
                trial(2, RunState.PAUSED, 1, 0.5),
                trial(3, RunState.PAUSED, 1, 0.4)));

        assertThat(decisions).containsEntry(1, new Decision.GoOn(1)).containsEntry(2, new Decision.Wait(1));
    }

    @Test
    void aRunThatEndedItselfEarlyKeepsItsBestForTheRungsBehind() {
        var decisions = course.decide(List.of(
                new OfTrial(1, 1, UUID.randomUUID(), RunState.COMPLETED, 3, Map.of(1, 0.6), 0.8),
                trial(2, RunState.STOPPED, 1, 0.5),
                trial(3, RunState.STOPPED, 1, 0.4)));

        assertThat(decisions).containsEntry(1, new Decision.Finished(1, 1));
    }

    @Test
    void theReasonIsToldInWords() {
        assertThat(SweepCourse.reason(new Decision.Stop(3, 2, 3, false)))
                .isEqualTo("its configuration was number 2 of 3 after epoch 3.");
        assertThat(SweepCourse.reason(new Decision.Stop(3, 2, 3, true)))
                .isEqualTo("another seed of its configuration did not get past epoch 3.");
    }

    private static OfTrial trial(int configuration, RunState state, int until, double... top1) {
        return seed(configuration, 1, state, until, top1);
    }

    /** @param top1 after the rungs that it has reached */
    private static OfTrial seed(int configuration, long seed, RunState state, int until, double... top1) {
        Map<Integer, Double> reached = new HashMap<>();
        int epochs = 1;
        for (double value : top1) {
            reached.put(epochs, value);
            epochs *= 3;
        }
        return new OfTrial(configuration, seed, UUID.randomUUID(), state, until, reached, null);
    }
}
