package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Problem;
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
                .contains("alexnet", "alexnet_2012", "zfnet", "googlenet")
                .contains("vgg11", "vgg13", "vgg16", "vgg19", "vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg19_bn")
                .contains("resnet18", "resnet34", "resnet50", "resnet101", "resnet152")
                .contains("resnext50_32x4d", "resnext101_32x8d", "wide_resnet50_2", "wide_resnet101_2")
                .contains("se_resnet50", "se_resnet152", "mobilenet_v1", "plain20_cifar", "plain56_cifar")
                .contains("resnet20_cifar", "resnet32_cifar", "resnet44_cifar", "resnet56_cifar", "resnet110_cifar")
                .contains("densenet121", "densenet169", "densenet201", "mobilenet_v2", "senet154", "googlenet_aux")
                .contains("preact_resnet110_cifar", "preact_resnet164_cifar", "wide_resnet28_10_cifar")
                .contains("mobilenet_v3_large", "mobilenet_v3_small", "efficientnet_b0", "efficientnet_b7")
                .contains("convnext_tiny", "convnext_small", "convnext_base", "convnext_large", "convnext_xlarge")
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
        assertThat(Presets.all().stream().filter(preset -> preset.family().equals("Plain")))
                .extracting(Preset::id)
                .containsExactly("plain20_cifar", "plain32_cifar", "plain44_cifar", "plain56_cifar", "plain110_cifar");
    }

    /** {@code torchvision.models.list_models()} of torchvision 0.14.1 without maxvit, swin and vit, which attend. */
    @Test
    void every_convolutional_classifier_of_torchvision_is_there() {
        Stream<String> models = Stream.of(
                        "alexnet convnext_base convnext_large convnext_small convnext_tiny",
                        "densenet121 densenet161 densenet169 densenet201",
                        "efficientnet_b0 efficientnet_b1 efficientnet_b2 efficientnet_b3 efficientnet_b4",
                        "efficientnet_b5 efficientnet_b6 efficientnet_b7",
                        "efficientnet_v2_l efficientnet_v2_m efficientnet_v2_s",
                        "googlenet inception_v3 mnasnet0_5 mnasnet0_75 mnasnet1_0 mnasnet1_3",
                        "mobilenet_v2 mobilenet_v3_large mobilenet_v3_small",
                        "regnet_x_16gf regnet_x_1_6gf regnet_x_32gf regnet_x_3_2gf",
                        "regnet_x_400mf regnet_x_800mf regnet_x_8gf",
                        "regnet_y_128gf regnet_y_16gf regnet_y_1_6gf regnet_y_32gf regnet_y_3_2gf",
                        "regnet_y_400mf regnet_y_800mf regnet_y_8gf",
                        "resnet101 resnet152 resnet18 resnet34 resnet50",
                        "resnext101_32x8d resnext101_64x4d resnext50_32x4d",
                        "shufflenet_v2_x0_5 shufflenet_v2_x1_0 shufflenet_v2_x1_5 shufflenet_v2_x2_0",
                        "squeezenet1_0 squeezenet1_1",
                        "vgg11 vgg11_bn vgg13 vgg13_bn vgg16 vgg16_bn vgg19 vgg19_bn",
                        "wide_resnet101_2 wide_resnet50_2")
                .flatMap(names -> Stream.of(names.split(" ")));

        assertThat(Presets.ids()).containsAll(models.toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_preset_is_a_sound_network_without_a_single_remark_about_its_layers(Preset preset) {
        Analysis analysis = Analysis.of(preset.architecture());

        assertThat(analysis.sound()).isTrue();
        assertThat(analysis.totals().complete()).isTrue();
        assertThat(analysis.problems())
                .allMatch(problem -> problem.place().node() == null
                        || biasOfVgg(preset, problem)
                        || edgeOfSqueezeNet(preset, problem));
    }

    /** SqueezeNet's first convolution has no padding, and 224 pixels do not fit its stride. */
    private static boolean edgeOfSqueezeNet(Preset preset, Problem problem) {
        return preset.id().startsWith("squeezenet") && problem.message().contains("the last 1 row(s) and 1 column(s)");
    }

    /** torchvision's VGGs keep the bias in front of batch norm. */
    private static boolean biasOfVgg(Preset preset, Problem problem) {
        return preset.id().matches("vgg.*_bn") && problem.message().contains("its bias is undone by the batch norm");
    }

    @Test
    void only_the_shallow_vggs_and_the_first_squeezenet_see_less_than_three_quarters_of_the_image() {
        assertThat(Presets.all().stream()
                        .filter(preset -> Analysis.of(preset.architecture()).problems().stream()
                                .anyMatch(problem -> problem.place().node() == null)))
                .extracting(Preset::id)
                .containsExactly("vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "squeezenet1_0");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_preset_survives_saving_and_loading(Preset preset) {
        assertThat(ArchitectureJson.read(ArchitectureJson.write(preset.architecture())))
                .isEqualTo(preset.architecture());
    }

    @ParameterizedTest
    @MethodSource("all")
    void published_figures_are_those_of_the_reference_tables(Preset preset) {
        Published published = preset.published();
        Map<String, String> row = preset.starter() ? Map.of() : reference(preset.id());
        if (preset.starter() || row.get("pub_acc1").isEmpty()) {
            assertThat(published).isNull();
            return;
        }

        assertThat(published.top1()).isEqualTo(Double.parseDouble(row.get("pub_acc1")));
        assertThat(published.top5()).isEqualTo(Double.parseDouble(row.get("pub_acc5")));
        assertThat(published.crop()).isEqualTo(Integer.parseInt(row.get("pub_crop")));
        assertThat(published.parameters()).isEqualTo(statedParameters(row));
        assertThat(preset.paper()).isNotNull();
    }

    private static Map<String, String> reference(String id) {
        return Stream.concat(
                        ReferenceTable.read("models.csv").stream()
                                .filter(row -> row.get("model").equals(id)),
                        ReferenceTable.read("published.csv").stream()
                                .filter(row -> row.get("preset").equals(id)))
                .findFirst()
                .orElseThrow();
    }

    private static long statedParameters(Map<String, String> row) {
        String millions = row.getOrDefault("pub_params_millions", "");
        boolean withoutHeads = "googlenet_aux".equals(row.get("model"));
        return row.containsKey("model")
                ? Long.parseLong(withoutHeads ? reference("googlenet").get("params") : row.get("params"))
                : millions.isEmpty()
                        ? 0
                        : new BigDecimal(millions).movePointRight(6).longValueExact();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_preset_says_its_idea_in_two_to_four_sentences(Preset preset) {
        assertThat(preset.idea()).endsWith(".").hasSizeBetween(120, 480);
        assertThat(preset.idea().split("(?<=[.?!]) (?=[A-Z0-9])").length).isBetween(2, 4);
    }

    @Test
    void of_published_figures_only_those_of_convnext_xl_needed_more_images() {
        assertThat(Presets.all().stream()
                        .filter(preset ->
                                preset.published() instanceof Published published && published.extra() != null))
                .extracting(Preset::id)
                .containsExactly("convnext_xlarge");
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
