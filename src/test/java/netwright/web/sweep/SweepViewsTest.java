package netwright.web.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.recipe.Recipe;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.SweepTrial;
import netwright.store.TrialState;
import netwright.sweep.Axis;
import netwright.sweep.Degradation;
import netwright.sweep.Search;
import netwright.sweep.Subject;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.Values;
import netwright.training.EpochMetrics;
import netwright.web.RunTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepViewsTest extends RunTest {

    @BeforeEach
    void forget() {
        forgetSweeps();
    }

    @Test
    void nothing_swept_says_what_a_sweep_is() {
        SweepsView view = navigate(SweepsView.class);

        assertThat(find(Paragraph.class, view).single().getText()).startsWith("A sweep trains");
    }

    @Test
    void a_sweep_is_written_checked_and_started() {
        navigate(NewSweepView.class);
        press("As JSON");
        TextArea text = find(TextArea.class).single();
        assertThat(text.getValue()).contains("netwright-sweep/1", "\"axes\": []");
        text.setValue(text.getValue()
                .replace(
                        "\"axes\": []",
                        "\"axes\": [{\"recipe\": \"optimizer.learnRate\", \"values\": [0.1, 0.01, 0.001]}]"));
        press("Start");
        assertThat(text.isInvalid()).isTrue();
        assertThat(verdict()).contains("learnRate");
        assertThat(sweeps.list(ME, 10, 0)).isEmpty();

        text.setValue(text.getValue().replace("learnRate", "learningRate").replace("\"seeds\": 1", "\"seeds\": 2"));
        press("Check");
        assertThat(verdict()).startsWith("6 runs: 3 configurations × 2 seeds");
        press("Start");

        StoredSweep stored = sweeps.list(ME, 10, 0).getFirst();
        assertThat(address()).isEqualTo("sweep/" + stored.id());
        assertThat(stored.trials()).isEqualTo(6);
        press("Cancel");
        assertThat(sweeps.find(stored.id()).orElseThrow().state()).isEqualTo(SweepState.CANCELLED);
    }

    @Test
    void json_offers_to_leave_out_what_cannot_be_built() {
        navigate(NewSweepView.class);
        press("As JSON");
        TextArea text = find(TextArea.class).single();
        text.setValue(text.getValue()
                .replace("\"axes\": []", "\"axes\": [{\"scale\": \"resolution\", \"values\": [0.1, 1]}]"));
        press("Start");
        assertThat(verdict()).startsWith("1 configuration cannot be built");
        Checkbox leaveOut = find(Checkbox.class).withLabel("Leave them out").single();
        leaveOut.setValue(true);
        assertThat(verdict())
                .startsWith("1 run: 1 configuration × 1 seed, each for ")
                .contains("Left out: 1");
        press("Start");

        assertThat(sweeps.list(ME, 10, 0).getFirst().trials()).isEqualTo(1);
    }

    @Test
    void a_finished_degradation_experiment_says_which_way_it_came_out() {
        Sweep sweep =
                Degradation.of(Degradation.networks(), Degradation.recipe(1, 32), TensorShape.map(3, 32, 32), 10, 1);
        StoredSweep stored = sweeps.create(ME, sweep, sweep.plan().trials());
        Map<String, Double> right = Map.of("Plain-20", 0.7, "Plain-56", 0.4, "ResNet-20", 0.75, "ResNet-56", 0.8);
        for (SweepTrial trial : sweeps.trials(stored.id())) {
            train(trial, right.get(trial.subject()));
        }
        states.complete(stored.id());

        SweepView view = navigate("sweep/" + stored.id(), SweepView.class);

        List<String> findings = find(Paragraph.class, view).all().stream()
                .map(Paragraph::getText)
                .toList();
        assertThat(findings)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Plain-56 ended 30.0 points higher in training error than Plain-20"
                                + " (60.0 % against 30.0 %) in this one run of each."))
                .anySatisfy(text -> assertThat(text).contains("ResNet-56 ended 5.0 points lower"));
        assertThat(chart(view, "Top-1 error")).contains("Plain-20, training").contains("ResNet-56, validation");
        assertThat(row(view, "Plain-56")).contains("finished").contains("60");
    }

    @Test
    void a_configuration_is_as_far_as_all_its_seeds_and_not_as_the_slowest() {
        StoredSweep stored = sweeps.create(ME, sweep(2, null));
        List<SweepTrial> trials = sweeps.trials(stored.id());
        Run run = queueFor(trials.getFirst());
        states.train(trials.getFirst().key(), run.id(), 3);
        claims.claim(WORKER).orElseThrow();

        assertThat(state(stored, 0))
                .as("one seed is trained, the other not begun")
                .isEqualTo("in training");
        assertThat(state(stored, 1)).isEqualTo("planned");

        states.set(trials.get(2).key(), TrialState.STOPPED, 1);
        assertThat(state(stored, 1)).as("one seed is over, the other not begun").isEqualTo("waiting");
        states.set(trials.get(3).key(), TrialState.STOPPED, 1);
        assertThat(state(stored, 1)).as("its run is gone, its rung is known").isEqualTo("stopped after epoch 1");
    }

    @Test
    void the_bar_counts_the_epochs_that_halving_leaves() {
        Sweep halved = sweep(1, new SuccessiveHalving(2, 1));
        StoredSweep stored = sweeps.create(ME, halved);
        for (SweepTrial trial : sweeps.trials(stored.id())) {
            Run run = queueFor(trial);
            completeNext(EPOCH);
            states.train(trial.key(), run.id(), 1);
        }

        // Two begin and train one epoch each, one goes on to the third: four epochs in all, two of them over.
        assertThat(figures(stored).share(halved)).isEqualTo(0.5);
        assertThat(figures(stored).share(sweep(1, null)))
                .as("without halving both go on")
                .isEqualTo(1.0 / 3);
    }

    @Test
    void a_sweep_deleted_elsewhere_says_so() {
        StoredSweep stored = sweeps.create(ME, sweep(1, null));
        SweepView view = navigate("sweep/" + stored.id(), SweepView.class);
        sweeps.cancel(stored.id());
        sweeps.delete(stored.id());

        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));

        assertThat(view.getElement().getTextRecursively()).contains("deleted elsewhere");
        assertThat(find(Button.class, view).withText("Cancel").exists()).isFalse();
    }

    @Test
    void a_finished_sweep_shows_its_axes_its_best_and_what_to_do_with_it() {
        Sweep sweep = new Sweep(
                "rates",
                List.of(Subject.of(preset("plain_cnn"))),
                Recipe.proposedFor("mnist").withEpochs(3),
                List.of(
                        new Axis.OfRecipe("optimizer.learningRate", Values.Listed.of(0.1, 0.001)),
                        new Axis.OfRecipe("mixing.mixup", Values.Listed.of(false, Map.of("alpha", 0.2)))),
                new Search.Grid(),
                2,
                null);
        StoredSweep stored = sweeps.create(ME, sweep);
        for (SweepTrial trial : sweeps.trials(stored.id())) {
            // The third is the best; seeds differ by one point.
            int configuration = trial.key().configuration();
            double top1 = (configuration == 3 ? 0.9 : 0.5 + configuration / 100.0)
                    + trial.key().seed() / 100.0;
            Run run = queueFor(trial);
            completeNext(new EpochMetrics(1, 0.5, 0.8, 0.4, top1, 0.99, 1234, 12));
            states.train(trial.key(), run.id(), 3);
            states.set(trial.key(), TrialState.FINISHED, 3);
        }
        states.complete(stored.id());

        SweepView view = navigate("sweep/" + stored.id(), SweepView.class);

        assertThat(chart(view, "What was tried"))
                .contains("\"label\":\"Optimizer: peak learning rate\",\"scale\":\"log\"")
                .contains("\"categories\":[\"off\",\"alpha 0.2\"]")
                .contains("Best top-1, %");
        List<String> rows = rows(view);
        assertThat(rows.get(1))
                .as("the best first")
                .startsWith("3")
                .contains("91.50 % ± 0.71", "best", "95 %: ", "off");
        assertThat(rows.stream().filter(row -> row.contains("best")).count()).isEqualTo(1);
        assertThat(find(Paragraph.class, view).all())
                .extracting(Paragraph::getText)
                .anySatisfy(text -> assertThat(text).startsWith("The highest top-1 is that of"));
        press("Optimizer: peak learning rate");
        assertThat(rows(view).get(1)).as("the smallest rate first").startsWith("3");
        press("Optimizer: peak learning rate ↑");
        assertThat(rows(view).get(1)).as("the largest rate first").startsWith("1");

        press("Best recipe as JSON");
        assertThat(find(TextArea.class).single().getValue()).contains("\"learningRate\":0.001");
        press("Close");
        press("Train the best longer…");
        assertThat(find(NumberField.class).all()).anySatisfy(field -> {
            assertThat(field.getLabel()).isEqualTo("Epochs");
            assertThat(field.getValue()).isEqualTo(9);
        });
        press("Cancel");
        press("Open in designer");
        assertThat(address()).isEmpty();
    }

    private List<String> rows(SweepView view) {
        return find(NativeTableRow.class, view).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static Sweep sweep(int seeds, @Nullable SuccessiveHalving halving) {
        return new Sweep(
                "rates",
                List.of(Subject.of(preset("plain_cnn").withName(" "))),
                Recipe.proposedFor("mnist").withEpochs(3),
                List.of(new Axis.OfRecipe("optimizer.learningRate", Values.Listed.of(0.1, 0.2))),
                new Search.Grid(),
                seeds,
                halving);
    }

    private SweepFigures figures(StoredSweep stored) {
        return SweepFigures.of(sweeps.trials(stored.id()), sweeps.epochs(stored.id()), Map.of());
    }

    private String state(StoredSweep stored, int configuration) {
        return StateText.of(figures(stored).configurations().get(configuration));
    }

    private Run queueFor(SweepTrial trial) {
        return runs.queue(new NewRun(
                ME,
                null,
                trial.subject(),
                ArchitectureJson.write(preset("plain_cnn")),
                Recipe.proposedFor("mnist").withEpochs(3)));
    }

    private String verdict() {
        return find(Paragraph.class).all().stream()
                .filter(text -> "alert".equals(text.getElement().getAttribute("role")))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    private void train(SweepTrial trial, double right) {
        var starter = preset("plain_cnn");
        Run run = runs.queue(
                new NewRun(ME, null, trial.subject(), ArchitectureJson.write(starter), Degradation.recipe(1, 32)));
        completeNext(new EpochMetrics(1, 0.5, right, 0.4, right - 0.1, 0.99, 1234, 12));
        states.train(trial.key(), run.id(), 1);
        states.set(trial.key(), TrialState.FINISHED, 1);
    }
}
