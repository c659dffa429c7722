package netwright.web.admin;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import netwright.store.People;
import netwright.store.Person;
import netwright.store.QueuePlace;
import netwright.store.Run;
import netwright.store.RunDiary;
import netwright.store.RunQueue;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.training.QueueText;
import org.jspecify.annotations.Nullable;

/** What is being trained and what waits, in the order of turns. */
final class QueuePanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 500;

    private final transient RunQueue queue;
    private final transient Runs runs;
    private final transient People people;
    private final transient RunDiary diary;
    private final Grid<Row> grid = new Grid<>();
    private final Paragraph empty = new Paragraph("Nothing is trained and nothing waits.");

    /** @param place null while it is being trained */
    private record Row(
            UUID run,
            String name,
            String owner,
            String state,
            Instant asked,
            @Nullable QueuePlace place) {}

    QueuePanel(RunQueue queue, Runs runs, People people, RunDiary diary) {
        this.queue = queue;
        this.runs = runs;
        this.people = people;
        this.diary = diary;
        empty.addClassName("quiet");
        AdminGrids.prepare(grid);
        grid.addColumn(row -> row.place() == null ? "–" : row.place().position())
                .setHeader("Turn")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(row -> Pages.link(Pages.run(row.run()), row.name()))
                .setHeader("Network")
                .setFlexGrow(2);
        grid.addColumn(Row::owner).setHeader("Owner").setAutoWidth(true);
        grid.addColumn(Row::state).setHeader("State").setFlexGrow(2);
        grid.addColumn(row -> row.place() == null ? "–" : signed(row.place().priority()))
                .setHeader("Priority")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(row -> Numbers.time(row.asked()))
                .setHeader("Asked for")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        add(new H3("Queue"), empty, grid);
    }

    void refresh() {
        List<Row> rows = new ArrayList<>();
        for (Run run : runs.listInState(RunState.RUNNING, MOST)) {
            String owner = people.find(run.owner()).map(Person::name).orElse("–");
            rows.add(new Row(run.id(), run.name(), owner, running(run), run.created(), null));
        }
        for (QueuePlace place : queue.places()) {
            rows.add(new Row(place.run(), place.name(), place.owner(), QueueText.of(place), place.created(), place));
        }
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    private Div actions(Row row) {
        var log = AdminGrids.icon(
                VaadinIcon.FILE_TEXT_O,
                "Log of " + row.name(),
                () -> new RunLogDialog(row.run(), row.name(), diary).open());
        var cancel = AdminGrids.icon(VaadinIcon.CLOSE_SMALL, "Cancel " + row.name(), () -> {
            runs.requestCancel(row.run());
            refresh();
        });
        QueuePlace place = row.place();
        if (place == null) {
            return AdminGrids.actions(log, cancel);
        }
        return AdminGrids.actions(
                AdminGrids.icon(VaadinIcon.ARROW_UP, "Raise the priority of " + row.name(), () -> move(place, 1)),
                AdminGrids.icon(VaadinIcon.ARROW_DOWN, "Lower the priority of " + row.name(), () -> move(place, -1)),
                log,
                cancel);
    }

    private void move(QueuePlace place, int by) {
        queue.prioritise(place.run(), Math.clamp(place.priority() + by, -100, 100));
        refresh();
    }

    private static String running(Run run) {
        if (run.cancelRequested()) {
            return "stopping";
        }
        var latest = run.latest();
        return latest == null
                ? "starting"
                : "training, %d %%".formatted(100L * latest.step() / Math.max(1, latest.steps()));
    }

    private static String signed(int priority) {
        return priority > 0 ? "+" + priority : priority < 0 ? "−" + -priority : "0";
    }
}
