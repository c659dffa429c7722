package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;
import netwright.store.Postgres;
import netwright.store.Run;
import netwright.store.RunClaims;
import netwright.store.RunDiary;
import netwright.store.RunState;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several machines, as far as one machine can play them: worker processes that know of each other by PostgreSQL alone. */
@Tag("waiting")
@Timeout(180)
class HundredRunsTest {

    private static final int RUNS = 100;

    /** These two train for long enough to be met half-way. */
    private static final List<Integer> SLOW = List.of(10, 25);

    @TempDir
    Path folder;

    @Test
    void threeWorkersFinishAHundredRunsOnceEachThoughTwoOfThemAreKilled() throws Exception {
        DatabaseAddress database = Postgres.database();
        List<Process> workers = new ArrayList<>();
        try (Serve serve = Serve.start(folder, 0, database)) {
            List<Run> runs = IntStream.range(0, RUNS)
                    .mapToObj(i -> serve.queue(SLOW.contains(i) ? "slow" : "plain", SLOW.contains(i) ? 4 : 1))
                    .toList();
            for (int i = 0; i < 3; i++) {
                workers.add(worker(database, folder, FakeWorker.class.getName()));
            }
            for (int slow : SLOW) {
                killTheWorkerOf(serve, runs.get(slow), workers);
            }

            for (Run run : runs) {
                Run over = serve.await(run.id(), r -> r.state().isOver());
                assertThat(over.state()).isEqualTo(RunState.COMPLETED);
                assertThat(over.attempts()).isEqualTo(SLOW.contains(runs.indexOf(run)) ? 1 : 0);
                assertFinishedOnce(serve, over);
            }
            assertThat(workers.stream().filter(Process::isAlive)).hasSize(1);
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void theRunOfTheOnlyWorkerWaitsAgainWhenThatIsGone() throws Exception {
        DatabaseAddress database = Postgres.database();
        try (Serve serve = Serve.start(folder, 0, database)) {
            Run run = serve.queue("slow", 100);
            Process worker = worker(database, folder, FakeWorker.class.getName());
            serve.await(run.id(), r -> r.latest() != null);
            worker.destroyForcibly();

            Run back = serve.await(run.id(), r -> r.state() == RunState.QUEUED);
            assertThat(back.attempts()).isEqualTo(1);
            assertThat(back.reason())
                    .isEqualTo("The worker has not been heard of for 10 s. The run goes on from its last checkpoint.");
        }
    }

    static Process worker(DatabaseAddress database, Path folder, String main) throws Exception {
        return new WorkerCommand(main, database, new DataDirectory(folder))
                .process(UUID.randomUUID())
                .start();
    }

    private static void killTheWorkerOf(Serve serve, Run run, List<Process> workers) throws Exception {
        killTheWorkerOf(serve, run, workers, 20);
    }

    static void killTheWorkerOf(Serve serve, Run run, List<Process> workers, int atStep) throws Exception {
        serve.await(run.id(), r -> {
            StepMetrics latest = r.latest();
            return latest != null && latest.step() >= atStep;
        });
        UUID holder = serve.context().getBean(RunClaims.class).running().stream()
                .filter(held -> held.run().equals(run.id()))
                .findFirst()
                .orElseThrow()
                .worker();
        long pid = serve.worker(holder).pid();
        Process process =
                workers.stream().filter(w -> w.pid() == pid).findFirst().orElseThrow();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private void assertFinishedOnce(Serve serve, Run run) throws Exception {
        assertThat(serve.context().getBean(RunDiary.class).tail(run.id(), 1000))
                .as("ends of run %s in its log", run.id())
                .filteredOn(line -> line.text().startsWith("Completed"))
                .hasSize(1);
        assertThat(Files.readAllLines(new DataDirectory(folder).run(run.id()).resolve("ends")))
                .hasSize(1);
        int steps = run.recipe().epochs() * FakeTraining.STEPS_AN_EPOCH;
        assertThat(serve.runs().steps(run.id(), 0))
                .extracting(StepMetrics::step)
                .isEqualTo(IntStream.rangeClosed(1, steps).boxed().toList());
    }
}
