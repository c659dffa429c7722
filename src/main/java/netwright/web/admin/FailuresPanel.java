package netwright.web.admin;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import netwright.store.People;
import netwright.store.Person;
import netwright.store.Run;
import netwright.store.RunDiary;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.web.Numbers;
import netwright.web.Pages;

/** The last runs that failed, and why. */
final class FailuresPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    private final transient Runs runs;
    private final Grid<Run> grid = new Grid<>();
    private final Paragraph empty = new Paragraph("No run has failed.");

    FailuresPanel(Runs runs, People people, RunDiary diary) {
        this.runs = runs;
        empty.addClassName("quiet");
        AdminGrids.prepare(grid);
        grid.addComponentColumn(run -> Pages.link(Pages.run(run.id()), run.name()))
                .setHeader("Network")
                .setFlexGrow(2);
        grid.addColumn(run -> people.find(run.owner()).map(Person::name).orElse("–"))
                .setHeader("Owner")
                .setAutoWidth(true);
        grid.addColumn(Run::reason).setHeader("Reason").setFlexGrow(6);
        grid.addColumn(run -> run.finished() == null ? "–" : Numbers.time(run.finished()))
                .setHeader("Failed")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(run -> AdminGrids.actions(AdminGrids.icon(
                        VaadinIcon.FILE_TEXT_O,
                        "Log of " + run.name(),
                        () -> new RunLogDialog(run.id(), run.name(), diary).open())))
                .setAutoWidth(true)
                .setFlexGrow(0);
        add(new H3("Failures"), empty, grid);
    }

    void refresh() {
        List<Run> failed = runs.listInState(RunState.FAILED, MOST);
        grid.setItems(failed);
        grid.setVisible(!failed.isEmpty());
        empty.setVisible(failed.isEmpty());
    }
}
