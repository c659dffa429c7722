package netwright.web.training;

import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import netwright.recipe.Recipe;

/**
 * What stood in the Train dialog when it was last closed, so that one key too many loses nothing and a drawing that was
 * changed is trained as before. One of each session.
 *
 * @param network name of the drawing
 */
record LastRecipe(String network, Recipe recipe) {

    static void keep(String network, Recipe recipe) {
        VaadinSession.getCurrent().setAttribute(LastRecipe.class, new LastRecipe(network, recipe));
    }

    static Optional<Recipe> of(String network) {
        return Optional.ofNullable(VaadinSession.getCurrent().getAttribute(LastRecipe.class))
                .filter(kept -> kept.network.equals(network))
                .map(LastRecipe::recipe);
    }
}
