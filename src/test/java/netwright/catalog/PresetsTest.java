package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.ReferenceTable;
import netwright.architecture.ArchitectureJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    static Stream<Preset> all() {
        return Presets.all().stream();
    }

    @Test
    void the_models_of_the_lecture_and_four_starters_are_there() {
        assertThat(Presets.ids())
                .contains("alexnet", "vgg11", "vgg13", "vgg16", "vgg19")
                .contains("resnet18", "resnet34", "resnet50", "resnet101", "resnet152")
                .contains("resnext50_32x4d", "resnext101_32x8d")
                .contains("convnext_tiny", "convnext_small", "convnext_base", "convnext_large")
                .contains("plain_cnn", "mini_resnet", "mini_convnext", "mini_inception")
                .doesNotContain("schema");
        assertThat(Presets.all()).extracting(Preset::id).containsExactlyInAnyOrderElementsOf(Presets.ids());
    }

    @Test
    void starters_come_first_and_the_others_by_year_and_size() {
        assertThat(Presets.all().subList(0, 4)).allMatch(Preset::starter);
        assertThat(Presets.all().stream().filter(preset -> preset.family().equals("ResNet")))
                .extracting(Preset::id)
                .containsExactly("resnet18", "resnet34", "resnet50", "resnet101", "resnet152");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_preset_is_a_sound_network_without_a_single_remark_about_its_layers(Preset preset) {
        Analysis analysis = Analysis.of(preset.architecture());

        assertThat(analysis.sound()).isTrue();
        assertThat(analysis.totals().complete()).isTrue();
        assertThat(analysis.problems()).allMatch(problem -> problem.place().node() == null);
    }

    @Test
    void only_the_shallow_vggs_see_less_than_three_quarters_of_the_image() {
        assertThat(Presets.all().stream()
                        .filter(preset ->
                                !Analysis.of(preset.architecture()).problems().isEmpty()))
                .extracting(Preset::id)
                .containsExactly("vgg11", "vgg13");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_preset_survives_saving_and_loading(Preset preset) {
        assertThat(ArchitectureJson.read(ArchitectureJson.write(preset.architecture())))
                .isEqualTo(preset.architecture());
    }

    @ParameterizedTest
    @MethodSource("all")
    void published_figures_are_torchvisions(Preset preset) {
        if (preset.starter()) {
            assertThat(preset.published()).isNull();
            return;
        }
        Map<String, String> row = ReferenceTable.model(preset.id());
        Published published = preset.published();

        assertThat(published.top1()).isEqualTo(Double.parseDouble(row.get("pub_acc1")));
        assertThat(published.top5()).isEqualTo(Double.parseDouble(row.get("pub_acc5")));
        assertThat(published.crop()).isEqualTo(Integer.parseInt(row.get("pub_crop")));
        assertThat(published.parameters())
                .isEqualTo(Analysis.of(preset.architecture()).totals().cost().parameters());
        assertThat(preset.paper()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain_cnn", "mini_resnet", "mini_convnext", "mini_inception"})
    void a_starter_has_ten_classes_and_is_small_enough_for_a_cpu(String id) {
        Preset starter = Presets.find(id).orElseThrow();
        Analysis analysis = Analysis.of(starter.architecture());

        assertThat(starter.starter()).isTrue();
        assertThat(starter.architecture().classes()).isEqualTo(10);
        assertThat(analysis.totals().cost().macs()).isLessThan(50_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet51", "schema", "", "../pom", "a/b"})
    void an_unknown_name_finds_nothing(String id) {
        assertThat(Presets.find(id)).isEmpty();
    }

    @Test
    void a_broken_preset_is_named_with_its_file_and_field() {
        assertThatThrownBy(() -> PresetJson.read("a", "{\"format\": \"netwright-preset/1\"}"))
                .hasMessage("models-catalog/a.json: the field \"id\" is missing.");
        assertThatThrownBy(() -> PresetJson.read("a", "{\"format\": \"netwright-preset/1\", \"id\": \"b\"}"))
                .hasMessage("models-catalog/a.json: $.id: expected the file's name, \"a\".");
        assertThatThrownBy(() -> PresetJson.read("a", "{")).hasMessageStartingWith("models-catalog/a.json: ");
    }
}
