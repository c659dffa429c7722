package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.SweepTrial;
import netwright.store.Sweeps;
import netwright.store.TrialState;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from end to end: on an H2 file, which the worker reaches over TCP. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepConductorTest {

    private static final double[] NINE = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    private Serve serve;
    private Sweeps sweeps;
    private Thread worker;

    @BeforeAll
    void startServeAndAWorker(@TempDir Path folder) {
        serve = Serve.start(folder, 0);
        sweeps = serve.context().getBean(Sweeps.class);
        WorkerOptions options = serve.optionsOfAWorkerHere();
        worker = Thread.ofPlatform().daemon().start(() -> Worker.run(options, new FakeTraining(options.files())));
    }

    @AfterAll
    void stopBoth() throws InterruptedException {
        worker.interrupt();
        worker.join();
        serve.close();
    }

    @Test
    void ofNineConfigurationsThreeGoOnAndOneFinishes() throws Exception {
        StoredSweep sweep = create(SweepSamples.of("plain", 9, 2, new SuccessiveHalving(3, 1), NINE));
        StoredSweep over = serve.awaitSweep(sweep.id(), s -> s.state().isOver());

        assertThat(over.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(over.finished()).isNotNull();
        assertThat(epochs(sweep))
                .as("epochs of both seeds of each configuration")
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 9, 9);
        for (SweepTrial trial : sweeps.trials(sweep.id())) {
            boolean best = trial.key().configuration() == 9;
            assertThat(trial.state()).isEqualTo(best ? TrialState.FINISHED : TrialState.STOPPED);
            Run run = serve.find(trial.run().id());
            assertThat(run.state()).isEqualTo(best ? RunState.COMPLETED : RunState.STOPPED);
            assertThat(run.attempts()).isZero();
            assertThat(run.scores()).isNotNull();
            assertThat(serve.runs().steps(run.id(), 0)).hasSize(trial.run().epochs() * FakeTraining.STEPS_AN_EPOCH);
        }
        assertThat(reason(sweep, 8)).isEqualTo("its configuration was number 2 of 3 after epoch 3.");
        assertThat(reason(sweep, 1)).isEqualTo("its configuration was number 9 of 9 after epoch 1.");
    }

    @Test
    void aSweepWithoutHalvingTrainsEverythingToTheEndThoughOneDiverges() throws Exception {
        StoredSweep sweep = create(SweepSamples.of("plain", 2, 2, null, 0.5, 2, 0.6));
        serve.awaitSweep(sweep.id(), s -> s.state().isOver());

        assertThat(states(sweep))
                .containsExactly(
                        TrialState.FINISHED,
                        TrialState.FINISHED,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.FINISHED,
                        TrialState.FINISHED);
    }

    @Test
    void aDivergedConfigurationIsTheWorstAndDoesNotStopTheSweep() throws Exception {
        StoredSweep sweep = create(SweepSamples.of("plain", 3, 1, new SuccessiveHalving(3, 1), 2, 0.5, 0.6));
        serve.awaitSweep(sweep.id(), s -> s.state().isOver());

        assertThat(states(sweep)).containsExactly(TrialState.FAILED, TrialState.STOPPED, TrialState.FINISHED);
    }

    @Test
    void aRunCancelledOrDeletedByHandDoesNotStopTheSweep() throws Exception {
        StoredSweep sweep = create(SweepSamples.of("slow", 4, 1, new SuccessiveHalving(2, 2), 0.9, 0.7, 0.6, 0.5));
        serve.awaitSweep(sweep.id(), s -> run(s, 1) != null && run(s, 2) != null);
        serve.runs().requestCancel(run(sweep, 1).id());
        serve.runs().requestCancel(run(sweep, 2).id());
        serve.await(run(sweep, 2).id(), r -> r.state().isOver());
        serve.runs().delete(run(sweep, 2).id());
        serve.awaitSweep(sweep.id(), s -> s.state().isOver());

        assertThat(states(sweep))
                .containsExactly(TrialState.CANCELLED, TrialState.CANCELLED, TrialState.FINISHED, TrialState.FINISHED);
    }

    @Test
    void aCancelledSweepsRunsAreCancelledWhereverTheyAre() throws Exception {
        StoredSweep sweep = create(SweepSamples.of("slow", 500, 1, new SuccessiveHalving(2, 1), 0.1, 0.2, 0.3));
        serve.awaitSweep(sweep.id(), s -> run(s, 1) != null && run(s, 1).state() == RunState.PAUSED);
        sweeps.cancel(sweep.id());

        for (SweepTrial trial : sweeps.trials(sweep.id())) {
            assertThat(serve.await(trial.run().id(), r -> r.state().isOver()).state())
                    .isEqualTo(RunState.CANCELLED);
        }
        assertThat(sweeps.find(sweep.id()).orElseThrow().state()).isEqualTo(SweepState.CANCELLED);
    }

    private StoredSweep create(Sweep sweep) {
        return SweepSamples.create(sweeps, sweep);
    }

    private List<Integer> epochs(StoredSweep sweep) {
        return sweeps.trials(sweep.id()).stream()
                .map(trial -> trial.run().epochs())
                .toList();
    }

    private List<TrialState> states(StoredSweep sweep) {
        return sweeps.trials(sweep.id()).stream().map(SweepTrial::state).toList();
    }

    private SweepTrial.OfRun run(StoredSweep sweep, int configuration) {
        return sweeps.trials(sweep.id()).stream()
                .filter(trial -> trial.key().configuration() == configuration)
                .findFirst()
                .orElseThrow()
                .run();
    }

    private String reason(StoredSweep sweep, int configuration) {
        return serve.find(run(sweep, configuration).id()).reason();
    }
}
