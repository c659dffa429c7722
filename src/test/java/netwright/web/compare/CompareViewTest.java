package netwright.web.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.UUID;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import netwright.store.ClaimedRun;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.RunJournal;
import netwright.training.StepMetrics;
import netwright.web.Pages;
import netwright.web.RunTest;
import netwright.web.recipe.RecipeTable;
import netwright.web.workspace.Candidates;
import org.junit.jupiter.api.Test;

class CompareViewTest extends RunTest {

    @Test
    void a_run_is_compared_with_a_preset_by_its_numbers() {
        Run run = complete();

        CompareView view = compare("run:" + run.id() + ",preset:resnet18,preset:nonsense");

        assertThat(row(view, "Parameters")).contains("11,689,512");
        assertThat(row(view, "MACs")).contains("1,814,073,344");
        assertThat(row(view, "Weighted depth")).endsWith("18");
        assertThat(row(view, "Published")).endsWith("69.76 % / 89.08 %");
        assertThat(row(view, "Measured best")).contains("91.23 % / 99.00 %");
        assertThat(row(view, "Measured on")).contains("MNIST");
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

    private List<String> chips(Component view) {
        MultiSelectComboBox<?> choice = find(MultiSelectComboBox.class, view).single();
        return choice.getSelectedItems().stream()
                .map(item -> ((Candidates.Choice) item).label())
                .toList();
    }

    private CompareView compare(String items) {
        UI.getCurrent().navigate(Pages.COMPARE, QueryParameters.of("items", items));
        return (CompareView) getCurrentView();
    }
}
