package netwright.web;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages about known architectures, each a step from the others. */
final class ExploreTabs extends Nav {

    private static final long serialVersionUID = 1L;

    static final String CATALOGUE = "explore";
    static final String DIFF = "explore/diff";
    static final String LADDER = "explore/ladder";
    static final String SCALING = "explore/scaling";
    static final String EXAMPLES = "explore/examples";

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(CATALOGUE, "Catalogue");
        PAGES.put(DIFF, "Structural diff");
        PAGES.put(LADDER, "ResNet to ConvNeXt");
        PAGES.put(SCALING, "Compound scaling");
        PAGES.put(EXAMPLES, "Worked examples");
    }

    /** @param current route of the page that shows them */
    ExploreTabs(String current) {
        addClassName("explore-tabs");
        getElement().setAttribute("aria-label", "Explore");
        PAGES.forEach((route, label) -> {
            Anchor link = new Anchor(route, label);
            link.getElement().setAttribute("router-link", true);
            if (route.equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        });
    }
}
