package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.UUID;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.store.ClaimedRun;
import netwright.store.Database;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.store.RunJournal;
import netwright.store.SweepStates;
import netwright.store.Sweeps;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingOutcome;
import netwright.web.element.NetChart;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests of pages that show runs: runs waiting and completed, and what the pages say of them. */
public abstract class RunTest extends ViewTest {

    protected static final UUID WORKER = UUID.randomUUID();
    protected static final EpochMetrics EPOCH = new EpochMetrics(1, 0.5, 0.8, 0.4, 0.9123, 0.99, 1234, 12);

    @Autowired
    protected RunJournal journal;

    @Autowired
    protected Sweeps sweeps;

    protected SweepStates states;

    @BeforeEach
    void sweepsToSetUp(@Autowired Database database) {
        states = new SweepStates(database);
    }

    protected void forgetSweeps() {
        sweeps.list(ME, 100, 0).forEach(sweep -> {
            sweeps.cancel(sweep.id());
            sweeps.delete(sweep.id());
        });
    }

    protected Run queue() {
        var starter = preset("plain_cnn");
        return runs.queue(
                new NewRun(ME, null, starter.name(), ArchitectureJson.write(starter), Recipe.proposedFor("mnist")));
    }

    protected Run complete() {
        Run run = queue();
        completeNext(EPOCH);
        return run;
    }

    /** Trains the run whose turn it is, in the one epoch. */
    protected void completeNext(EpochMetrics epoch) {
        completeNext(List.of(new StepMetrics(1, 1, 1, 0.5, 0.8, 1234, 0.001)), List.of(epoch));
    }

    protected void completeNext(List<StepMetrics> steps, List<EpochMetrics> epochs) {
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        journal.record(claimed, new RunJournal.Entries("", steps, epochs));
        journal.finish(
                claimed,
                new TrainingOutcome(
                        TrainingOutcome.End.COMPLETED,
                        "MXNet 1.9.1",
                        "cpu",
                        "abc123",
                        List.of("one", "two"),
                        epochs,
                        new int[][] {{4, 1}, {0, 5}},
                        List.of(new TrainingOutcome.WrongExample(3, 0, 1, 0.8, new byte[] {1, 2, 3})),
                        12));
    }

    protected String chart(Component view, String title) {
        return find(NetChart.class, view).all().stream()
                .map(chart -> String.valueOf(chart.getElement().getPropertyRaw("chart")))
                .filter(chart -> chart.contains("\"title\":\"" + title))
                .findFirst()
                .orElseThrow();
    }

    protected String row(Component view, String label) {
        return find(NativeTableRow.class, view).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .filter(text -> text.startsWith(label))
                .findFirst()
                .orElseThrow();
    }
}
