package netwright.web.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.store.NewRun;
import netwright.store.QueueLimits;
import netwright.store.Run;
import netwright.store.RunJournal;
import netwright.store.RunQueue;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.web.Pages;
import netwright.web.RunTest;
import netwright.web.recipe.RecipeTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs in groups on the page that compares. */
class CompareRunsTest extends RunTest {

    private static final Recipe RECIPE = Recipe.proposedFor("mnist");
    private static final Recipe OTHER = RECIPE.withOptimizer(RECIPE.optimizer().withLearningRate(0.01));

    @Autowired
    private RunQueue line;

    @AfterEach
    void noLimits() {
        line.limit(new QueueLimits(0, 0));
    }

    @Test
    void runs_of_several_seeds_are_one_line_with_a_band() {
        CompareView view = compare(trained(RECIPE, 0.91), trained(RECIPE.withSeed(2), 0.93), trained(OTHER, 0.95));

        String chart = chart(view, "Validation top-1");
        assertThat(chart)
                .contains("peak learning rate 0.002, 2 seeds\"", "peak learning rate 0.01, 1 seed\"", "\"xWhole\":true")
                .contains("[1.0,92.0]")
                .doesNotContain("faint");
        assertThat(chart.split("\"band\"")).as("one seed has no band").hasSize(2);
        assertThat(row(view, "Measured best")).contains("92.00 %");
    }

    @Test
    void smoothing_and_a_logarithmic_loss_are_remembered_in_the_address() {
        Run one = trained(RECIPE, 0.91);
        CompareView view = compare(one);

        find(RangeInput.class, view).single().setValue(0.6);
        assertThat(chart(view, "Validation top-1")).contains("\"faint\":[[1.0,91.0]]");
        test(find(Checkbox.class, view).single()).click();
        assertThat(chart(view, "Training loss")).contains("\"yScale\":\"log\"");
        assertThat(chart(view, "Training top-1")).contains("\"yScale\":\"linear\"");

        UI.getCurrent()
                .navigate(Pages.COMPARE, QueryParameters.fromString("items=run:" + one.id() + "&smooth=0.9&log=1"));
        view = (CompareView) getCurrentView();
        assertThat(find(RangeInput.class, view).single().getValue()).isEqualTo(0.9);
        assertThat(chart(view, "Training loss")).contains("\"yScale\":\"log\"", "faint");
    }

    @Test
    void an_address_that_smooths_by_nonsense_says_what_is_allowed() {
        UI.getCurrent().navigate(Pages.COMPARE, QueryParameters.fromString("items=preset:resnet18&smooth=5"));

        assertThat(find(Paragraph.class)
                        .withAttribute("role", "status")
                        .single()
                        .getText())
                .contains("0 to 0.99");
    }

    @Test
    void a_run_that_has_no_epoch_yet_is_shown_by_its_steps() {
        Run run = runs.queue(new NewRun(ME, null, "mine", document(), RECIPE));
        journal.record(
                claims.claim(WORKER).orElseThrow(),
                new RunJournal.Entries("", List.of(new StepMetrics(5, 10, 3, 0.7, 0.5, 100, 0.001)), List.of()));

        CompareView view = compare(run);

        assertThat(chart(view, "Training loss")).contains("[2.5,0.7]");
        assertThat(chart(view, "Validation top-1")).contains("\"points\":[]");
        assertThat(find(Paragraph.class, view)
                        .withTextContaining("single steps")
                        .exists())
                .isTrue();
    }

    @Test
    void recipes_show_what_differs_and_fold_the_rest() {
        CompareView view = compare(trained(RECIPE, 0.9), trained(OTHER, 0.9), trained(OTHER.withBatch(64), 0.9));

        RecipeTable table = find(RecipeTable.class, view).single();
        assertThat(find(NativeTableRow.class, table).all().stream()
                        .skip(1)
                        .map(row -> row.getElement().getTextRecursively()))
                .containsExactly("Batch size12812864", "Peak learning rate0.0020.010.01");
        Details folded = find(Details.class, view).single();
        assertThat(folded.isOpened()).isFalse();
        assertThat(folded.getSummaryText()).startsWith("The same in all: ");
    }

    @Test
    void groups_with_several_seeds_are_judged() {
        CompareView view = compare(
                trained(RECIPE, 0.90),
                trained(RECIPE.withSeed(2), 0.91),
                trained(RECIPE.withSeed(3), 0.905),
                trained(OTHER, 0.96),
                trained(OTHER.withSeed(2), 0.968),
                trained(OTHER.withSeed(3), 0.966));

        assertThat(verdicts(view))
                .hasSize(2)
                .first()
                .asString()
                .contains("peak learning rate 0.01 has a higher final validation top-1 than")
                .contains("paired t-test, n = 3.")
                .contains("mean difference 5.97 points");
        assertThat(row(view, "Plain CNN · peak learning rate 0.002")).contains("90.50 % ± 0.50");
    }

    @Test
    void one_seed_says_what_is_missing_and_two_more_can_be_trained() {
        Run one = trained(RECIPE, 0.9);
        Run other = trained(OTHER, 0.92);
        CompareView view = compare(one, other);
        assertThat(verdicts(view).getFirst()).contains("both have one seed each", "Two more seeds");

        press("Train 2 more seeds");

        List<Run> waiting = runs.list(ME, 2, 0);
        assertThat(waiting).extracting(run -> run.recipe().seed()).containsExactlyInAnyOrder(2L, 3L);
        assertThat(waiting).allSatisfy(run -> {
            assertThat(run.recipe().withSeed(1)).isEqualTo(RECIPE);
            assertThat(runs.document(run.id())).isEqualTo(document());
            assertThat(address()).contains(run.id().toString());
        });
        view = (CompareView) getCurrentView();
        assertThat(row(view, "Plain CNN · peak learning rate 0.002")).contains("not over yet: 2, 3");
        assertThat(chart(view, "Validation top-1"))
                .as("seeds that wait have no curve yet")
                .contains("0.002, 1 seed\"");
        completeNext(new EpochMetrics(1, 0.5, 0.8, 0.4, 0.91, 1, 1234, 12));
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
        assertThat(chart(view, "Validation top-1")).contains("0.002, 2 seeds\"");
    }

    @Test
    void a_full_queue_is_said_and_what_was_queued_is_shown() {
        CompareView view = compare(trained(RECIPE, 0.9), trained(OTHER, 0.92));
        line.limit(new QueueLimits(0, 1));

        press("Train 2 more seeds");

        assertThat(messages()).anyMatch(message -> message.contains("Seed 2 waits. You have 1 run waiting"));
        view = (CompareView) getCurrentView();
        assertThat(row(view, "Plain CNN · peak learning rate 0.002")).contains("not over yet: 2");
    }

    @Test
    void scores_on_other_images_are_not_compared() {
        CompareView view = compare(trained(RECIPE, 0.9), trained(RECIPE.withData("fashion_mnist"), 0.5));

        assertThat(verdicts(view)).isEmpty();
        assertThat(find(Paragraph.class, view)
                        .withTextContaining("validated on the same images")
                        .exists())
                .isTrue();
    }

    @Test
    void runs_are_chosen_in_the_list_and_compared() {
        Run one = trained(RECIPE, 0.9);
        Run other = trained(OTHER, 0.92);
        UI.getCurrent().navigate(Pages.RUNS);
        Grid<?> grid = find(Grid.class).single();
        assertThat(button("Compare").isEnabled()).isFalse();

        selectAll(grid);
        assertThat(button("Compare 2 runs").isEnabled()).isTrue();
        press("Compare 2 runs");

        assertThat(URLDecoder.decode(address(), StandardCharsets.UTF_8))
                .endsWith("items=run:" + one.id() + ",run:" + other.id());
    }

    private static <T> void selectAll(Grid<T> grid) {
        grid.asMultiSelect().select(grid.getListDataView().getItems().toList());
    }

    private Button button(String label) {
        return find(Button.class).withText(label).single();
    }

    private List<String> verdicts(Component view) {
        return find(ListItem.class, view).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private static String document() {
        return ArchitectureJson.write(preset("plain_cnn"));
    }

    private Run trained(Recipe recipe, double top1) {
        Run run = runs.queue(new NewRun(ME, null, preset("plain_cnn").name(), document(), recipe));
        completeNext(new EpochMetrics(1, 0.5, 0.8, 0.4, top1, 1, 1234, 12));
        return run;
    }

    private CompareView compare(Run... all) {
        String items = Arrays.stream(all).map(run -> "run:" + run.id()).collect(Collectors.joining(","));
        UI.getCurrent().navigate(Pages.COMPARE, QueryParameters.of("items", items));
        return (CompareView) getCurrentView();
    }
}
