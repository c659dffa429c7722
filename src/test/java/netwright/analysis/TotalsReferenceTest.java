package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import netwright.architecture.TensorShape;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks against torchvision's and others', to the unit. */
class TotalsReferenceTest {

    /** The table's rows, one for each resolution, whose model is in the catalogue. */
    static Stream<Map<String, String>> models() {
        return ReferenceTable.read("models.csv").stream()
                .filter(row -> Presets.find(row.get("model")).isPresent());
    }

    @ParameterizedTest
    @MethodSource("models")
    void parameters_buffers_macs_and_activations_equal_torchvisions(Map<String, String> row) {
        Totals totals = analysis(row).totals();

        assertThat(totals.complete()).isTrue();
        assertThat(totals.cost().parameters()).isEqualTo(number(row, "params"));
        assertThat(totals.cost().buffers()).isEqualTo(number(row, "buffer_elements"));
        assertThat(totals.cost().macs()).isEqualTo(number(row, "macs_conv_linear"));
        assertThat(totals.cost().weightedActivations()).isEqualTo(number(row, "activation_elements_conv_linear"));
        assertThat(totals.flops()).isEqualTo(2 * number(row, "macs_conv_linear"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_number_of_weighted_layers_equals_torchvisions(Map<String, String> row) {
        assertThat(weighted(analysis(row))).isEqualTo(number(row, "n_conv_linear_executed"));
    }

    /** ConvNeXt permutes in modules of its own, Inception-v3 pools by functions, EfficientNetV2 drops with probability 0 too. */
    static Stream<Map<String, String>> modelsOfTheSameModules() {
        return models().filter(row -> !row.get("model").matches("(convnext|inception|efficientnet_v2).*"));
    }

    @ParameterizedTest
    @MethodSource("modelsOfTheSameModules")
    void outputs_of_all_modules_add_up_to_torchvisions(Map<String, String> row) {
        Analysis analysis = analysis(row);
        Set<String> aside = analysis.trainingOnly();
        List<LayerReport> modules = analysis.layers().stream()
                .filter(report -> TorchvisionNames.isModule(row.get("model"), report))
                .filter(report -> !aside.contains(report.id()))
                .toList();

        assertThat(modules).hasSize((int) number(row, "n_leaf_calls"));
        assertThat(modules.stream()
                        .mapToLong(report -> report.output().elements())
                        .sum())
                .isEqualTo(number(row, "activation_elements_leaf"));
    }

    /** Presets for which only their papers and re-implementations give figures. */
    static Stream<Map<String, String>> published() {
        return ReferenceTable.read("published.csv").stream()
                .filter(row -> Presets.find(row.get("preset")).isPresent());
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_network_that_torchvision_lacks_has_the_parameters_macs_and_layers_of_its_re_implementation(
            Map<String, String> row) {
        Analysis analysis = analysis(row.get("preset"));

        assertThat(analysis.totals().cost().parameters()).isEqualTo(number(row, "params"));
        assertThat(weighted(analysis)).isEqualTo(number(row, "n_conv_linear"));
        if (!row.get("macs_conv_linear").isEmpty()) {
            assertThat(analysis.totals().cost().macs()).isEqualTo(number(row, "macs_conv_linear"));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void it_has_what_was_published_within_rounding_or_its_note_names_the_other_number(Map<String, String> row) {
        Cost cost = totals(row.get("preset")).cost();
        String note = Presets.find(row.get("preset")).orElseThrow().note();

        assertPrinted(row.get("pub_params_millions"), cost.parameters() / 1e6, note);
        assertPrinted(row.get("pub_gmacs"), cost.macs() / 1e9, note);
    }

    private static void assertPrinted(String printed, double ours, String note) {
        if (printed.isEmpty()) {
            return;
        }
        double halfOfTheLastDigit = 0.5 * Math.pow(10, -new BigDecimal(printed).scale());
        double off = Math.abs(Double.parseDouble(printed) - ours);
        if (off > halfOfTheLastDigit) {
            assertThat(note).contains(printed);
            assertThat(off / ours).isLessThan(0.02);
        }
    }

    @Test
    void every_published_architecture_is_in_one_of_the_tables() {
        List<String> known = Stream.concat(
                        models().map(row -> row.get("model")), published().map(row -> row.get("preset")))
                .distinct()
                .toList();

        assertThat(Presets.all().stream()
                        .filter(preset -> !preset.starter())
                        .map(Preset::id)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(known);
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

    private static long weighted(Analysis analysis) {
        Set<String> aside = analysis.trainingOnly();
        return analysis.layers().stream()
                .filter(report -> report.cost().macs() > 0 && !aside.contains(report.id()))
                .count();
    }

    /** Of a row's model at the row's resolution. */
    private static Analysis analysis(Map<String, String> row) {
        List<Integer> sides = Stream.of(row.get("input_CxHxW").split("x"))
                .map(Integer::valueOf)
                .toList();
        return Analysis.of(Presets.find(row.get("model"))
                .orElseThrow()
                .architecture()
                .withInput(TensorShape.map(sides.get(0), sides.get(1), sides.get(2))));
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
