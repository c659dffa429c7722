package netwright.web;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages about known architectures, each a step from the others. */
public final class ExploreTabs extends Nav {

    private static final long serialVersionUID = 1L;

    public static final String CATALOGUE = "explore";
    public static final String DIFF = "explore/diff";
    public static final String LADDER = "explore/ladder";
    public static final String SCALING = "explore/scaling";
    public static final String EXAMPLES = "explore/examples";

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(CATALOGUE, "Catalogue");
        PAGES.put(DIFF, "Structural diff");
        PAGES.put(LADDER, "ResNet to ConvNeXt");
        PAGES.put(SCALING, "Compound scaling");
        PAGES.put(EXAMPLES, "Worked examples");
        PAGES.put(Pages.DEGRADATION, "Degradation");
    }

    /** @param current route of the page that shows them */
    public ExploreTabs(String current) {
        addClassName("explore-tabs");
        getElement().setAttribute("aria-label", "Explore");
        PAGES.forEach((route, label) -> {
            Anchor link = Pages.link(route, label);
            if (route.equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        });
    }
}
