package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import netwright.store.DataDirectory;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes, killed for real. */
@Tag("waiting")
@Timeout(120)
class WorkerProcessTest {

    @TempDir
    Path folder;

    @Test
    void aWorkerTrainsWhatIsQueuedAndEndsWithServe() throws Exception {
        long pid;
        try (Serve serve = Serve.start(folder, 1)) {
            Run run = serve.queue("plain", 3);
            Run over = serve.await(run.id(), r -> r.state().isOver());

            assertThat(over.state()).isEqualTo(RunState.COMPLETED);
            assertEveryStep(serve, run, 60);
            assertThat(serve.runs().epochs(run.id())).hasSize(3);
            assertThat(serve.runs().result(run.id())).isPresent();
            assertThat(serve.worker().engines()).isEqualTo(new FakeTraining(new DataDirectory(folder)).engines());
            pid = serve.worker().pid();
        }
        assertEnds(pid);
        assertThat(Files.readString(folder.resolve("worker.log"))).doesNotContain("Exception");
    }

    @Test
    void theRunOfAKilledWorkerGoesOnFromItsCheckpointAndLosesNoStep() throws Exception {
        try (Serve serve = Serve.start(folder, 1)) {
            Run run = serve.queue("slow", 8);
            serve.await(run.id(), r -> isPast(r, 50));
            kill(serve.worker().pid());

            Run back = serve.await(run.id(), r -> r.attempts() == 1);
            assertThat(serve.runs().steps(run.id(), 0)).hasSizeGreaterThanOrEqualTo(50);
            assertThat(back.state()).isNotEqualTo(RunState.FAILED);

            Run over = serve.await(run.id(), r -> r.state().isOver());
            assertThat(over.state()).isEqualTo(RunState.COMPLETED);
            assertThat(over.reason()).isNull();
            assertEveryStep(serve, run, 160);
            assertThat(serve.runs().epochs(run.id())).hasSize(8);
        }
    }

    @Test
    void aRunThatKillsItsWorkersFailsWithTheTrueReasonAndTheNextOneIsTrained() throws Exception {
        try (Serve serve = Serve.start(folder, 1)) {
            Run deadly = serve.queue("deadly", 5);
            Run next = serve.queue("plain", 1);

            Run failed = serve.await(deadly.id(), r -> r.state().isOver());
            assertThat(failed.state()).isEqualTo(RunState.FAILED);
            assertThat(failed.reason()).contains("The worker was lost 3 times", "exit code 137", "smaller batch");
            assertThat(serve.await(next.id(), r -> r.state().isOver()).state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void aRunIsCancelledWithinTwoSecondsEvenWhenTrainingIsDeafToIt() throws Exception {
        try (Serve serve = Serve.start(folder, 1)) {
            Run hanging = serve.queue("hang", 5);
            Run next = serve.queue("plain", 1);
            serve.await(hanging.id(), r -> r.latest() != null);

            assertThat(timeToCancel(serve, hanging)).isLessThan(Duration.ofSeconds(2));
            assertThat(serve.await(next.id(), r -> r.state().isOver()).state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void aRestartedServeGoesOnWithWhatItWasTraining() throws Exception {
        Run run;
        int recorded;
        try (Serve serve = Serve.start(folder, 1)) {
            run = serve.queue("slow", 6);
            serve.await(run.id(), r -> isPast(r, 50));
            recorded = serve.runs().steps(run.id(), 0).size();
        }
        try (Serve serve = Serve.start(folder, 1)) {
            Run waiting = serve.find(run.id());
            assertThat(waiting.state()).isIn(RunState.QUEUED, RunState.RUNNING);
            assertThat(waiting.attempts()).isZero();
            assertThat(serve.runs().steps(run.id(), 0)).hasSizeGreaterThanOrEqualTo(recorded);

            assertThat(serve.await(run.id(), r -> r.state().isOver()).state()).isEqualTo(RunState.COMPLETED);
            assertEveryStep(serve, run, 120);
        }
    }

    @Test
    void aKilledServeTakesItsWorkerAlongAndTheNextOneGoesOnWithTheRun() throws Exception {
        Path output = folder.resolve("serve.log");
        Process killed = ServeProcess.start(ServeProcess.class, output, folder.toString());
        ServeProcess.Training training = ServeProcess.Training.awaitedIn(output);
        assertThatThrownBy(() -> Serve.start(folder, 0))
                .hasStackTraceContaining("Another Netwright has this data directory open");

        kill(killed.pid());
        killed.waitFor();
        assertEnds(training.worker());

        try (Serve serve = Serve.start(folder, 1)) {
            assertThat(serve.runs().steps(training.run(), 0)).hasSizeGreaterThanOrEqualTo(training.steps());
            Run over = serve.await(training.run(), r -> r.state().isOver());
            assertThat(over.state()).isEqualTo(RunState.COMPLETED);
            assertThat(over.attempts()).isZero();
            assertEveryStep(serve, over, 120);
        }
    }

    @Test
    void aWorkerEndsItselfWhenItsParentIsGone() throws Exception {
        try (Serve serve = Serve.start(folder, 0)) {
            WorkerOptions options = serve.optionsOfAWorkerHere();
            Process worker = new WorkerCommand(FakeWorker.class.getName(), options.database(), options.files())
                    .process(options.id())
                    .start();
            Run run = serve.queue("slow", 50);
            serve.await(run.id(), r -> r.state() == RunState.RUNNING);

            worker.getOutputStream().close();

            assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.find(run.id()).state()).isEqualTo(RunState.QUEUED);
        }
    }

    @Test
    void noPasswordIsOnAWorkersCommandLine() {
        try (Serve serve = Serve.start(folder, 0)) {
            WorkerOptions options = serve.optionsOfAWorkerHere();
            WorkerCommand command = new WorkerCommand("Main", options.database(), options.files());

            assertThat(options.database().password()).isNotBlank();
            assertThat(command.line())
                    .noneMatch(word -> word.contains(options.database().password()));
            assertThat(options.database().toString())
                    .doesNotContain(options.database().password());
        }
    }

    static Duration timeToCancel(Serve serve, Run run) throws InterruptedException {
        Instant asked = Instant.now();
        serve.runs().requestCancel(run.id());
        serve.await(run.id(), r -> r.state() == RunState.CANCELLED);
        return Duration.between(asked, Instant.now());
    }

    private static boolean isPast(Run run, int step) {
        StepMetrics latest = run.latest();
        return latest != null && latest.step() >= step;
    }

    private static void assertEveryStep(Serve serve, Run run, int last) {
        List<Integer> all = IntStream.rangeClosed(1, last).boxed().toList();
        assertThat(serve.runs().steps(run.id(), 0))
                .extracting(StepMetrics::step)
                .isEqualTo(all);
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static void assertEnds(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
