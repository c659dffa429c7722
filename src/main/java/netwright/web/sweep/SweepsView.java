package netwright.web.sweep;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import netwright.store.StoredSweep;
import netwright.store.Sweeps;
import netwright.web.MainLayout;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Polling;
import netwright.web.workspace.Workspace;

/** A person's sweeps, the latest first. */
@Route(value = Pages.SWEEPS, layout = MainLayout.class)
@PageTitle("Sweeps · Netwright")
final class SweepsView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;
    private static final int POLL_MILLIS = 3_000;

    private final transient Sweeps sweeps;
    private final transient Workspace workspace;
    private final Grid<StoredSweep> grid = new Grid<>();
    private final Div empty = new Div();

    SweepsView(Sweeps sweeps, Workspace workspace) {
        this.sweeps = sweeps;
        this.workspace = workspace;
        addClassName("page");
        Button begin = new Button("New sweep", event -> UI.getCurrent().navigate(Pages.NEW_SWEEP));
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div head = new Div(
                new H2("Sweeps"),
                begin,
                new Button("Degradation experiment", event -> UI.getCurrent().navigate(Pages.DEGRADATION)));
        head.addClassName("page-head");
        empty.addClassName("empty");
        empty.add(
                new Paragraph("A sweep trains one network, or several, with many settings and seeds, stops the hopeless"
                        + " early if you like, and shows which do best. Nothing has been swept yet."));
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(sweep -> Pages.link(Pages.sweep(sweep.id()), sweep.name()))
                .setHeader("Sweep")
                .setAutoWidth(true);
        grid.addComponentColumn(SweepsView::state).setHeader("State").setAutoWidth(true);
        grid.addColumn(sweep -> "%d of %d".formatted(sweep.over(), sweep.trials()))
                .setHeader("Runs over")
                .setAutoWidth(true);
        grid.addColumn(sweep -> Numbers.time(sweep.created()))
                .setHeader("Asked for")
                .setAutoWidth(true);
        add(head, empty, grid);
        refresh();
        Polling.refresh(this, POLL_MILLIS, this::refresh);
    }

    private static Span state(StoredSweep sweep) {
        Span badge = new Span(
                switch (sweep.state()) {
                    case RUNNING -> "going on";
                    case COMPLETED -> "completed";
                    case CANCELLED -> "cancelled";
                });
        badge.addClassNames("badge", sweep.state().name().toLowerCase(Locale.ROOT));
        return badge;
    }

    private void refresh() {
        List<StoredSweep> all = sweeps.list(workspace.person().id(), MOST, 0);
        grid.setItems(all);
        grid.setVisible(!all.isEmpty());
        empty.setVisible(all.isEmpty());
    }
}
