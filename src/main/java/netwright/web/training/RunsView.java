package netwright.web.training;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import netwright.store.QueuePlace;
import netwright.store.Run;
import netwright.store.RunQueue;
import netwright.store.Runs;
import netwright.training.DataSets;
import netwright.web.MainLayout;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Polling;
import netwright.web.workspace.Workspace;

/** Every training, the latest first. */
@Route(value = Pages.RUNS, layout = MainLayout.class)
@PageTitle("Runs · Netwright")
final class RunsView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 300;
    private static final int POLL_MILLIS = 2_000;

    private final transient Runs runs;
    private final transient RunQueue queue;
    private final transient Workspace workspace;
    private final Grid<Row> grid = new Grid<>();
    private final Button compare = new Button("Compare", VaadinIcon.CHART.create(), event -> compare());
    private final Div empty = new Div();
    private final transient List<Row> rows = new ArrayList<>();

    /** By the id of its run, so that a chosen row stays chosen while its run goes on. */
    private final transient ListDataProvider<Row> provider = new ListDataProvider<>(rows) {
        private static final long serialVersionUID = 1L;

        @Override
        public Object getId(Row row) {
            return row.run.id();
        }
    };

    /** @param turn when it is expected to begin, or a dash */
    private record Row(Run run, String turn) {}

    RunsView(Runs runs, RunQueue queue, Workspace workspace) {
        this.runs = runs;
        this.queue = queue;
        this.workspace = workspace;
        addClassName("page");
        compare.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div head = new Div(new H2("Runs"), Pages.link(Pages.SWEEPS, "Sweeps"), compare);
        head.addClassName("page-head");
        empty.addClassName("empty");
        empty.add(
                new Paragraph("Nothing trained yet. Open a starter, press Train, and watch it learn here."),
                Pages.link(Pages.DRAWING, "Draw a network"));
        columns();
        add(head, empty, grid);
        refresh();
        Polling.refresh(this, POLL_MILLIS, this::refresh);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addSelectionListener(event -> showCompare());
        grid.setItems(provider);
        grid.addComponentColumn(RunsView::name).setHeader("Network").setWidth("12rem");
        grid.addColumn(row -> row.run.origin() == null
                        ? "–"
                        : Integer.toString(row.run.origin().number()))
                .setHeader("Revision");
        grid.addColumn(row -> DataSets.shortTitle(row.run.recipe().data())).setHeader("Images");
        grid.addColumn(row -> "%s, %s, %s, seed %d%s"
                        .formatted(
                                Numbers.counted(row.run.recipe().epochs(), "epoch"),
                                row.run.recipe().optimizer().kind().label(),
                                row.run.recipe().engine().label(),
                                row.run.recipe().seed(),
                                row.run.recipe().transfer() == null ? "" : ", transfer"))
                .setHeader("Recipe");
        grid.addComponentColumn(row -> state(row.run)).setHeader("State");
        grid.addColumn(row -> row.run.scores() == null
                        ? "–"
                        : Numbers.percent(row.run.scores().bestTop1()))
                .setHeader("Best top-1");
        grid.addColumn(row -> Numbers.time(row.run.created())).setHeader("Asked for");
        grid.addColumn(Row::turn).setHeader("Turn");
        // The first takes what room the others leave.
        grid.getColumns().stream()
                .skip(1)
                .forEach(column -> column.setAutoWidth(true).setFlexGrow(0));
    }

    /** Those of a sweep end in what tells them apart, so they are broken and not cut off. */
    private static Anchor name(Row row) {
        Anchor name = Pages.link(Pages.run(row.run.id()), row.run.name());
        name.addClassName("run-name");
        return name;
    }

    static Span state(Run run) {
        Span badge = new Span(
                switch (run.state()) {
                    case QUEUED -> "waiting";
                    case RUNNING ->
                        run.latest() == null
                                ? "starting"
                                : "%d %%"
                                        .formatted(100
                                                * run.latest().step()
                                                / Math.max(1, run.latest().steps()));
                    case PAUSED -> "paused";
                    case COMPLETED -> "completed";
                    case STOPPED -> "stopped early";
                    case CANCELLED -> "cancelled";
                    case FAILED -> "failed";
                });
        badge.addClassNames("badge", run.state().name().toLowerCase(java.util.Locale.ROOT));
        if (run.reason() != null) {
            badge.setTitle(run.reason());
        }
        return badge;
    }

    private void refresh() {
        Map<UUID, String> places = queue.places().stream().collect(Collectors.toMap(QueuePlace::run, QueueText::of));
        List<Row> now = runs.list(workspace.person().id(), MOST, 0).stream()
                .map(run -> new Row(run, places.getOrDefault(run.id(), "–")))
                .toList();
        if (ids(now).equals(ids(rows))) {
            // Only what changed is drawn again, so that the focus stays where it is.
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(rows.get(i))) {
                    rows.set(i, now.get(i));
                    provider.refreshItem(now.get(i));
                }
            }
        } else {
            rows.clear();
            rows.addAll(now);
            provider.refreshAll();
            Set<UUID> there = Set.copyOf(ids(now));
            List.copyOf(grid.getSelectedItems()).stream()
                    .filter(row -> !there.contains(row.run.id()))
                    .forEach(grid::deselect);
        }
        grid.setVisible(!now.isEmpty());
        empty.setVisible(now.isEmpty());
        compare.setVisible(!now.isEmpty());
        showCompare();
    }

    private static List<UUID> ids(List<Row> rows) {
        return rows.stream().map(row -> row.run.id()).toList();
    }

    private void showCompare() {
        int chosen = grid.getSelectedItems().size();
        compare.setEnabled(chosen > 1);
        compare.setText(chosen > 1 ? "Compare %d runs".formatted(chosen) : "Compare");
        compare.setTooltipText(chosen > 1 ? "Curves, seeds and recipes side by side" : "Choose two runs or more");
    }

    /** The oldest first, which is how they were thought of. */
    private void compare() {
        Set<UUID> chosen =
                grid.getSelectedItems().stream().map(row -> row.run.id()).collect(Collectors.toSet());
        String items = ids(rows).reversed().stream()
                .filter(chosen::contains)
                .map(run -> "run:" + run)
                .collect(Collectors.joining(","));
        UI.getCurrent().navigate(Pages.COMPARE, QueryParameters.of("items", items));
    }
}
