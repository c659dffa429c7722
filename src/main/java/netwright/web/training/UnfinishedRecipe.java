package netwright.web.training;

import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.Optional;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;

/**
 * What stood in the Train dialog when it was closed without training: one key too many loses nothing. One of each session.
 *
 * @param network name of the drawing
 * @param recipe as JSON
 */
record UnfinishedRecipe(String network, String recipe) implements Serializable {

    private static final long serialVersionUID = 1L;

    static void keep(String network, Recipe recipe) {
        VaadinSession.getCurrent()
                .setAttribute(UnfinishedRecipe.class, new UnfinishedRecipe(network, RecipeJson.write(recipe)));
    }

    static Optional<Recipe> of(String network) {
        return Optional.ofNullable(VaadinSession.getCurrent().getAttribute(UnfinishedRecipe.class))
                .filter(kept -> kept.network.equals(network))
                .map(kept -> RecipeJson.read(kept.recipe));
    }

    static void forget() {
        VaadinSession.getCurrent().setAttribute(UnfinishedRecipe.class, null);
    }
}
