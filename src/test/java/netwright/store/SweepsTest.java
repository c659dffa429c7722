package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import netwright.architecture.ArchitectureJson;
import netwright.catalog.Presets;
import netwright.recipe.Recipe;
import netwright.store.RunJournal.Entries;
import netwright.sweep.Axis;
import netwright.sweep.Search;
import netwright.sweep.Subject;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.sweep.Values;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class SweepsTest extends StoreTest {

    private static final UUID ME = Person.LOCAL;
    private static final UUID WORKER = UUID.randomUUID();

    private static final Sweep SWEEP = new Sweep(
            "rates",
            List.of(new Subject("net", Presets.find("plain_cnn").orElseThrow().architecture())),
            Recipe.proposedFor("mnist"),
            List.of(
                    new Axis.OfRecipe("optimizer.learningRate", Values.Listed.of(0.1, 1)),
                    new Axis.OfRecipe("mixing.mixup", Values.Listed.of(false, Map.of("alpha", 0.4)))),
            new Search.Grid(),
            2,
            new SuccessiveHalving(2, 1));

    @Autowired
    Sweeps sweeps;

    @Autowired
    TrainingErrors errors;

    @Autowired
    Runs runs;

    @Autowired
    RunClaims claims;

    @Autowired
    RunJournal journal;

    @Autowired
    RunQueue queue;

    @Autowired
    Database database;

    private SweepStates states;

    @BeforeEach
    void empty() {
        states = new SweepStates(database);
        queue.limit(QueueLimits.NONE);
        claims.running().forEach(orphan -> claims.cancel(orphan.run(), orphan.worker()));
        for (StoredSweep sweep : sweeps.list(ME, 1000, 0)) {
            sweeps.cancel(sweep.id());
            sweeps.delete(sweep.id());
        }
        runs.list(ME, 1000, 0).forEach(run -> runs.delete(run.id()));
    }

    @Test
    void aSweepIsKeptWithItsTrials() {
        StoredSweep stored = created();

        assertThat(stored.state()).isEqualTo(SweepState.RUNNING);
        assertThat(stored.trials()).isEqualTo(8);
        assertThat(stored.over()).isZero();
        assertThat(stored.finished()).isNull();
        assertThat(sweeps.document(stored.id())).isEqualTo(SWEEP);
        assertThat(sweeps.list(ME, 10, 0)).containsExactly(stored);
        List<SweepTrial> trials = sweeps.trials(stored.id());
        assertThat(trials.stream().map(SweepTrial::values))
                .containsExactlyElementsOf(
                        SWEEP.trials().stream().map(Trial::values).toList());
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.PLANNED);
            assertThat(trial.subject()).isEqualTo("net");
            assertThat(trial.run()).isNull();
        });
        assertThat(trials.get(3).key()).isEqualTo(new SweepTrial.Key(stored.id(), 2, 2));
    }

    @Test
    void nothingToTrainIsNoSweep() {
        assertThatThrownBy(() -> sweeps.create(ME, SWEEP, List.of())).hasMessageContaining("nothing to train");
        assertThatThrownBy(() -> sweeps.document(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
        assertThat(sweeps.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aTrialShowsTheFiguresOfItsRun() {
        SweepTrial first = sweeps.trials(created().id()).getFirst();
        Run run = queued(first);

        states.train(first.key(), run.id(), 1);
        SweepTrial waiting = sweeps.trials(first.key().sweep()).getFirst();
        assertThat(waiting.state()).isEqualTo(TrialState.TRAINING);
        assertThat(waiting.rung()).isEqualTo(1);
        assertThat(waiting.run()).isEqualTo(new SweepTrial.OfRun(run.id(), RunState.QUEUED, null, null, null));

        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();
        assertThat(claimed.id()).isEqualTo(run.id());
        journal.record(claimed, new Entries(null, List.of(), List.of(epoch(1, 0.7), epoch(2, 0.6))));

        SweepTrial.OfRun shown = sweeps.trials(first.key().sweep()).getFirst().run();
        assertThat(shown).isNotNull();
        assertThat(shown.state()).isEqualTo(RunState.RUNNING);
        assertThat(shown.epochs()).isEqualTo(2);
        assertThat(shown.last()).isEqualTo(epoch(2, 0.6));
        assertThat(shown.bestTop1()).isEqualTo(0.7);
        assertThat(sweeps.epochs(first.key().sweep()))
                .isEqualTo(Map.of(run.id(), List.of(epoch(1, 0.7), epoch(2, 0.6))));
    }

    @Test
    void cancellingEndsWhatWaitsAndAsksWhatIsTrainedToStop() {
        StoredSweep stored = created();
        List<SweepTrial> trials = sweeps.trials(stored.id());
        Run trained = queued(trials.get(0));
        Run waiting = queued(trials.get(1));
        states.train(trials.get(0).key(), trained.id(), 1);
        states.train(trials.get(1).key(), waiting.id(), 1);
        states.set(trials.get(2).key(), TrialState.FINISHED, 5);
        claims.claim(WORKER).orElseThrow();

        sweeps.cancel(stored.id());

        assertThat(sweeps.find(stored.id()).orElseThrow().state()).isEqualTo(SweepState.CANCELLED);
        assertThat(sweeps.trials(stored.id()).stream().map(SweepTrial::state))
                .containsOnlyOnce(TrialState.FINISHED)
                .filteredOn(state -> state == TrialState.CANCELLED)
                .hasSize(7);
        assertThat(runs.find(trained.id()).orElseThrow().cancelRequested()).isTrue();
        assertThat(runs.find(waiting.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
        assertThatIllegalStateException()
                .isThrownBy(() -> sweeps.deleteWithRuns(stored.id()))
                .withMessageContaining("still being trained");
    }

    @Test
    void aSweepIsForgottenWithOrWithoutItsRuns() {
        StoredSweep kept = created();
        SweepTrial trial = sweeps.trials(kept.id()).getFirst();
        Run run = queued(trial);
        states.train(trial.key(), run.id(), 1);
        assertThatIllegalStateException().isThrownBy(() -> sweeps.delete(kept.id()));
        sweeps.cancel(kept.id());
        sweeps.delete(kept.id());
        assertThat(sweeps.find(kept.id())).isEmpty();
        assertThat(runs.find(run.id())).isPresent();

        StoredSweep gone = created();
        SweepTrial other = sweeps.trials(gone.id()).getFirst();
        states.train(other.key(), run.id(), 1);
        sweeps.cancel(gone.id());
        sweeps.deleteWithRuns(gone.id());
        assertThat(sweeps.find(gone.id())).isEmpty();
        assertThat(runs.find(run.id())).isEmpty();
        sweeps.delete(gone.id());
    }

    @Test
    void aTrialOutlivesItsRun() {
        SweepTrial trial = sweeps.trials(created().id()).getFirst();
        Run run = queued(trial);
        states.train(trial.key(), run.id(), 1);
        runs.delete(run.id());
        assertThat(sweeps.trials(trial.key().sweep()).getFirst().run()).isNull();
    }

    @Test
    void theErrorsOfItsStepsAreAveragedOverStretches() {
        SweepTrial first = sweeps.trials(created().id()).getFirst();
        UUID sweep = first.key().sweep();
        assertThat(errors.of(sweep, 4)).isEqualTo(new TrainingErrors.Courses(0, Map.of()));
        Run run = queued(first);
        states.train(first.key(), run.id(), 1);
        ClaimedRun claimed = claims.claim(WORKER).orElseThrow();

        journal.record(claimed, new Entries(null, steps(1, 5), List.of()));
        TrainingErrors.Courses begun = errors.of(sweep, 4);
        assertThat(begun.steps()).isEqualTo(10);
        assertThat(begun.points().get(run.id()))
                .as("of ten steps, three a stretch, the fifth is in the middle of one")
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.step()).isEqualTo(3);
                    assertThat(point.error()).isCloseTo(0.8, within(1e-9));
                });

        journal.record(claimed, new Entries(null, steps(6, 10), List.of()));
        List<TrainingErrors.Point> whole = errors.of(sweep, 4).points().get(run.id());
        assertThat(whole).extracting(TrainingErrors.Point::step).containsExactly(3, 6, 9, 10);
        assertThat(whole.getLast().error()).as("the last stretch is shorter").isCloseTo(0, within(1e-9));
        assertThat(errors.of(sweep, 100).points().get(run.id())).hasSize(10);
    }

    /** Of ten; a tenth more is right in each. */
    private static List<StepMetrics> steps(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(step -> new StepMetrics(step, 10, 1, 0.5, step / 10.0, 100, 0.1))
                .toList();
    }

    private StoredSweep created() {
        return sweeps.create(ME, SWEEP, SWEEP.trials());
    }

    private Run queued(SweepTrial stored) {
        Trial trial = SWEEP.trials().stream()
                .filter(one -> one.configuration() == stored.key().configuration()
                        && one.seed() == stored.key().seed())
                .findFirst()
                .orElseThrow();
        return runs.queue(new NewRun(
                ME, null, trial.name(SWEEP.labels()), ArchitectureJson.write(trial.architecture()), trial.recipe()));
    }

    private static EpochMetrics epoch(int number, double top1) {
        return new EpochMetrics(number, 1, 0.5, 1, top1, 0.9, 100, 5);
    }
}
