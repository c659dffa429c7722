package netwright.web;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import java.util.Set;

/** The frame of every page: where one is, where one can go, light or dark. */
public final class MainLayout extends Div implements RouterLayout {

    private static final long serialVersionUID = 1L;
    private static final String STORED = "netwright-theme";

    /** What was chosen here before, else what the system prefers. */
    private static final String PREFERRED = """
            return localStorage.getItem($0)
                ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
            """;

    private final Main content = new Main();
    private final Button theme = new Button();

    MainLayout() {
        addClassName("app");
        Span brand = new Span("Netwright");
        brand.addClassName("brand");
        RouterLink design = link("Design", Pages.DRAWING);
        lightsOn(design, Pages.DRAWING, "design");
        RouterLink designs = link("My designs", Pages.DESIGNS);
        RouterLink runs = link("Runs", Pages.RUNS);
        lightsOn(runs, Pages.RUNS, "run", Pages.SWEEPS, "sweep");
        RouterLink compare = link("Compare", Pages.COMPARE);
        RouterLink explore = link("Explore", ExploreTabs.CATALOGUE);
        lightsOn(explore, ExploreTabs.CATALOGUE);
        Nav nav = new Nav(design, designs, runs, compare, explore);
        nav.getElement().setAttribute("aria-label", "Main");
        theme.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        theme.addClickListener(event -> change(!Theme.dark()));
        RouterLink admin = link("Admin", Pages.ADMIN);
        admin.addClassName("quiet");
        admin.getStyle().setTextDecoration("none");
        Header header = new Header(brand, nav, admin, theme);
        content.addClassName("content");
        add(header, content);
        show();
        UI.getCurrent()
                .getPage()
                .executeJs(PREFERRED, STORED)
                .then(String.class, chosen -> apply("dark".equals(chosen)));
    }

    /** A link that lights up on its page; which class that page is only the router knows. */
    private static RouterLink link(String text, String address) {
        return new RouterLink(
                text, RouteConfiguration.forSessionScope().getRoute(address).orElseThrow());
    }

    /** Lights up on all pages whose addresses begin so. */
    private static void lightsOn(RouterLink link, String... segments) {
        Set<String> first = Set.of(segments);
        link.setHighlightCondition(
                (same, event) -> first.contains(event.getLocation().getFirstSegment()));
    }

    private void change(boolean dark) {
        WebStorage.setItem(STORED, dark ? "dark" : "light");
        apply(dark);
    }

    private void apply(boolean dark) {
        Theme.set(dark);
        UI.getCurrent().getPage().setColorScheme(dark ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT);
        show();
    }

    private void show() {
        theme.setIcon((Theme.dark() ? VaadinIcon.SUN_O : VaadinIcon.MOON_O).create());
        String label = Theme.dark() ? "Switch to light" : "Switch to dark";
        theme.setAriaLabel(label);
        theme.setTooltipText(label);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().appendChild(view.getElement());
    }
}
