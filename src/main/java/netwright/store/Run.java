package netwright.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import netwright.recipe.Recipe;
import netwright.training.StepMetrics;
import org.jspecify.annotations.Nullable;

/**
 * One training, from being asked for to its end.
 *
 * @param origin the revision it trains, or null for a preset or an unsaved drawing
 * @param reason why it failed or was stopped early, or, while it waits again, what happened to its worker
 * @param phase what goes on outside steps, or empty
 * @param attempts workers that were lost while they trained it
 * @param latest the last step that was recorded
 * @param scores null until the first epoch is over
 * @param setting null until it is over, or paused
 * @param seconds spent training, when it is over or paused, and known
 */
public record Run(
        UUID id,
        UUID owner,
        @Nullable Origin origin,
        String name,
        Recipe recipe,
        RunState state,
        @Nullable String reason,
        String phase,
        boolean cancelRequested,
        int attempts,
        @Nullable StepMetrics latest,
        @Nullable Scores scores,
        @Nullable Setting setting,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Double seconds) {

    public record Origin(UUID design, UUID revision, int number) {}

    /** Shares of the validation images that were right, 0 to 1, after the last epoch and in the best one. */
    public record Scores(double top1, double top5, double bestTop1, double bestTop5) {}

    /** What it ran on and with, so that it can be repeated. */
    public record Setting(String engine, String device, String dataHash, List<String> classNames) {}
}
