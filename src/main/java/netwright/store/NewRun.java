package netwright.store;

import java.util.UUID;
import netwright.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * A training that someone asks for.
 *
 * @param revision what is trained, or null for a preset or a drawing that was not saved
 * @param name shown in lists
 * @param document the architecture, kept with the run so that it can be repeated
 * @param untilEpoch it pauses when this epoch is over; null when it goes to its end
 */
public record NewRun(
        UUID owner,
        @Nullable UUID revision,
        String name,
        String document,
        Recipe recipe,
        @Nullable Integer untilEpoch) {

    /** One that goes to its end. */
    public NewRun(UUID owner, @Nullable UUID revision, String name, String document, Recipe recipe) {
        this(owner, revision, name, document, recipe, null);
    }
}
