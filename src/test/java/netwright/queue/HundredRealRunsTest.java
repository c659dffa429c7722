package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import netwright.recipe.EngineName;
import netwright.store.DatabaseAddress;
import netwright.store.Postgres;
import netwright.store.Run;
import netwright.store.RunDiary;
import netwright.store.RunState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link HundredRunsTest} with MXNet in the workers. Takes minutes: {@code bin/hundred-runs} runs it. */
@Tag("long")
class HundredRealRunsTest {

    @TempDir
    Path folder;

    @TempDir
    Path images;

    @Test
    void aHundredTrainingsEndOnceEachWithTheSameWeightsThoughTwoOfThreeWorkersAreKilled() throws Exception {
        Pictures.draw(images, 150);
        DatabaseAddress database = Postgres.database();
        List<Process> workers = new ArrayList<>();
        Instant begun = Instant.now();
        try (Serve serve = Serve.start(folder, 0, database)) {
            List<Run> runs = IntStream.range(0, 100)
                    .mapToObj(i -> RealRuns.queue(serve, "run " + i, images, 3, EngineName.MXNET))
                    .toList();
            for (int i = 0; i < 3; i++) {
                workers.add(HundredRunsTest.worker(database, folder, Serve.REAL_WORKER));
            }
            for (int killed : List.of(6, 20)) {
                HundredRunsTest.killTheWorkerOf(serve, runs.get(killed), workers, 16);
            }
            byte[] weights = null;
            for (Run run : runs) {
                Run over = serve.await(run.id(), r -> r.state().isOver());
                assertThat(over.state()).isEqualTo(RunState.COMPLETED);
                assertThat(serve.context().getBean(RunDiary.class).tail(run.id(), 1000))
                        .filteredOn(line -> line.text().startsWith("Completed"))
                        .hasSize(1);
                byte[] now = RealRuns.tensors(folder, run);
                assertThat(now).isEqualTo(weights == null ? now : weights);
                weights = now;
            }
            System.out.printf(
                    "A hundred trainings, two of three workers killed: %d s%n",
                    Duration.between(begun, Instant.now()).toSeconds());
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }
}
