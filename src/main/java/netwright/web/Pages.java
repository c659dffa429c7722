package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.page.History;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;

/** Addresses of the pages, so that one can lead to another without knowing its class. */
public final class Pages {

    /** The designer with the drawing that is no design yet. */
    public static final String DRAWING = "";

    public static final String DESIGNS = "designs";
    public static final String RUNS = "runs";
    public static final String SWEEPS = "sweeps";
    public static final String NEW_SWEEP = "sweep/new";
    public static final String DEGRADATION = "explore/degradation";
    public static final String COMPARE = "compare";
    public static final String ADMIN = "admin";

    private Pages() {}

    /** The designer with a saved design. */
    public static String design(UUID design) {
        return "design/" + design;
    }

    public static String run(UUID run) {
        return "run/" + run;
    }

    public static String sweep(UUID sweep) {
        return "sweep/" + sweep;
    }

    /** For links. @param keys of what is compared, such as {@code preset:resnet18} and {@code run:…} */
    public static String compare(String... keys) {
        return COMPARE + "?items=" + String.join(",", keys);
    }

    /** Puts what is chosen into the address, to be bookmarked and sent on. The router is not told: the page shows it already. */
    public static void remember(String page, QueryParameters chosen) {
        history().replaceState(null, new Location(page, chosen), false);
    }

    /** As {@link #remember}, with what was there before as a step back. */
    public static void goOn(String page, QueryParameters chosen) {
        history().pushState(null, new Location(page, chosen), false);
    }

    private static History history() {
        return UI.getCurrent().getPage().getHistory();
    }

    /** A link within the app. */
    public static Anchor link(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
