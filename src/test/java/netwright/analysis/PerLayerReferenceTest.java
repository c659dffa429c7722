package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import netwright.architecture.DropPath;
import netwright.catalog.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer of four networks against what torchvision's modules did. */
class PerLayerReferenceTest {

    /** One layer's figures, written as in the tables. */
    private record Line(String name, String input, String output, long parameters, long macs) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet50",
                "resnext50_32x4d",
                "vgg16",
                "googlenet",
                "densenet121",
                "mobilenet_v2",
                "efficientnet_b0"
            })
    void every_layer_of_a_network_has_torchvisions_name_shapes_parameters_and_macs(String model) {
        List<LayerReport> modules = layers(model).stream()
                .filter(report -> TorchvisionNames.isModule(model, report))
                .toList();
        List<String> names = TorchvisionNames.of(model, modules);
        List<Line> ours = IntStream.range(0, modules.size())
                .mapToObj(i -> line(modules.get(i), names.get(i)))
                .toList();

        assertThat(sorted(ours)).isEqualTo(sorted(reference(model)));
    }

    @ParameterizedTest
    @CsvSource({"convnext_tiny"})
    void every_layer_of_convnext_has_torchvisions_shapes_parameters_and_macs(String model) {
        Map<String, String> inside = Map.of(
                "dwconv", "block.0",
                "norm", "block.2",
                "pwconv1", "block.3",
                "gelu", "block.4",
                "pwconv2", "block.5");
        List<Line> ours = new ArrayList<>();
        for (LayerReport report : layers(model)) {
            String last = report.id().substring(report.id().lastIndexOf('.') + 1);
            boolean flatten = report.id().equals("classifier.1");
            boolean dropPath = report.layer() instanceof DropPath;
            if (TorchvisionNames.isModule(model, report) && !dropPath || flatten) {
                String name = inside.containsKey(last)
                        ? report.id().replace("." + last, "." + inside.get(last))
                        : report.id();
                ours.add(line(report, name));
            }
        }
        Set<String> elsewhere = Set.of("Permute", "StochasticDepth");
        List<Line> theirs = ReferenceTable.read("per-layer/" + model + ".csv").stream()
                .filter(row -> !elsewhere.contains(row.get("type")))
                .map(row -> new Line(
                        row.get("name"),
                        channelsFirst(row.get("name"), row.get("input_shape")),
                        channelsFirst(row.get("name"), row.get("output_shape")),
                        Long.parseLong(row.get("params")),
                        Long.parseLong(row.get("macs"))))
                .toList();

        assertThat(sorted(ours)).isEqualTo(sorted(theirs));
    }

    /** Between its two permutes a block works on H×W×C. */
    private static String channelsFirst(String name, String shape) {
        boolean permuted = name.matches(".*block\\.[2345]");
        String[] sides = shape.split("x");
        return permuted ? sides[2] + "x" + sides[0] + "x" + sides[1] : shape;
    }

    private static List<LayerReport> layers(String model) {
        return Analysis.of(Presets.find(model).orElseThrow().architecture()).layers();
    }

    private static Line line(LayerReport report, String name) {
        return new Line(
                name,
                report.inputShapes().getFirst().toString().replace('×', 'x'),
                report.output().toString().replace('×', 'x'),
                report.cost().parameters(),
                report.cost().macs());
    }

    private static List<Line> reference(String model) {
        return ReferenceTable.read("per-layer/" + model + ".csv").stream()
                .map(row -> new Line(
                        row.get("name"),
                        row.get("input_shape"),
                        row.get("output_shape"),
                        Long.parseLong(row.get("params")),
                        Long.parseLong(row.get("macs"))))
                .toList();
    }

    /** By name, since a block's branches have no order among each other. */
    private static List<Line> sorted(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(Line::name).thenComparing(Line::toString))
                .toList();
    }
}
