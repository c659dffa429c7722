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
 */
public record NewRun(UUID owner, @Nullable UUID revision, String name, String document, Recipe recipe) {}
