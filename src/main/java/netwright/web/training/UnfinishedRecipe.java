package netwright.web.training;

import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import netwright.recipe.Recipe;

/**
 * What stood in the Train dialog when it was closed without training: one key too many loses nothing. One of each session.
 *
 * @param network name of the drawing
 */
record UnfinishedRecipe(String network, Recipe recipe) {

    static void keep(String network, Recipe recipe) {
        VaadinSession.getCurrent().setAttribute(UnfinishedRecipe.class, new UnfinishedRecipe(network, recipe));
    }

    static Optional<Recipe> of(String network) {
        return Optional.ofNullable(VaadinSession.getCurrent().getAttribute(UnfinishedRecipe.class))
                .filter(kept -> kept.network.equals(network))
                .map(UnfinishedRecipe::recipe);
    }

    static void forget() {
        VaadinSession.getCurrent().setAttribute(UnfinishedRecipe.class, null);
    }
}
