package netwright.web.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.SweepTrial;
import netwright.store.Sweeps;
import netwright.store.TrialState;
import netwright.sweep.Degradation;
import netwright.sweep.Sweep;
import netwright.training.EpochMetrics;
import netwright.web.RunTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SweepViewsTest extends RunTest {

    @Autowired
    Sweeps sweeps;

    @BeforeEach
    void forget() {
        sweeps.list(ME, 100, 0).forEach(sweep -> {
            sweeps.cancel(sweep.id());
            sweeps.delete(sweep.id());
        });
    }

    @Test
    void nothing_swept_says_what_a_sweep_is() {
        SweepsView view = navigate(SweepsView.class);

        assertThat(find(Paragraph.class, view).single().getText()).startsWith("A sweep trains");
    }

    @Test
    void a_sweep_is_written_checked_and_started() {
        navigate(SweepsView.class);
        press("New sweep…");
        TextArea text = find(TextArea.class).single();
        assertThat(text.getValue()).contains("netwright-sweep/1", "optimizer.learningRate");
        text.setValue(text.getValue().replace("\"learningRate\"", "\"learnRate\""));
        press("Start");
        assertThat(text.isInvalid()).isTrue();
        assertThat(verdict()).contains("learnRate");
        assertThat(sweeps.list(ME, 10, 0)).isEmpty();

        text.setValue(text.getValue().replace("\"learnRate\"", "\"learningRate\""));
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
    void a_finished_degradation_experiment_says_which_way_it_came_out() {
        Sweep sweep =
                Degradation.of(Degradation.networks(), Degradation.recipe(1, 32), TensorShape.map(3, 32, 32), 10, 1);
        StoredSweep stored = sweeps.create(ME, sweep, sweep.plan().trials());
        Map<String, Double> right = Map.of("Plain-20", 0.7, "Plain-56", 0.4, "ResNet-20", 0.75, "ResNet-56", 0.8);
        for (SweepTrial trial : sweeps.trials(stored.id())) {
            train(trial, right.get(trial.subject()));
        }
        sweeps.complete(stored.id());

        SweepView view = navigate("sweep/" + stored.id(), SweepView.class);

        List<String> findings = find(Paragraph.class, view).all().stream()
                .map(Paragraph::getText)
                .toList();
        assertThat(findings)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Plain-56 ended 30.0 points higher in training error than Plain-20"
                                + " (60.0 % against 30.0 %) in this one run of each."))
                .anySatisfy(text -> assertThat(text).contains("ResNet-56 ended 5.0 points lower"));
        assertThat(chart(view, "Error")).contains("Plain-20, training").contains("ResNet-56, validation");
        assertThat(row(view, "Plain-56")).contains("finished").contains("60");
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
        assertThat(sweeps.attach(trial.key(), run.id(), 1)).isTrue();
        sweeps.move(trial.key(), TrialState.FINISHED, 1);
    }
}
