package netwright.store;

import java.util.UUID;
import netwright.recipe.Recipe;

/**
 * A run that one worker has taken.
 *
 * @param worker the one that holds it; what any other worker writes about the run is ignored
 * @param attempts workers that were lost with it before
 * @param untilEpoch it pauses when this epoch is over; the recipe's last when it goes to its end
 */
public record ClaimedRun(
        UUID id, UUID worker, String name, String document, Recipe recipe, int attempts, int untilEpoch) {}
