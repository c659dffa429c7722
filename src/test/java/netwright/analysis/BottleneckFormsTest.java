package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.Node;
import netwright.architecture.Stage;
import netwright.catalog.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bottleneck's named forms, against the presets that are drawn with the bottleneck's settings. */
class BottleneckFormsTest {

    @ParameterizedTest
    @CsvSource({
        "resnext50_32x4d, resnext_block, cardinality, 32, groupWidth, 4",
        "resnext101_32x8d, resnext_block, cardinality, 32, groupWidth, 8",
        "resnext101_64x4d, resnext_block, cardinality, 64, groupWidth, 4",
        "se_resnet50, se_bottleneck, reduction, 16, strideOn, 1x1"
    })
    void a_form_is_layer_for_layer_what_the_settings_say(
            String preset, String block, String first, int one, String second, String two) {
        Architecture published = Presets.find(preset).orElseThrow().architecture();
        Architecture drawn = published.mapNodes(node -> inForm(node, block, settings(first, one, second, two)));

        assertThat(drawn).isNotEqualTo(published);
        assertThat(Analysis.of(drawn).layers()).isEqualTo(Analysis.of(published).layers());
    }

    private static Map<String, Object> settings(String first, int one, String second, String two) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(first, one);
        settings.put(second, two.equals("1x1") ? two : (Object) Integer.valueOf(two));
        return settings;
    }

    private static Node inForm(Node node, String block, Map<String, Object> settings) {
        if (!(node.operation() instanceof Stage stage)) {
            return node;
        }
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.putAll(Map.of("block", block, "repeat", stage.repeat(), "out", stage.out(), "stride", stage.stride()));
        return node.withOperation(Stage.TYPE.create(all));
    }
}
