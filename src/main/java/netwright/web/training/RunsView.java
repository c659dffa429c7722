package netwright.web.training;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
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
    private final Grid<Run> grid = new Grid<>();
    private final Div empty = new Div();
    private transient Map<UUID, String> places = Map.of();

    RunsView(Runs runs, RunQueue queue, Workspace workspace) {
        this.runs = runs;
        this.queue = queue;
        this.workspace = workspace;
        addClassName("page");
        Div head = new Div(new H2("Runs"), Pages.link(Pages.SWEEPS, "Sweeps"));
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
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(run -> Pages.link(Pages.run(run.id()), run.name()))
                .setHeader("Network")
                .setAutoWidth(true);
        grid.addColumn(run -> run.origin() == null
                        ? "–"
                        : Integer.toString(run.origin().number()))
                .setHeader("Revision")
                .setAutoWidth(true);
        grid.addColumn(run -> DataSets.title(run.recipe().data()))
                .setHeader("Images")
                .setAutoWidth(true);
        grid.addColumn(run -> "%d epochs, %s, %s"
                        .formatted(
                                run.recipe().epochs(),
                                run.recipe().optimizer().kind().label(),
                                run.recipe().engine().label()))
                .setHeader("Recipe")
                .setAutoWidth(true);
        grid.addComponentColumn(RunsView::state).setHeader("State").setAutoWidth(true);
        grid.addColumn(run -> run.scores() == null
                        ? "–"
                        : Numbers.percent(run.scores().bestTop1()))
                .setHeader("Best top-1")
                .setAutoWidth(true);
        grid.addColumn(run -> Numbers.time(run.created()))
                .setHeader("Asked for")
                .setAutoWidth(true);
        grid.addColumn(run -> places.getOrDefault(run.id(), "–"))
                .setHeader("Turn")
                .setAutoWidth(true);
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
        List<Run> all = runs.list(workspace.person().id(), MOST, 0);
        places = queue.places().stream().collect(Collectors.toMap(QueuePlace::run, QueueText::of));
        grid.setItems(all);
        grid.setVisible(!all.isEmpty());
        empty.setVisible(all.isEmpty());
    }
}
