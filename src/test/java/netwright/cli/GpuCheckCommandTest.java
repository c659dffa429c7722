package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import netwright.recipe.EngineName;
import netwright.training.DataSets;
import netwright.training.Devices;
import netwright.training.FetchProgress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("training")
class GpuCheckCommandTest {

    @Test
    void without_a_gpu_it_says_what_to_install_and_exits_with_2() {
        Assumptions.assumeTrue(
                Devices.available().stream().allMatch(engine -> engine.devices().size() == 1), "there is a GPU here");
        StringWriter out = new StringWriter();

        int code = Netwright.commandLine().setOut(new PrintWriter(out)).execute("gpu-check");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("PyTorch 2.7.1 sees: CPU", "<pytorch.flavor>", "docs/gpu.md");
    }

    /** The CPU takes the part of the card, so that all but the card itself is tried. */
    @Test
    void a_device_that_computes_what_the_cpu_does_is_told_to_be_the_same(@TempDir Path data) throws Exception {
        StringWriter out = new StringWriter();
        GpuCheckCommand check = new GpuCheckCommand();
        CommandLine line = new CommandLine(check);
        line.parseArgs("--steps=22", "--batch=8", "--data-dir=" + data);
        new DataSets(data.resolve("datasets")).fetch("shapes10", FetchProgress.SILENT);

        assertThat(check.check(EngineName.PYTORCH, "cpu", new PrintWriter(out))).isTrue();
        assertThat(out.toString())
                .containsPattern("ResNet-20, batch 8 at 3×32×32: +[1-9]")
                .contains("0.000000 apart at most in 10 steps");
    }
}
