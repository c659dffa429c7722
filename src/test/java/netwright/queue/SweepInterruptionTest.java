package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.store.ClaimedRun;
import netwright.store.DatabaseAddress;
import netwright.store.NewRun;
import netwright.store.OnlyStore;
import netwright.store.Person;
import netwright.store.Postgres;
import netwright.store.QueueLimits;
import netwright.store.QueuePlace;
import netwright.store.Run;
import netwright.store.RunClaims;
import netwright.store.RunJournal;
import netwright.store.RunQueue;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.store.StoredSweep;
import netwright.store.SweepProgress;
import netwright.store.SweepRuns;
import netwright.store.SweepState;
import netwright.store.SweepStep;
import netwright.store.SweepTrial;
import netwright.store.Sweeps;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.training.EpochMetrics;
import netwright.training.TrainingOutcome;
import netwright.training.TrainingOutcome.End;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sweeps that are led by hand, and by whom it pleases to break off in the middle. No worker but this test. */
@Tag("waiting")
@Timeout(120)
class SweepInterruptionTest {

    private static final UUID WORKER = UUID.randomUUID();
    private static final double[] NINE = {0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5};

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;
    private Sweeps sweeps;
    private SweepRuns sweepRuns;
    private Runs runs;
    private RunQueue queue;
    private RunClaims claims;
    private RunJournal journal;

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aSweepBrokenOffAtEveryStepLosesNothingAndRepeatsNothing(String database) {
        open(database);
        Sweep wanted = SweepSamples.of("net", 9, 2, new SuccessiveHalving(3, 1), NINE);
        UUID sweep = SweepSamples.create(sweeps, wanted).id();

        for (int ticks = 0; stored(sweep).state() == SweepState.RUNNING; ticks++) {
            assertThat(ticks).as("ticks").isLessThan(200);
            breakOffEverywhere(sweep, wanted);
            advance(sweep, wanted);
            assertThat(advance(sweep, wanted)).as("anything left to do").isFalse();
            trainOne();
        }

        assertThat(stored(sweep).state()).isEqualTo(SweepState.COMPLETED);
        assertThat(runs.list(Person.LOCAL, 100, 0)).as("one run for each trial").hasSize(18);
        assertThat(epochs(sweep).get(2)).as("the best rate").containsExactly(9, 9);
        assertThat(epochs(sweep).get(4)).containsExactly(3, 3);
        assertThat(epochs(sweep).get(6)).containsExactly(3, 3);
        assertThat(List.of(1, 3, 5, 7, 8, 9))
                .allSatisfy(number -> assertThat(epochs(sweep).get(number)).containsExactly(1, 1));
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aSweepLedByFourAtOnceBeginsEachTrialOnce(String database) throws Exception {
        open(database);
        Sweep wanted = SweepSamples.of("net", 3, 1, new SuccessiveHalving(3, 1), NINE);
        UUID sweep = SweepSamples.create(sweeps, wanted).id();
        Callable<Void> lead = () -> {
            SweepConductor conductor = new SweepConductor(sweeps, sweepRuns, 1000);
            while (stored(sweep).state() == SweepState.RUNNING) {
                conductor.tick();
            }
            return null;
        };
        try (var leaders = Executors.newFixedThreadPool(4)) {
            var led = Stream.generate(() -> leaders.submit(lead)).limit(4).toList();
            while (stored(sweep).state() == SweepState.RUNNING) {
                trainOne();
            }
            for (var one : led) {
                one.get();
            }
        }

        assertThat(runs.list(Person.LOCAL, 100, 0)).hasSize(9);
        assertThat(epochs(sweep).values().stream().flatMap(List::stream).filter(epochs -> epochs == 3))
                .as("the best three")
                .hasSize(3);
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aSweepNeverFloodsTheQueueNorGoesBeyondWhatOnePersonMayHaveWaiting(String database) {
        open(database);
        double[] rates = new double[60];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = (i + 1) / 100.0;
        }
        Sweep wanted = SweepSamples.of("net", 2, 1, null, rates);
        UUID sweep = SweepSamples.create(sweeps, wanted).id();
        advance(sweep, wanted);
        assertThat(queue.places()).hasSize(SweepRuns.MOST_WAITING);

        trainOne();
        queue.limit(new QueueLimits(0, 7));
        advance(sweep, wanted);
        assertThat(queue.places()).as("more wait already").hasSize(SweepRuns.MOST_WAITING - 1);
        for (int i = 0; i < 15; i++) {
            trainOne();
        }
        advance(sweep, wanted);
        assertThat(queue.places()).hasSize(7);

        Run one = runs.queue(new NewRun(someone(), null, "one", "{}", wanted.recipe()));
        assertThat(queue.places()).extracting(QueuePlace::run).startsWith(one.id());
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void runsThatASweepsCancelDidNotReachAreCancelledByWhoeverLeadsIt(String database) {
        open(database);
        Sweep wanted = SweepSamples.of("net", 9, 1, new SuccessiveHalving(3, 1), NINE);
        UUID sweep = SweepSamples.create(sweeps, wanted).id();
        advance(sweep, wanted);
        trainOne();
        ClaimedRun running = claims.claim(WORKER).orElseThrow();
        cancelOnlyTheSweep(sweep);
        assertThat(sweepRuns.open()).containsExactly(sweep);

        new SweepConductor(sweeps, sweepRuns, 1000).tick();

        assertThat(sweepRuns.open()).isEmpty();
        assertThat(runs.find(running.id()).orElseThrow().cancelRequested()).isTrue();
        assertThat(runs.list(Person.LOCAL, 100, 0))
                .filteredOn(run -> !run.id().equals(running.id()))
                .extracting(Run::state)
                .containsOnly(RunState.CANCELLED);
        context.close();
    }

    private void open(String database) {
        DatabaseAddress address = database.equals("H2") ? new DatabaseAddress("", "", "") : Postgres.database();
        context = new SpringApplicationBuilder(OnlyStore.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--netwright.data-dir=" + folder,
                        "--netwright.database.url=" + address.url(),
                        "--netwright.database.user=" + address.user(),
                        "--netwright.database.password=" + address.password());
        sweeps = context.getBean(Sweeps.class);
        sweepRuns = context.getBean(SweepRuns.class);
        runs = context.getBean(Runs.class);
        queue = context.getBean(RunQueue.class);
        claims = context.getBean(RunClaims.class);
        journal = context.getBean(RunJournal.class);
    }

    private UUID someone() {
        UUID id = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("insert into person (id, name) values (?, 'Someone')")
                .param(id)
                .update();
        return id;
    }

    /** As {@link Sweeps#cancel} does before it comes to the runs. */
    private void cancelOnlyTheSweep(UUID sweep) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("update sweep set state = 'CANCELLED', finished = current_timestamp where id = ?")
                .param(sweep)
                .update();
        jdbc.sql("update sweep_trial set state = 'CANCELLED' where sweep = ?")
                .param(sweep)
                .update();
    }

    /** Begins to take the sweep forward and dies before the n-th step, for every n; each time as if newly started. */
    private void breakOffEverywhere(UUID sweep, Sweep wanted) {
        List<Object> before = everything(sweep);
        int steps = steps(sweep, wanted).size();
        for (int n = 0; n < steps; n++) {
            int at = n;
            SweepLead lead = new SweepLead(wanted);
            assertThatThrownBy(() ->
                            sweepRuns.advance(sweep, lead.rungs(), progress -> dyingBefore(at, lead.steps(progress))))
                    .isInstanceOf(Died.class);
            assertThat(everything(sweep)).as("broken off at step " + at).isEqualTo(before);
        }
    }

    private List<SweepStep> steps(UUID sweep, Sweep wanted) {
        List<SweepStep> steps = new ArrayList<>();
        SweepLead lead = new SweepLead(wanted);
        assertThatThrownBy(() -> sweepRuns.advance(sweep, lead.rungs(), (SweepProgress progress) -> {
                    steps.addAll(lead.steps(progress));
                    throw new Died();
                }))
                .isInstanceOf(Died.class);
        return steps;
    }

    private static List<SweepStep> dyingBefore(int step, List<SweepStep> steps) {
        return new AbstractList<>() {
            @Override
            public SweepStep get(int index) {
                if (index == step) {
                    throw new Died();
                }
                return steps.get(index);
            }

            @Override
            public int size() {
                return steps.size();
            }
        };
    }

    private boolean advance(UUID sweep, Sweep wanted) {
        SweepLead lead = new SweepLead(wanted);
        return sweepRuns.advance(sweep, lead.rungs(), lead::steps);
    }

    private List<Object> everything(UUID sweep) {
        return List.of(stored(sweep), sweeps.trials(sweep), runs.list(Person.LOCAL, 100, 0), queue.places());
    }

    private StoredSweep stored(UUID sweep) {
        return sweeps.find(sweep).orElseThrow();
    }

    /** Epochs of the runs of each configuration. */
    private Map<Integer, List<Integer>> epochs(UUID sweep) {
        return sweeps.trials(sweep).stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.key().configuration(),
                        TreeMap::new,
                        Collectors.mapping(SweepInterruptionTest::epochs, Collectors.toList())));
    }

    private static int epochs(SweepTrial trial) {
        return trial.run() == null ? 0 : trial.run().epochs();
    }

    /** Plays a worker: trains the leg whose turn it is, whose top-1 is the learning rate. */
    private void trainOne() {
        claims.claim(WORKER).ifPresent(run -> {
            List<EpochMetrics> epochs = new ArrayList<>(runs.epochs(run.id()));
            double top1 = run.recipe().optimizer().learningRate();
            for (int epoch = epochs.size() + 1; epoch <= run.untilEpoch(); epoch++) {
                epochs.add(new EpochMetrics(epoch, 1, 0.5, 1, top1, 1, 100, 1));
            }
            End end = run.untilEpoch() == run.recipe().epochs() ? End.COMPLETED : End.PAUSED;
            journal.finish(
                    run,
                    new TrainingOutcome(
                            end, "Fake", "cpu", "0", List.of("a", "b"), epochs, new int[2][2], List.of(), 1));
            claims.settle(run.id());
        });
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
