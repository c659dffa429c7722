package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {

    @TempDir
    Path folder;

    @Test
    void aRunWithoutALogHasNothingToCatchUpWith() {
        assertThat(new RunLog(folder.resolve("new")).after(0).isEmpty()).isTrue();
    }

    @Test
    void whatTheDatabaseLacksIsReadBack() {
        RunLog log = new RunLog(folder.resolve("run"));
        log.add(step(1, 0.5));
        log.add(step(2, Double.NaN));
        log.add(new EpochMetrics(1, 1, 0.5, 1, 0.5, 0.9, 100, 5));
        log.add(step(3, 0.3));
        log.add(step(3, 0.25));

        var missing = log.after(1);

        assertThat(missing.steps()).containsExactly(step(2, Double.NaN), step(3, 0.25));
        assertThat(missing.epochs()).hasSize(1);
    }

    @Test
    void aLineThatWasCutOffCountsForNothing() throws Exception {
        RunLog log = new RunLog(folder);
        log.add(step(1, 0.5));
        Files.writeString(folder.resolve("progress.log"), "step {\"step\":2,\"lo", StandardOpenOption.APPEND);

        assertThat(log.after(0).steps()).containsExactly(step(1, 0.5));
    }

    private static StepMetrics step(int number, double loss) {
        return new StepMetrics(number, 100, 1, loss, 0.5, 100, 0.1);
    }
}
