package netwright.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePresets;
import netwright.recipe.Transfer;
import netwright.store.ClaimedRun;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.RunJournal;
import netwright.store.RunState;
import netwright.training.StepMetrics;
import netwright.web.RunTest;
import netwright.web.recipe.RecipeTable;
import org.junit.jupiter.api.Test;

class RunViewsTest extends RunTest {

    @Test
    void nothing_trained_says_what_to_do() {
        RunsView view = navigate(RunsView.class);

        assertThat(find(Paragraph.class, view).single().getText()).startsWith("Nothing trained yet.");
    }

    @Test
    void a_waiting_run_says_what_it_waits_for_and_can_be_cancelled() {
        Run run = queue();
        RunView view = open(run);

        assertThat(texts(view, "badge")).containsExactly("waiting");
        assertThat(status(view)).isEqualTo("Waiting for a worker.");
        press("Cancel");

        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
        assertThat(texts(view, "badge")).containsExactly("cancelled");
    }

    @Test
    void a_second_run_waits_for_the_first() {
        queue();

        assertThat(status(open(queue()))).isEqualTo("One run is ahead of it.");
    }

    @Test
    void a_running_run_shows_its_step_its_speed_and_the_time_left() {
        Run run = queue();
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        journal.record(
                claimed,
                new RunJournal.Entries("", List.of(new StepMetrics(50, 200, 2, 0.3, 0.9, 640, 0.001)), List.of()));

        RunView view = open(run);

        assertThat(texts(view, "badge")).containsExactly("25 %");
        assertThat(status(view))
                .startsWith("Epoch 2 of 5, step 50 of 200, about")
                .endsWith("left");
        assertThat(texts(view, "figure")).contains("0.3000", "90.00 %", "640");
    }

    @Test
    void a_failed_run_says_why() {
        Run run = queue();
        claims.claim(WORKER).orElseThrow();
        claims.fail(run.id(), WORKER, "The loss is no number any more. Try a lower learning rate.");

        RunView view = open(run);

        assertThat(texts(view, "badge")).containsExactly("failed");
        assertThat(status(view)).isEqualTo("The loss is no number any more. Try a lower learning rate.");
    }

    @Test
    void a_completed_run_shows_its_scores_its_mistakes_and_all_it_was_trained_with() {
        Run run = complete();

        RunView view = open(run);

        assertThat(texts(view, "badge")).containsExactly("completed");
        assertThat(texts(view, "figure")).contains("91.23 %", "99.00 %");
        Image mistake = find(Image.class, view).single();
        assertThat(mistake.getAlt().orElseThrow()).isEqualTo("one taken for two");
        String details = find(DescriptionList.class, view).single().getElement().getTextRecursively();
        assertThat(details).contains("MNIST", "MXNet 1.9.1", "DeviceCPU", "abc123");
        press("Train again");
        assertThat(runs.list(ME, 10, 0)).hasSize(2);
    }

    @Test
    void the_list_shows_each_run_with_its_state_and_score() {
        complete();
        queue();

        RunsView view = navigate(RunsView.class);

        Grid<?> grid = find(Grid.class, view).single();
        assertThat(test(grid).size()).isEqualTo(2);
        assertThat(test(grid).getCellText(1, 2)).isEqualTo("MNIST");
        assertThat(test(grid).getCellText(1, 3)).isEqualTo("5 epochs, AdamW, MXNet, seed 1");
        assertThat(test(grid).getCellText(1, 5)).isEqualTo("91.23 %");
        assertThat(test(grid).getCellText(0, 5)).isEqualTo("–");
    }

    @Test
    void curves_count_whole_epochs_and_name_no_line_that_is_not_there_yet() {
        Run run = queue();
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        List<StepMetrics> steps = List.of(new StepMetrics(1, 5, 1, 0.5, 0.8, 1234, 0.001));
        journal.record(claimed, new RunJournal.Entries("", steps, List.of()));

        assertThat(chart(open(run), "Loss")).contains("\"xWhole\":true").doesNotContain("validation");
        journal.record(claimed, new RunJournal.Entries("", steps, List.of(EPOCH)));
        assertThat(chart(open(run), "Loss")).contains("validation");
    }

    @Test
    void a_run_tells_its_recipe_and_what_makes_it_another_than_the_quick_one() {
        Recipe changed = RecipePresets.find("torchvision-2021").orElseThrow().scaled("mnist", 3, 64);
        Run run = runs.queue(new NewRun(ME, null, "mine", ArchitectureJson.write(preset("plain_cnn")), changed));

        RunView view = open(run);

        assertThat(find(DescriptionList.class, view).single().getElement().getTextRecursively())
                .contains("SGD with momentum", "Mixup", "probability 1", "Random resized crop");
        assertThat(row(find(RecipeTable.class, view).single(), "Optimizer"))
                .isEqualTo("OptimizerAdamWSGD with momentum");
    }

    @Test
    void a_run_leads_to_the_one_whose_weights_it_began_with() {
        Run first = complete();
        Recipe further = Recipe.proposedFor("mnist")
                .withTransfer(new Transfer(first.id().toString(), Transfer.LinearProbe.KIND.create()));
        Run second = runs.queue(new NewRun(ME, null, "head", ArchitectureJson.write(preset("plain_cnn")), further));

        Anchor link = find(
                        Anchor.class, find(DescriptionList.class, open(second)).single())
                .single();
        assertThat(link.getHref()).isEqualTo("run/" + first.id());
        assertThat(link.getText()).startsWith(first.name() + ", ");

        runs.delete(first.id());
        navigate(RunsView.class);
        assertThat(find(DescriptionList.class, open(second))
                        .single()
                        .getElement()
                        .getTextRecursively())
                .as("gone, but named")
                .contains(first.id().toString());
    }

    private RunView open(Run run) {
        UI.getCurrent().navigate("run/" + run.id());
        return (RunView) getCurrentView();
    }

    private String status(RunView view) {
        return find(Span.class, view).withAttribute("role", "status").single().getText();
    }
}
