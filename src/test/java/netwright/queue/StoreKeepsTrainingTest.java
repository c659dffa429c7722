package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import netwright.files.RunFiles;
import netwright.files.S3Address;
import netwright.files.S3Server;
import netwright.recipe.EngineName;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;
import netwright.store.Run;
import netwright.store.RunDiary;
import netwright.store.RunState;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes that share nothing but the database and an S3 store, as on two machines. */
@Tag("training")
@Timeout(300)
class StoreKeepsTrainingTest {

    private static final int EPOCHS = 6;

    @TempDir
    Path folder;

    @TempDir
    Path images;

    @Test
    void theRunOfAKilledMachineGoesOnBitForBitOnAnother() throws Exception {
        Pictures.draw(images, 150);
        try (S3Server s3 = S3Server.start();
                Serve serve = Serve.start(folder.resolve("serve"), 0)) {
            S3Address store = s3.address("lab");
            Run killed = RealRuns.queue(serve, "killed", images, EPOCHS, EngineName.MXNET);
            Process first = worker(serve, s3, machine("first", store));
            try {
                Run at = serve.await(killed.id(), r -> stepOf(r) > stepsOf(r) / 2 && stepOf(r) > 0);
                assertThat(at.state()).isEqualTo(RunState.RUNNING);
            } finally {
                first.destroyForcibly().waitFor();
            }
            Process second = worker(serve, s3, machine("second", store));
            try {
                Run resumed = serve.await(killed.id(), r -> r.state().isOver());
                assertThat(resumed.state()).as(String.valueOf(resumed.reason())).isEqualTo(RunState.COMPLETED);
                assertThat(log(serve, killed)).as("goes on, not anew").contains("Going on from step ");
                assertThat(serve.runs().steps(killed.id(), 0))
                        .extracting(StepMetrics::step)
                        .doesNotHaveDuplicates()
                        .hasSize(stepsOf(resumed));

                Run whole = serve.runs().repeat(killed.id());
                serve.await(whole.id(), r -> r.state().isOver());
                DataDirectory web = machine("web", store);
                try (RunFiles files = web.runFiles()) {
                    assertThat(files.fetch(killed.id()).resolve("best.safetensors"))
                            .exists();
                    files.fetch(whole.id());
                }
                assertThat(RealRuns.tensors(web.root(), killed))
                        .as("weights and optimizer state, as the store has them")
                        .isEqualTo(RealRuns.tensors(web.root(), whole));
            } finally {
                second.destroyForcibly().waitFor();
            }
        }
    }

    private DataDirectory machine(String name, S3Address store) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        return new DataDirectory(root, root.resolve("runs"), store);
    }

    private Process worker(Serve serve, S3Server s3, DataDirectory machine) throws Exception {
        DatabaseAddress database = serve.optionsOfAWorkerHere().database();
        ProcessBuilder process = new WorkerCommand(Serve.REAL_WORKER, database, machine).process(UUID.randomUUID());
        process.environment().putAll(s3.environment());
        // Unpacked once for all of them.
        process.environment().put("DJL_CACHE_DIR", folder.resolve("djl").toString());
        return process.start();
    }

    private static String log(Serve serve, Run run) {
        List<RunDiary.Line> lines = serve.context().getBean(RunDiary.class).tail(run.id(), 1000);
        return String.join("\n", lines.stream().map(RunDiary.Line::text).toList());
    }

    private static int stepOf(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.step();
    }

    private static int stepsOf(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.steps();
    }
}
