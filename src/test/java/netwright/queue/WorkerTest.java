package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;
import netwright.store.Run;
import netwright.store.RunClaims;
import netwright.store.RunState;
import netwright.store.Workers;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker on a thread of this process. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {

    private Serve serve;
    private Thread worker;

    @BeforeAll
    void startServeAndAWorker(@TempDir Path folder) {
        serve = Serve.start(folder, 0);
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
    void aRunningRunIsCancelledWithinTwoSecondsAndKeepsWhatItRecorded() throws Exception {
        Run run = serve.queue("slow", 1000);
        serve.await(run.id(), r -> r.latest() != null);

        assertThat(WorkerProcessTest.timeToCancel(serve, run)).isLessThan(Duration.ofSeconds(2));
        assertThat(serve.runs().steps(run.id(), 0)).isNotEmpty();
    }

    @Test
    void aRunIsTrainedInLegsWithoutLosingOrRepeatingAStep() throws Exception {
        Run run = serve.queue("plain", 3, 1);
        for (int epoch = 2; epoch <= 3; epoch++) {
            serve.await(run.id(), r -> r.state() == RunState.PAUSED);
            assertThat(serve.runs().epochs(run.id())).hasSize(epoch - 1);
            assertThat(serve.runs().goOn(run.id(), epoch)).isTrue();
        }
        Run over = serve.await(run.id(), r -> r.state().isOver());

        assertThat(over.state()).isEqualTo(RunState.COMPLETED);
        assertThat(over.attempts()).isZero();
        assertThat(serve.runs().steps(run.id(), 0))
                .extracting(StepMetrics::step)
                .isEqualTo(IntStream.rangeClosed(1, 3 * FakeTraining.STEPS_AN_EPOCH)
                        .boxed()
                        .toList());
    }

    @Test
    void aTrainingThatFailsTellsItsReason() throws Exception {
        Run run = serve.queue("bad", 1);
        Run over = serve.await(run.id(), r -> r.state().isOver());

        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(over.reason()).isEqualTo("The loss is not a number. Try a smaller learning rate.");
    }

    @Test
    void anUnexpectedErrorFailsTheRunAndTheWorkerGoesOn() throws Exception {
        Run run = serve.queue("buggy", 1);
        Run next = serve.queue("plain", 1);

        Run over = serve.await(run.id(), r -> r.state().isOver());
        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(over.reason()).contains("unexpected error", "nobody thought of buggy");
        assertThat(serve.await(next.id(), r -> r.state().isOver()).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunWhoseWorkerFellSilentGoesBackAndIsGivenUpAfterThreeWorkers() throws Exception {
        RunClaims claims = serve.context().getBean(RunClaims.class);
        Revival revival = new Revival(claims, serve.context().getBean(Workers.class));
        Run blocker = serve.queue("slow", 1000);
        serve.await(blocker.id(), r -> r.state() == RunState.RUNNING);
        Run run = serve.queue("plain", 1);

        for (int lost = 1; lost <= Revival.MOST_LOST_WORKERS; lost++) {
            UUID gone = UUID.randomUUID();
            assertThat(claims.claim(run.id(), gone, "cpu")).isPresent();
            assertThat(revival.executionDied(run.id(), gone))
                    .isEqualTo(lost < Revival.MOST_LOST_WORKERS ? RunState.QUEUED : RunState.FAILED);
        }
        assertThat(serve.find(run.id()).reason()).contains("lost 3 times", "not been heard of for 10 s");
        WorkerProcessTest.timeToCancel(serve, blocker);
    }

    @Test
    void theEnvironmentTellsASupervisedWorkerWhoItIs() {
        UUID id = UUID.randomUUID();
        WorkerOptions supervised = WorkerOptions.of(
                "jdbc:h2:tcp://x",
                new DataDirectory(Path.of("data")),
                List.of(),
                Map.of(WorkerOptions.ID, id.toString(), WorkerOptions.USER, "u"));
        assertThat(supervised.id()).isEqualTo(id);
        assertThat(supervised.supervised()).isTrue();
        assertThat(supervised.database()).isEqualTo(new DatabaseAddress("jdbc:h2:tcp://x", "u", ""));
        assertThat(WorkerOptions.of("jdbc:x", new DataDirectory(Path.of("data")), List.of(), Map.of())
                        .supervised())
                .isFalse();
    }

    @Test
    void exitCodesAreToldInWords() {
        assertThat(List.of(WorkerExit.told(137), WorkerExit.told(134), WorkerExit.told(1)))
                .containsExactly(
                        "was killed by the system (exit code 137)",
                        "crashed in the engine's native code (exit code 134)",
                        "ended by itself (exit code 1)");
    }
}
