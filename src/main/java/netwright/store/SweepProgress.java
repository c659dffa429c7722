package netwright.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep has come, as whoever leads it needs to know.
 *
 * @param room how many more of its runs may wait now
 * @param trials all of them, by configuration and seed
 */
public record SweepProgress(UUID owner, SweepState state, int room, List<OfTrial> trials) {

    /**
     * @param run null before it begins, and again when someone deleted it
     * @param state of the run; null before it begins; cancelled when someone deleted it
     * @param untilEpoch where its leg ends; 0 before it begins
     * @param top1 validation top-1 after those epochs that were asked about and are over, 0 to 1
     * @param best top-1 of all its epochs; null before the first is over
     */
    public record OfTrial(
            int configuration,
            long seed,
            @Nullable UUID run,
            @Nullable RunState state,
            int untilEpoch,
            Map<Integer, Double> top1,
            @Nullable Double best) {

        public boolean isOver() {
            return state != null && state.isOver();
        }
    }
}
