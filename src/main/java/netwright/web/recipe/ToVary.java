package netwright.web.recipe;

import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;

/** A network and a recipe on their way from where they were chosen to the form of a sweep, within a session. */
public record ToVary(Architecture architecture, Recipe recipe) {

    /** Leaves it for the form to take. */
    public void put() {
        VaadinSession.getCurrent().setAttribute(ToVary.class, this);
    }

    /** Takes what was left, once. */
    public static Optional<ToVary> take() {
        VaadinSession session = VaadinSession.getCurrent();
        Optional<ToVary> left = Optional.ofNullable(session.getAttribute(ToVary.class));
        session.setAttribute(ToVary.class, null);
        return left;
    }
}
