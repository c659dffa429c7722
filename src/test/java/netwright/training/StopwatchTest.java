package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private final Architecture small = Presets.find("mini_resnet").orElseThrow().architecture();

    @Test
    void a_small_network_answers_many_times_a_second_and_says_how_it_was_timed() {
        Speed speed = Stopwatch.measure(small, EngineName.PYTORCH, 1);

        assertThat(speed.engine()).startsWith("PyTorch 2.");
        assertThat(speed.device()).isEqualTo("cpu");
        assertThat(speed.threads()).isBetween(1, Runtime.getRuntime().availableProcessors());
        assertThat(speed.passes()).isBetween(3, 60);
        assertThat(speed.warmUps()).isEqualTo(2);
        assertThat(speed.imagesPerSecond()).isBetween(1.0, 1e5);
    }

    /** ResNet-50 alone keeps 102 MB of weights; VGG-16 553 MB, as torchvision's files are large. */
    @Test
    void the_memory_of_a_pass_is_that_of_weights_and_of_every_output() {
        Analysis vgg = Analysis.of(Presets.find("vgg16").orElseThrow().architecture());

        assertThat(Stopwatch.bytes(vgg, 1))
                .isGreaterThan(553_430_176L)
                .isEqualTo(553_430_176L + 4 * vgg.totals().cost().activations());
        assertThat(Stopwatch.bytes(vgg, 2) - Stopwatch.bytes(vgg, 1))
                .isEqualTo(4 * vgg.totals().cost().activations());
    }
}
