package netwright.web.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.store.ClaimedRun;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.RunJournal;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.SweepTrial;
import netwright.store.TrialState;
import netwright.sweep.Axis;
import netwright.sweep.Degradation;
import netwright.sweep.Sweep;
import netwright.sweep.Values;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.web.RunTest;
import netwright.web.element.NetChart;
import netwright.web.workspace.Candidates.Choice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DegradationViewTest extends RunTest {

    private static final Map<String, Double> ERRORS =
            Map.of("Plain-20", 0.1, "Plain-56", 0.2, "ResNet-20", 0.1, "ResNet-56", 0.097);
    private static final int STEPS = 10;

    @BeforeEach
    void forget() {
        forgetSweeps();
    }

    @Test
    void the_networks_are_shown_at_the_size_at_which_they_are_trained() {
        DegradationView view = navigate(DegradationView.class);

        assertThat(row(view, "Plain-56")).contains("plain", "56", "853 K", "95.8 M", "roughly");
        assertThat(row(view, "ResNet-20")).contains("residual", "20", "30.8 M");
        assertThat(row(view, "Network")).contains("MACs at 1×28×28");
        assertThat(paragraphs(view))
                .anyMatch(text -> text.startsWith("10,000 images of Fashion-MNIST, 6 epochs in batches of 32, 4 runs")
                        && text.contains("together about 9 min, by what two shared cores")
                        && text.contains("nothing like it was measured"))
                .contains("None yet.");
        choose(view, "shapes10");
        assertThat(row(view, "Network")).contains("MACs at 3×32×32");
        assertThat(row(view, "ResNet-20")).doesNotContain("30.8 M");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_begins() {
        saved(Architecture.empty("blank", TensorShape.map(1, 28, 28), 10));
        DegradationView view = navigate(DegradationView.class);
        MultiSelectComboBox<Choice> networks = networks(view);
        Choice blank = choice(networks, "blank");

        networks.setValue(Set.of(blank));
        press("Run it");
        assertThat(networks.isInvalid()).isTrue();
        assertThat(networks.getErrorMessage()).contains("at least two");

        networks.setValue(Set.of(blank, choice(networks, "Plain-20 (CIFAR)")));
        assertThat(networks.getErrorMessage()).startsWith("blank cannot be trained on Fashion-MNIST:");

        networks.setValue(Set.of(choice(networks, "ResNet-20 (CIFAR)"), choice(networks, "Plain-20 (CIFAR)")));
        assertThat(networks.isInvalid()).isFalse();
        NumberField images = number(view, "Training images");
        images.setValue(null);
        press("Run it");
        assertThat(images.isInvalid()).isTrue();
        images.setValue(60_001.0);
        press("Run it");
        assertThat(images.isInvalid()).isTrue();
        images.setValue(1.5);
        press("Run it");
        assertThat(images.getErrorMessage()).isEqualTo("A whole number from 1 to 60,000.");
        images.setValue(100.0);
        assertThat(images.isInvalid()).isFalse();

        choose(view, "own");
        TextField folder = find(TextField.class, view).single();
        folder.setValue("/nowhere/at all");
        press("Run it");
        assertThat(folder.isInvalid()).isTrue();
        assertThat(folder.getErrorMessage()).contains("/nowhere/at all");
        assertThat(sweeps.list(ME, 10, 0)).isEmpty();
        assertThat(find(Button.class, view).withText("Run it").single().isEnabled())
                .isTrue();
    }

    @Test
    void a_finished_experiment_is_drawn_as_in_the_paper_and_told_with_care() {
        StoredSweep stored = trained(1, 1);

        DegradationView view = navigate(DegradationView.class);

        assertThat(paragraphs(view))
                .anyMatch(text -> text.startsWith("Plain-56 ended 10.0 points higher in training error than Plain-20"))
                .anyMatch(text -> text.startsWith("ResNet-56 ended 0.3 points lower in training error than ResNet-20")
                        && text.endsWith("With one seed nothing more can be said."));
        String plain = chart(view, "Plain networks");
        String residual = chart(view, "Residual networks");
        assertThat(plain)
                .contains("Plain-20, training", "Plain-56, validation", "\"xRange\":[0,10.0]", "faint", "[10.0,10.8]")
                .doesNotContain("ResNet");
        assertThat(residual).contains("ResNet-20, training", "ResNet-56, validation");
        assertThat(range(plain)).isEqualTo(range(residual));
        find(DecimalSlider.class, view).single().setValue(0.0);
        assertThat(chart(view, "Plain networks")).doesNotContain("faint");
        assertThat(find(ListItem.class, view).all())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.getElement().getTextRecursively()).contains("4 runs, completed"));
        assertThat(paragraphs(view)).anyMatch(text -> text.contains("by what your earlier experiments took here"));
        assertThat(sweeps.find(stored.id())).isPresent();
    }

    @Test
    void more_seeds_join_the_result_and_are_tested() {
        trained(1, 1);
        DegradationView view = navigate(DegradationView.class);
        assertThat(find(Button.class, view)
                        .withText("Run again with 2 more seeds")
                        .all())
                .hasSize(1);

        StoredSweep more = trained(2, 2);
        view = navigate(DegradationView.class);

        assertThat(paragraphs(view))
                .anyMatch(text -> text.contains("mean of 3 seeds each"))
                .noneMatch(text -> text.contains("nothing more can be said"));
        assertThat(chart(view, "Plain networks")).contains("\"band\"").doesNotContain("faint");
        assertThat(row(view, "Plain-20")).doesNotContain("seed 1");
        assertThat(find(NativeTableRow.class, view).all().stream()
                        .map(row -> row.getElement().getTextRecursively()))
                .anyMatch(text -> text.contains("seed 1") && text.contains("seed 3") && text.contains("±"));
        assertThat(find(ListItem.class, view).all()).hasSize(1);
        assertThat(sweeps.find(more.id())).isPresent();
    }

    @Test
    void what_goes_on_is_shown_live_and_can_be_cancelled() {
        StoredSweep stored = sweeps.create(ME, sweep(1, 1));
        SweepTrial first = sweeps.trials(stored.id()).getFirst();
        queued(first);
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        journal.record(claimed, new RunJournal.Entries("", steps(0.4).subList(0, 5), List.of(epoch(1, 0.4))));

        DegradationView view = shown(stored.id().toString());
        assertThat(texts(view, "badge")).containsExactly("0 of 4 runs over");
        assertThat(chart(view, "Plain networks")).contains("[5.0,40.0]");
        assertThat(chart(view, "Residual networks")).contains("\"points\":[]");
        press("Cancel");
        assertThat(sweeps.find(stored.id()).orElseThrow().state()).isEqualTo(SweepState.CANCELLED);
        assertThat(texts(view, "badge")).containsExactly("cancelled");
        assertThat(find(Button.class, view).withText("Run again").all()).hasSize(1);
    }

    @Test
    void one_button_begins_it_and_another_adds_seeds(@TempDir Path folder) throws IOException {
        for (String name : List.of("dark", "light")) {
            Path inside = Files.createDirectory(folder.resolve(name));
            for (int i = 0; i < 10; i++) {
                ImageIO.write(
                        new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY),
                        "png",
                        inside.resolve(i + ".png").toFile());
            }
        }
        DegradationView view = navigate(DegradationView.class);
        choose(view, "own");
        find(TextField.class, view).single().setValue(folder.toString());
        assertThat(number(view, "Training images").getValue())
                .as("as many as there are")
                .isLessThan(20);
        press("Run it");
        StoredSweep begun = await(1);
        Sweep document = sweeps.document(begun.id());
        assertThat(document.recipe().data()).isEqualTo(folder.toString());
        assertThat(document.subjects())
                .extracting(subject -> subject.architecture().classes())
                .containsOnly(2);
        assertThat(sweeps.trials(begun.id())).hasSize(4);

        sweeps.trials(begun.id()).forEach(trial -> train(trial, 0.1));
        states.complete(begun.id());
        shown(begun.id().toString());
        press("Run again with 2 more seeds");
        StoredSweep more = await(2);
        assertThat(sweeps.trials(more.id()))
                .extracting(trial -> trial.key().seed())
                .containsOnly(2L, 3L);
        assertThat(Degradation.sameButSeeds(document, sweeps.document(more.id())))
                .isTrue();
    }

    /** The newest, once there are so many. */
    private StoredSweep await(int count) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (sweeps.list(ME, 10, 0).size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(sweeps.list(ME, 10, 0)).hasSize(count);
        return sweeps.list(ME, 10, 0).getFirst();
    }

    @Test
    void a_result_deleted_elsewhere_makes_room_for_the_latest() {
        StoredSweep gone = trained(1, 1);
        shown(gone.id().toString());
        sweeps.deleteWithRuns(gone.id());

        DegradationView view = shown(gone.id().toString());
        assertThat(paragraphs(view)).contains("The result that this address names was deleted.");
        assertThat(find(NetChart.class, view).all()).isEmpty();

        trained(1, 1);
        view = shown("nonsense");
        assertThat(paragraphs(view)).anyMatch(text -> text.endsWith("The latest is shown instead."));
        assertThat(chart(view, "Plain networks")).contains("Plain-20");
    }

    @Test
    void a_sweep_of_the_same_name_with_axes_is_no_such_experiment() {
        Sweep sweep = sweep(1, 1);
        sweeps.create(
                ME,
                new Sweep(
                        Degradation.NAME,
                        sweep.subjects(),
                        sweep.recipe(),
                        List.of(new Axis.OfRecipe("batch", Values.Listed.of(16, 32))),
                        sweep.search(),
                        1,
                        null));
        assertThat(paragraphs(navigate(DegradationView.class))).contains("None yet.");
    }

    private DegradationView shown(String sweep) {
        UI.getCurrent().navigate(DegradationView.class, QueryParameters.of("sweep", sweep));
        return find(DegradationView.class).single();
    }

    private static Sweep sweep(long seed, int seeds) {
        return Degradation.of(
                Degradation.networks(),
                Degradation.recipe(2, 32).withImages(160, 100).withSeed(seed),
                TensorShape.map(1, 28, 28),
                10,
                seeds);
    }

    /** Every network from so many seeds, to the end. */
    private StoredSweep trained(long seed, int seeds) {
        StoredSweep stored = sweeps.create(ME, sweep(seed, seeds));
        for (SweepTrial trial : sweeps.trials(stored.id())) {
            train(
                    trial,
                    ERRORS.get(trial.subject())
                            + 0.001 * (trial.key().seed() % 3) * trial.subject().length());
        }
        states.complete(stored.id());
        return stored;
    }

    private void train(SweepTrial trial, double error) {
        queued(trial);
        completeNext(steps(error), List.of(epoch(1, 2 * error), epoch(2, error)));
        states.set(trial.key(), TrialState.FINISHED, 2);
    }

    private void queued(SweepTrial trial) {
        Run run = runs.queue(new NewRun(
                ME, null, trial.subject(), ArchitectureJson.write(preset("plain_cnn")), Degradation.recipe(2, 32)));
        states.train(trial.key(), run.id(), 2);
    }

    private static List<StepMetrics> steps(double error) {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> new StepMetrics(step, STEPS, step <= 5 ? 1 : 2, 0.5, 1 - error, 100, 0.1))
                .toList();
    }

    private static EpochMetrics epoch(int number, double error) {
        return new EpochMetrics(number, 0.5, 1 - error, 0.4, 1 - error, 0.99, 100, 4);
    }

    private List<String> paragraphs(DegradationView view) {
        return find(Paragraph.class, view).all().stream()
                .map(Paragraph::getText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private MultiSelectComboBox<Choice> networks(DegradationView view) {
        return find(MultiSelectComboBox.class, view).single();
    }

    private static Choice choice(MultiSelectComboBox<Choice> networks, String title) {
        return networks.getListDataView()
                .getItems()
                .filter(each -> each.label().startsWith(title + " ·"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void choose(DegradationView view, String data) {
        ((Select<String>) find(Select.class, view).single()).setValue(data);
    }

    private NumberField number(DegradationView view, String label) {
        return find(NumberField.class, view).all().stream()
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static String range(String chart) {
        int at = chart.indexOf("\"yRange\"");
        return chart.substring(at, chart.indexOf(']', at));
    }
}
