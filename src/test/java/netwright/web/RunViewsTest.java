package netwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.UUID;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePresets;
import netwright.recipe.Regulariser;
import netwright.store.ClaimedRun;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.RunJournal;
import netwright.store.RunState;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RunViewsTest extends ViewTest {

    private static final UUID WORKER = UUID.randomUUID();
    private static final EpochMetrics EPOCH = new EpochMetrics(1, 0.5, 0.8, 0.4, 0.9123, 0.99, 1234, 12);

    @Autowired
    RunJournal journal;

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
        assertThat(details).contains("mnist", "MXNet 1.9.1", "cpu", "abc123");
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
        assertThat(test(grid).getCellText(1, 5)).isEqualTo("91.23 %");
        assertThat(test(grid).getCellText(0, 5)).isEqualTo("–");
    }

    @Test
    void a_run_is_compared_with_a_preset_by_its_numbers() {
        Run run = complete();

        CompareView view = compare("run:" + run.id() + ",preset:resnet18,preset:nonsense");

        assertThat(row(view, "Parameters")).contains("11,689,512");
        assertThat(row(view, "MACs")).contains("1,814,073,344");
        assertThat(row(view, "Weighted depth")).endsWith("18");
        assertThat(row(view, "Published")).endsWith("69.76 % / 89.08 %");
        assertThat(row(view, "Measured best")).contains("91.23 % / 99.00 %");
        assertThat(row(view, "Measured on")).contains("mnist");
        assertThat(row(view, "Training images/s")).contains("1234");
    }

    @Test
    void a_comparison_of_nothing_asks_to_choose() {
        CompareView view = compare("design:none");

        assertThat(find(Paragraph.class, view)
                        .withTextContaining("Choose networks above")
                        .exists())
                .isTrue();
    }

    @Test
    void a_run_that_is_not_over_or_was_cancelled_has_its_chip() {
        Run waiting = queue();
        Run cancelled = queue();
        runs.requestCancel(cancelled.id());

        CompareView view = compare("run:" + waiting.id() + ",run:" + cancelled.id());

        assertThat(chips(view))
                .hasSize(2)
                .anyMatch(chip -> chip.endsWith("run, queued"))
                .anyMatch(chip -> chip.endsWith("run, cancelled"));
    }

    @Test
    void a_run_that_goes_on_is_compared_by_what_it_has_measured_so_far() {
        Run run = queue();
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        journal.record(
                claimed,
                new RunJournal.Entries("", List.of(new StepMetrics(1, 5, 1, 0.5, 0.8, 1234, 0.001)), List.of(EPOCH)));

        CompareView view = compare("run:" + run.id());

        assertThat(row(view, "Measured best")).contains("91.23 % / 99.00 %");
    }

    @Test
    void what_an_address_asks_for_in_vain_is_named() {
        CompareView view = compare("preset:resnet18,preset:nonsense,design:" + UUID.randomUUID());

        Paragraph status =
                find(Paragraph.class, view).withAttribute("role", "status").single();
        assertThat(status.getText()).contains("preset:nonsense, design:").contains("deleted");
        assertThat(chips(view)).containsExactly("ResNet-18 · preset");

        CompareView all = compare("preset:resnet18");
        assertThat(find(Paragraph.class, all).withAttribute("role", "status").exists())
                .isFalse();
    }

    @Test
    void flops_have_a_ratio_and_stages_stand_in_the_columns_of_their_networks() {
        CompareView view = compare("preset:resnet18,preset:resnet34");

        assertThat(row(view, "FLOPs")).endsWith("7,327,522,816");
        assertThat(find(NativeTableRow.class, view).all())
                .filteredOn(row -> row.getElement().getTextRecursively().startsWith("FLOPs"))
                .singleElement()
                .satisfies(row -> assertThat(row.getElement().getOuterHTML()).contains("2.02×"));
        assertThat(find(NativeTable.class, view).all()).hasSize(1);
        NativeTableRow stage = find(NativeTableRow.class, view).all().stream()
                .filter(row -> row.getElement().getTextRecursively().contains("14×14 · 256"))
                .findFirst()
                .orElseThrow();
        assertThat(stage.getElement().getChildren().map(cell -> cell.getTextRecursively()))
                .containsExactly("4", "14×14 · 256 · 2 blocks", "14×14 · 256 · 6 blocks");
    }

    @Test
    void runs_of_one_name_have_curves_of_their_own() {
        Run one = complete();
        Run other = complete();

        CompareView view = compare("run:" + one.id() + ",run:" + other.id());

        String name = one.name() + " on mnist";
        assertThat(chart(view, "Validation top-1"))
                .contains("\"" + name + "\"", "\"" + name + " (2)\"", "\"xWhole\":true");
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
    void two_runs_are_compared_by_what_their_recipes_differ_in() {
        Run one = complete();
        Recipe changed = one.recipe()
                .withSeed(9)
                .withOptimizer(one.recipe().optimizer().withLearningRate(0.01))
                .withRegularisation(List.of(new Regulariser.LabelSmoothing(0.1)));
        Run other = runs.queue(new NewRun(ME, null, one.name(), runs.document(one.id()), changed));

        CompareView view = compare("run:" + one.id() + ",run:" + other.id());

        RecipeTable table = find(RecipeTable.class, view).single();
        assertThat(find(NativeTableRow.class, table).all().stream()
                        .skip(1)
                        .map(row -> row.getElement().getTextRecursively()))
                .containsExactly("Peak learning rate0.0020.01", "Label smoothing–ε 0.1");
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

    private String chart(Component view, String title) {
        return find(NetChart.class, view).all().stream()
                .map(chart -> String.valueOf(chart.getElement().getPropertyRaw("chart")))
                .filter(chart -> chart.contains("\"title\":\"" + title))
                .findFirst()
                .orElseThrow();
    }

    private List<String> chips(Component view) {
        MultiSelectComboBox<?> choice = find(MultiSelectComboBox.class, view).single();
        return choice.getSelectedItems().stream()
                .map(item -> ((Candidates.Choice) item).label())
                .toList();
    }

    private CompareView compare(String items) {
        UI.getCurrent().navigate("compare", QueryParameters.of("items", items));
        return (CompareView) getCurrentView();
    }

    private String row(Component view, String label) {
        return find(NativeTableRow.class, view).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .filter(text -> text.startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private Run queue() {
        var starter = preset("plain_cnn");
        return runs.queue(
                new NewRun(ME, null, starter.name(), ArchitectureJson.write(starter), Recipe.proposedFor("mnist")));
    }

    private Run complete() {
        Run run = queue();
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        journal.record(
                claimed,
                new RunJournal.Entries("", List.of(new StepMetrics(1, 1, 1, 0.5, 0.8, 1234, 0.001)), List.of(EPOCH)));
        journal.finish(
                claimed,
                new TrainingOutcome(
                        TrainingOutcome.End.COMPLETED,
                        "MXNet 1.9.1",
                        "cpu",
                        "abc123",
                        List.of("one", "two"),
                        List.of(EPOCH),
                        new int[][] {{4, 1}, {0, 5}},
                        List.of(new TrainingOutcome.WrongExample(3, 0, 1, 0.8, new byte[] {1, 2, 3})),
                        12));
        return run;
    }

    private RunView open(Run run) {
        UI.getCurrent().navigate("run/" + run.id());
        return (RunView) getCurrentView();
    }

    private String status(RunView view) {
        return find(Span.class, view).withAttribute("role", "status").single().getText();
    }
}
