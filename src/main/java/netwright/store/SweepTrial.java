package netwright.store;

import java.util.Map;
import java.util.UUID;
import netwright.training.EpochMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A trial of a sweep with what is known of its run.
 *
 * @param subject name of the network it began as
 * @param values of every axis by its name
 * @param rung epochs it may train for now
 * @param run null while it has none
 */
public record SweepTrial(
        Key key,
        String subject,
        Map<String, Object> values,
        TrialState state,
        int rung,
        @Nullable OfRun run) {

    /** What tells a trial from all others. */
    public record Key(UUID sweep, int configuration, long seed) {}

    /**
     * @param last figures of the last epoch that is over, null before the first
     * @param bestTop1 of validation, 0 to 1, null before the first
     * @param reason why it failed
     */
    public record OfRun(
            UUID id,
            RunState state,
            @Nullable EpochMetrics last,
            @Nullable Double bestTop1,
            @Nullable String reason) {

        /** Epochs that are over. */
        public int epochs() {
            return last == null ? 0 : last.epoch();
        }
    }
}
