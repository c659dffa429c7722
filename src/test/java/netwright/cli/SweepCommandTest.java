package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theDegradationExperimentIsAFileThatCanBePlanned() throws IOException {
        Console printed = Console.run("sweep", "degradation", "--print", "--seeds", "2", "--epochs", "20");
        assertThat(printed.exit()).isZero();
        Sweep sweep = SweepJson.read(printed.out());
        assertThat(sweep.subjects()).hasSize(4);
        assertThat(sweep.recipe().epochs()).isEqualTo(20);

        Console planned = plan(printed.out());
        assertThat(planned.exit()).isZero();
        assertThat(planned.out())
                .containsPattern("(?m)^ +network +seeds$")
                .containsPattern("(?m)^2 +Plain-56 +1 2$")
                .endsWith("4 configurations, 8 runs.\n");
    }

    @Test
    void aPairOfOnesOwnChoice() {
        Console printed = Console.run(
                "sweep", "degradation", "--print", "--networks", "plain110_cifar,resnet110_cifar", "--data", "mnist");
        assertThat(SweepJson.read(printed.out()).subjects().stream()
                        .map(subject -> subject.architecture().input().toString()))
                .containsExactly("1×28×28", "1×28×28");
    }

    @Test
    void aPlanSaysWhatCannotBeBuiltAndWhatHalvingSaves() throws IOException {
        String text =
                Console.run("sweep", "degradation", "--print", "--epochs", "12").out();
        Console planned = plan(text.replace(
                "\"axes\": []",
                "\"halving\": {\"eta\": 2, \"firstEpochs\": 3}, \"axes\": [{\"nodes\": [\"fc\"], \"setting\": \"out\", \"values\": [10, 11]},"
                        + " {\"recipe\": \"batch\", \"values\": [64, 128]}]"));
        assertThat(planned.out())
                .containsPattern("(?m)^ +network +fc.out +batch +seeds$")
                .containsPattern("(?m)^1 +Plain-20 +10 +64 +1$")
                .contains(
                        "8 configurations, 8 runs; successive halving trains 48 of 96 epochs: 8 configurations to epoch 3,"
                                + " 4 configurations to epoch 6, 2 configurations to epoch 12.")
                .contains("8 cannot be trained: Output receives 11 scores, but there are 10 classes."
                        + " The first is 3 (Plain-20, fc.out 11, batch 64).");
        assertThat(planned.exit()).isEqualTo(1);
    }

    @Test
    void anUnreadableFileIsRefusedWithThePlace() throws IOException {
        Console planned = plan("{\"format\": \"netwright-sweep/1\"}");
        assertThat(planned.exit()).isEqualTo(2);
        assertThat(planned.err()).contains("$.name: expected a text, found nothing");
        assertThat(Console.run("sweep", "plan", "nowhere.json").exit()).isEqualTo(2);
        assertThat(Console.run("sweep").exit()).isEqualTo(2);
    }

    private Console plan(String text) throws IOException {
        Path file = folder.resolve("sweep.json");
        Files.writeString(file, text);
        return Console.run("sweep", "plan", file.toString());
    }
}
