package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.architecture.Architecture;
import netwright.architecture.OperationTypes;
import netwright.architecture.Stage;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Receptive fields against Araujo, Norris and Sim's tables and against the recurrence along the longest path. */
class ReceptiveFieldReferenceTest {

    static Stream<List<String>> endPointTables() {
        return ReferenceTable.read("receptive-field-endpoints.csv").stream()
                .map(row -> List.of(row.get("model"), row.get("resolution")))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("endPointTables")
    void every_end_point_of_a_published_network_sees_what_the_table_says(List<String> table) {
        String model = table.getFirst();
        int resolution = table.getLast().isEmpty() ? 224 : Integer.parseInt(table.getLast());
        Analysis analysis = Analysis.of(SlimNetworks.find(model, resolution).orElseThrow());
        List<Map<String, String>> rows = ReferenceTable.read("receptive-field-endpoints.csv").stream()
                .filter(row -> List.of(row.get("model"), row.get("resolution")).equals(table))
                .toList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String id = row.get("end_point").replace('/', '.');
            assertThat(analysis.nodes()).containsKey(id);
            assertSees(analysis.nodes().get(id).receptiveField(), row);
        });
    }

    static Stream<Map<String, String>> published() {
        return ReferenceTable.read("receptive-field.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_whole_network_sees_what_is_published(Map<String, String> row) {
        Architecture network = SlimNetworks.find(row.get("model"), 224).orElseThrow();

        assertSees(Analysis.of(network).totals().receptiveField(), row);
    }

    static Stream<Map<String, String>> computed() {
        return ReferenceTable.read("receptive-field-computed.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("computed")
    void the_whole_network_sees_what_the_recurrence_along_its_longest_path_gives(Map<String, String> row) {
        assertSees(
                Analysis.of(variant(row.get("model"), row.get("variant")))
                        .totals()
                        .receptiveField(),
                row);
    }

    private static Architecture variant(String model, String variant) {
        if (variant.startsWith("TF-Slim")) {
            String slim = model.equals("alexnet_v2") ? model : "resnet_v1_" + model.substring("resnet".length());
            return SlimNetworks.find(slim, 321).orElseThrow();
        }
        Architecture preset = Presets.find(model).orElseThrow().architecture();
        return variant.startsWith("paper v1") ? strideOnFirst(preset) : preset;
    }

    private static Architecture strideOnFirst(Architecture architecture) {
        return architecture.mapNodes(node -> {
            if (node.operation() instanceof Stage stage) {
                Map<String, Object> settings = new java.util.LinkedHashMap<>(stage.settings());
                settings.put("strideOn", "1x1");
                return node.withOperation(OperationTypes.get("stage").create(settings));
            }
            return node;
        });
    }

    @Test
    void every_published_table_is_covered_by_a_network_drawn_here() {
        Map<String, Long> tables =
                endPointTables().collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));

        assertThat(tables).hasSize(19);
        assertThat(tables.keySet())
                .allSatisfy(model -> assertThat(SlimNetworks.find(model, 224)).isPresent());
    }

    @Test
    void where_the_stride_sits_changes_what_resnet50_sees() {
        Function<Architecture, Long> size =
                drawn -> Analysis.of(drawn).totals().receptiveField().vertical().size();
        Architecture torchvision = Presets.find("resnet50").orElseThrow().architecture();

        assertThat(size.apply(torchvision)).isEqualTo(427);
        assertThat(size.apply(strideOnFirst(torchvision))).isEqualTo(483);
    }

    /** Padding is how far the first position reaches beyond the image; some tables leave it open. */
    private static void assertSees(ReceptiveField field, Map<String, String> row) {
        for (ReceptiveField.Axis axis : List.of(field.vertical(), field.horizontal())) {
            assertThat(axis.size()).as("size").isEqualTo(Long.parseLong(row.get("receptive_field")));
            assertThat(axis.stride()).as("stride").isEqualTo(Long.parseLong(row.get("effective_stride")));
            if (!row.get("effective_padding").isEmpty()) {
                assertThat(-axis.first()).as("padding").isEqualTo(Long.parseLong(row.get("effective_padding")));
            }
        }
    }
}
