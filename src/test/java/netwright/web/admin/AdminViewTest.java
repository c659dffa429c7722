package netwright.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.UUID;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.NewRun;
import netwright.store.QueueLimits;
import netwright.store.RegisteredWorker.Load;
import netwright.store.Run;
import netwright.store.RunQueue;
import netwright.store.RunState;
import netwright.store.Workers;
import netwright.training.Devices;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.ViewTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdminViewTest extends ViewTest {

    private static final UUID WORKER = UUID.randomUUID();

    @Autowired
    Workers workers;

    @Autowired
    RunQueue queue;

    @AfterEach
    void leave() {
        workers.leave(WORKER);
        queue.limit(QueueLimits.NONE);
    }

    @Test
    void an_idle_installation_says_so_in_each_part() {
        AdminView view = navigate(AdminView.class);

        assertThat(paragraphs(view))
                .anyMatch(text -> text.startsWith("No worker is there"))
                .contains("Nothing is trained and nothing waits.", "No run has failed.")
                .anyMatch(text -> text.contains("any number of runs going at once and any number waiting"));
        assertThat(find(DescriptionList.class, view).single().getElement().getTextRecursively())
                .contains("H2 2.4", "Data sets", "Checkpoints", "Free");
    }

    @Test
    void a_worker_shows_its_machine_its_slots_and_what_it_trains() {
        workers.register(
                WORKER,
                "lab-3",
                4711,
                List.of(new Devices.Available(
                        EngineName.PYTORCH, "2.7.1", List.of(new Devices.Device("gpu0", "GPU 0")))),
                List.of("gpu0"),
                "Java 25, Linux amd64");
        workers.beat(WORKER, new Load(1.5, 4L << 30, 16L << 30));
        Run run = queue("net");
        claims.claim(run.id(), WORKER, "gpu0").orElseThrow();

        AdminView view = navigate(AdminView.class);

        Grid<?> grid = find(Grid.class, view).all().getFirst();
        assertThat(test(grid).getCellText(0, 2)).isEqualTo("gpu0");
        assertThat(test(grid).getCellText(0, 3)).isEqualTo("net on GPU 0");
        assertThat(cell(grid, 0)).contains("lab-3", "4711");
        assertThat(cell(grid, 4)).contains("load 1.50", Numbers.bytes(4L << 30) + " of " + Numbers.bytes(16L << 30));
        assertThat(cell(grid, 5)).contains("PyTorch 2.7.1 (GPU 0)", "Java 25");
    }

    @Test
    void the_queue_shows_turns_and_priority_moves_a_run_ahead() {
        Run first = queue("first");
        Run second = queue("second");
        navigate(AdminView.class);

        assertThat(queue.place(second.id()).orElseThrow().position()).isEqualTo(2);
        pressIn(1, "Raise the priority of second");
        assertThat(queue.place(second.id()).orElseThrow().position()).isEqualTo(1);
        pressIn(0, "Lower the priority of second");
        pressIn(1, "Lower the priority of second");
        assertThat(queue.place(second.id()).orElseThrow().priority()).isEqualTo(-1);

        pressIn(0, "Cancel first");
        assertThat(runs.find(first.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void a_failure_shows_its_reason_and_its_log() {
        Run run = queue("doomed");
        claims.claim(WORKER).orElseThrow();
        claims.fail(run.id(), WORKER, "The loss is no number any more.");
        AdminView view = navigate(AdminView.class);

        Grid<?> grid = find(Grid.class, view).all().getLast();
        assertThat(test(grid).getCellText(0, 2)).isEqualTo("The loss is no number any more.");
        pressIn(0, "Log of doomed");
        assertThat(find(Pre.class).single().getText()).contains("Failed: The loss is no number any more.");
    }

    @Test
    void the_page_is_reached_from_everywhere() {
        UI.getCurrent().navigate(Pages.RUNS);
        assertThat(find(RouterLink.class).all()).anyMatch(link -> link.getHref().equals("admin"));
    }

    @Test
    void a_waiting_run_tells_its_turn_in_the_list_of_runs() {
        queue.limit(new QueueLimits(1, 0));
        queue("first");
        queue("second");
        claims.claim(WORKER).orElseThrow();

        UI.getCurrent().navigate(Pages.RUNS);

        Grid<?> grid = find(Grid.class).single();
        assertThat(List.of(test(grid).getCellText(0, 7), test(grid).getCellText(1, 7)))
                .containsExactly("waits until another run of its owner is over", "–");
    }

    private Run queue(String name) {
        return runs.queue(
                new NewRun(ME, null, name, ArchitectureJson.write(preset("plain_cnn")), Recipe.proposedFor("mnist")));
    }

    /** Presses a button of the last column. */
    private void pressIn(int row, String label) {
        Grid<?> table = find(Grid.class).all().getLast();
        test(table)
                .getCellComponent(row, table.getColumns().size() - 1)
                .getChildren()
                .map(Button.class::cast)
                .filter(button -> label.equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private String cell(Grid<?> grid, int column) {
        return test(grid).getCellComponent(0, column).getElement().getTextRecursively();
    }

    private List<String> paragraphs(AdminView view) {
        return find(Paragraph.class, view).all().stream()
                .filter(paragraph -> paragraph.isVisible())
                .map(Paragraph::getText)
                .toList();
    }
}
