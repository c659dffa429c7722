package netwright.web.admin;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import netwright.store.RegisteredWorker;
import netwright.store.RegisteredWorker.Load;
import netwright.store.Run;
import netwright.store.RunClaims;
import netwright.store.RunClaims.Orphan;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.store.Workers;
import netwright.training.Devices;
import netwright.web.Numbers;

/** The worker processes of all machines. */
final class WorkersPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final int LATE_S = 10;
    private static final int MOST = 500;

    private final transient Workers workers;
    private final transient RunClaims claims;
    private final transient Runs runs;
    private final Grid<Row> grid = new Grid<>();
    private final Paragraph empty = new Paragraph("No worker is there, so nothing is trained. The web app starts one"
            + " unless it was told not to; bin/netwright worker starts one on another machine.");

    private record Row(RegisteredWorker worker, List<String> training) {}

    WorkersPanel(Workers workers, RunClaims claims, Runs runs) {
        this.workers = workers;
        this.claims = claims;
        this.runs = runs;
        empty.addClassName("quiet");
        AdminGrids.prepare(grid);
        grid.addComponentColumn(row -> where(row.worker())).setHeader("Worker").setFlexGrow(2);
        grid.addComponentColumn(row -> heartbeat(row.worker()))
                .setHeader("Last heard")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(row -> String.join(", ", row.worker().slots()))
                .setHeader("Slots")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(row -> row.training().isEmpty() ? "–" : String.join(", ", row.training()))
                .setHeader("Trains")
                .setFlexGrow(2);
        grid.addComponentColumn(row -> load(row.worker())).setHeader("Machine").setFlexGrow(2);
        grid.addComponentColumn(row -> engines(row.worker()))
                .setHeader("Engines")
                .setFlexGrow(3);
        add(new H3("Workers"), empty, grid);
    }

    void refresh() {
        List<RegisteredWorker> heard = workers.heardWithin(KNOWN_FOR);
        Map<UUID, String> names =
                runs.listInState(RunState.RUNNING, MOST).stream().collect(Collectors.toMap(Run::id, Run::name));
        List<Orphan> held = claims.running();
        grid.setItems(heard.stream()
                .map(worker -> new Row(
                        worker,
                        held.stream()
                                .filter(run -> run.worker().equals(worker.id()))
                                .map(run ->
                                        names.getOrDefault(run.run(), "a run") + " on " + Devices.label(run.device()))
                                .toList()))
                .toList());
        grid.setVisible(!heard.isEmpty());
        empty.setVisible(heard.isEmpty());
    }

    private static Div where(RegisteredWorker worker) {
        return AdminGrids.lines(worker.host(), "process " + worker.pid() + ", since " + Numbers.time(worker.started()));
    }

    private static Span heartbeat(RegisteredWorker worker) {
        long seconds =
                Math.max(0, Duration.between(worker.heartbeat(), Instant.now()).toSeconds());
        Span badge = new Span(seconds + " s ago");
        badge.addClassNames("badge", seconds < LATE_S ? "completed" : "failed");
        return badge;
    }

    private static Div load(RegisteredWorker worker) {
        Load load = worker.load();
        if (load == null) {
            return AdminGrids.lines("–", "");
        }
        return AdminGrids.lines(
                load.average() < 0 ? "load unknown" : "load " + Numbers.decimals(load.average(), 2),
                Numbers.bytes(load.memoryUsed()) + " of " + Numbers.bytes(load.memoryTotal()) + " memory");
    }

    private static Div engines(RegisteredWorker worker) {
        String engines = worker.engines().stream()
                .map(engine -> engine.engine().label() + " " + engine.version() + " ("
                        + engine.devices().stream().map(Devices.Device::label).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining("; "));
        return AdminGrids.lines(engines.isEmpty() ? "no engine loads" : engines, worker.versions());
    }
}
