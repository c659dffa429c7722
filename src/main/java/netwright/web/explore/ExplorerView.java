package netwright.web.explore;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.workspace.PresetShelf;

/** Every known architecture: what it costs, how good it is, when it came, and which is best for what one can afford. */
@Route(value = ExploreTabs.CATALOGUE, layout = MainLayout.class)
@PageTitle("Explore · Netwright")
@StyleSheet("explorer.css")
final class ExplorerView extends Div {

    private static final long serialVersionUID = 1L;

    ExplorerView(PresetShelf presets, OwnNetworks own, SpeedDesk desk) {
        addClassNames("page", "explorer");
        Span what = new Span("%d architectures, computed from their definitions. Click one to take it apart."
                .formatted(presets.items().size()));
        what.addClassName("quiet");
        Div head = new Div(new H2("Explore"), what);
        head.addClassName("page-head");
        CatalogueSection catalogue = new CatalogueSection(presets, desk);
        Div best = new Div(new FrontSection(presets, own, desk, catalogue::fill), new BudgetSection(presets));
        best.addClassName("front-and-budget");
        add(new ExploreTabs(ExploreTabs.CATALOGUE), head, best, catalogue, new HistorySection(presets));
    }
}
