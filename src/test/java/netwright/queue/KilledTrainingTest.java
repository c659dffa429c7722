package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import netwright.recipe.EngineName;
import netwright.store.Run;
import netwright.store.RunDiary;
import netwright.store.RunState;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real engines in real worker processes, one of which is killed. */
@Tag("training")
@Timeout(600)
class KilledTrainingTest {

    /** So many that a fast machine is still training when it has been seen to train. */
    private static final int EPOCHS = 20;

    /** Shared, so that the engines are unpacked once. */
    @TempDir
    static Path folder;

    @TempDir
    static Path images;

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void aRunWhoseWorkerIsKilledMidEpochEndsWithTheSameWeights(EngineName engine) throws Exception {
        Pictures.draw(images, 150);
        try (Serve serve = Serve.startReal(folder, 1)) {
            Run whole = RealRuns.queue(serve, "whole", images, EPOCHS, engine);
            Run over = serve.await(whole.id(), r -> r.state().isOver());
            assertThat(over.state()).as(String.valueOf(over.reason())).isEqualTo(RunState.COMPLETED);

            Run killed = serve.runs().repeat(whole.id());
            int at = stepOf(serve.await(killed.id(), r -> stepOf(r) > 2 * stepsOf(over) / EPOCHS));
            assertThat(ProcessHandle.of(serve.worker().pid()).orElseThrow().destroyForcibly())
                    .isTrue();
            Run resumed = serve.await(killed.id(), r -> r.state().isOver());

            assertThat(resumed.state()).isEqualTo(RunState.COMPLETED);
            assertThat(resumed.attempts()).isEqualTo(1);
            assertThat(goneOnFrom(serve, killed))
                    .as("the step it went on from, after it had shown step %d", at)
                    .isBetween(1, stepsOf(over) - 1);
            assertThat(RealRuns.tensors(folder, killed))
                    .as("weights and optimizer state, bit for bit")
                    .isEqualTo(RealRuns.tensors(folder, whole));
            assertThat(resumed.scores()).isEqualTo(over.scores());
        }
    }

    private static int stepOf(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.step();
    }

    private static int stepsOf(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.steps();
    }

    private static int goneOnFrom(Serve serve, Run run) {
        List<RunDiary.Line> log = serve.context().getBean(RunDiary.class).tail(run.id(), 1000);
        return log.stream()
                .map(RunDiary.Line::text)
                .filter(line -> line.startsWith("Going on from step "))
                .mapToInt(line -> Integer.parseInt(line.split(" ")[4]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log.toString()));
    }
}
