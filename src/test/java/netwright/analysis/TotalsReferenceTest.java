package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.architecture.Add;
import netwright.architecture.Flatten;
import netwright.architecture.Input;
import netwright.architecture.Output;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks against torchvision's, to the unit. */
class TotalsReferenceTest {

    static Stream<String> models() {
        return Presets.all().stream().filter(preset -> !preset.starter()).map(Preset::id);
    }

    @ParameterizedTest
    @MethodSource("models")
    void parameters_buffers_macs_and_activations_equal_torchvisions(String model) {
        Map<String, String> row = ReferenceTable.model(model);
        Totals totals = totals(model);

        assertThat(totals.complete()).isTrue();
        assertThat(totals.cost().parameters()).isEqualTo(number(row, "params"));
        assertThat(totals.cost().buffers()).isEqualTo(number(row, "buffer_elements"));
        assertThat(totals.cost().macs()).isEqualTo(number(row, "macs_conv_linear"));
        assertThat(totals.cost().weightedActivations()).isEqualTo(number(row, "activation_elements_conv_linear"));
        assertThat(totals.flops()).isEqualTo(2 * number(row, "macs_conv_linear"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_number_of_weighted_layers_equals_torchvisions(String model) {
        long weighted = analysis(model).layers().stream()
                .filter(report -> report.cost().macs() > 0)
                .count();

        assertThat(weighted).isEqualTo(number(ReferenceTable.model(model), "n_conv_linear_executed"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void outputs_of_all_modules_add_up_to_torchvisions(String model) {
        if (model.startsWith("convnext")) {
            return;
        }
        List<LayerReport> modules = analysis(model).layers().stream()
                .filter(report -> !(report.layer() instanceof Input
                        || report.layer() instanceof Output
                        || report.layer() instanceof Add
                        || report.layer() instanceof Flatten))
                .toList();

        assertThat(modules).hasSize((int) number(ReferenceTable.model(model), "n_leaf_calls"));
        assertThat(modules.stream()
                        .mapToLong(report -> report.output().elements())
                        .sum())
                .isEqualTo(number(ReferenceTable.model(model), "activation_elements_leaf"));
    }

    @Test
    void depth_counts_weighted_layers_on_the_longest_path() {
        assertThat(Stream.of("alexnet", "vgg16", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152")
                        .map(model -> totals(model).depth()))
                .containsExactly(8, 16, 18, 34, 50, 101, 152);
    }

    @Test
    void weights_take_four_bytes_a_value() {
        assertThat(totals("resnet50").weightBytes()).isEqualTo(4L * (25_557_032 + 53_173));
    }

    @Test
    void training_memory_grows_with_the_batch_by_all_outputs_and_two_gradients_of_the_largest() {
        Totals totals = totals("resnet18");

        assertThat(totals.largestActivation()).isEqualTo(64 * 112 * 112);
        assertThat(totals.trainingBytes(33) - totals.trainingBytes(32))
                .isEqualTo(4 * (totals.cost().activations() + 2 * totals.largestActivation()));
    }

    private static Analysis analysis(String model) {
        return Analysis.of(Presets.find(model).orElseThrow().architecture());
    }

    private static Totals totals(String model) {
        return analysis(model).totals();
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }
}
