package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.catalog.Scaling.Stem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingTest {

    private static final TensorShape CIFAR = TensorShape.map(3, 32, 32);

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    static Stream<Arguments> everyPresetAndInput() {
        return Presets.all().stream()
                .flatMap(preset -> Stream.of(
                                TensorShape.map(1, 28, 28),
                                CIFAR,
                                TensorShape.map(3, 64, 48),
                                TensorShape.map(3, 224, 224))
                        .flatMap(
                                input -> Stream.of(Stem.values()).map(stem -> Arguments.of(preset.id(), input, stem))));
    }

    @ParameterizedTest
    @MethodSource("everyPresetAndInput")
    void every_preset_can_be_scaled_to_every_input_and_is_sound(String id, TensorShape input, Stem stem) {
        Scaling scaling = Scaling.of(preset(id), input, 7, stem);
        Analysis analysis = Analysis.of(scaling.architecture());

        assertThat(analysis.sound()).as(analysis.problems().toString()).isTrue();
        assertThat(analysis.totals().complete()).isTrue();
        assertThat(scaling.architecture().nodes().stream()
                        .filter(node -> node.operation().ends())
                        .map(node -> analysis.nodes().get(node.id()).output()))
                .isNotEmpty()
                .containsOnly(TensorShape.vector(7));
    }

    @Test
    void auxiliary_classifiers_tell_as_many_classes_apart() {
        assertThat(Scaling.of(preset("googlenet_aux"), CIFAR, 10, Stem.SMALL_IMAGES)
                        .changes())
                .containsExactly(
                        "Input 3×224×224 → 3×32×32.",
                        "Linear fc: 1000 → 10 outputs.",
                        "Auxiliary head aux1: 1000 → 10 outputs.",
                        "Auxiliary head aux2: 1000 → 10 outputs.",
                        "Conv-BN-activation conv1: kernel 7×7, stride 2 → 3×3, stride 1.",
                        "MaxPool2d maxpool1 removed: small images have no pixels to spare.");
    }

    @Test
    void a_classifying_convolution_is_narrowed_and_no_linear_layer_put_behind_it() {
        assertThat(Scaling.of(preset("squeezenet1_1"), CIFAR, 10, Stem.SMALL_IMAGES)
                        .changes())
                .contains("Conv2d classifier.1: 1000 → 10 outputs.");
    }

    @Test
    void a_patchify_stem_is_opened_to_replace_its_convolution() {
        Scaling scaling = Scaling.of(preset("convnext_tiny"), CIFAR, 10, Stem.SMALL_IMAGES);

        assertThat(scaling.changes()).contains("Conv2d features.0.0: kernel 4×4, stride 4 → 3×3, stride 1.");
        assertThat(Stages.of(Analysis.of(scaling.architecture())).getFirst().height())
                .isEqualTo(32);
    }

    @Test
    void resnet18_for_cifar_gets_the_usual_stem() {
        Scaling scaling = Scaling.of(preset("resnet18"), CIFAR, 10, Stem.SMALL_IMAGES);

        assertThat(scaling.changes())
                .containsExactly(
                        "Input 3×224×224 → 3×32×32.",
                        "Linear fc: 1000 → 10 outputs.",
                        "Conv2d conv1: kernel 7×7, stride 2 → 3×3, stride 1.",
                        "MaxPool2d maxpool removed: small images have no pixels to spare.");
        assertThat(Analysis.of(scaling.architecture()).totals().cost().parameters())
                .isEqualTo(11_173_962);
        assertThat(Stages.of(Analysis.of(scaling.architecture())).getFirst().height())
                .isEqualTo(32);
    }

    @Test
    void what_no_longer_fits_is_taken_out_and_told() {
        Scaling scaling = Scaling.of(preset("vgg16"), TensorShape.map(1, 28, 28), 10, Stem.AS_DRAWN);

        assertThat(scaling.changes()).contains("MaxPool2d features.30 removed, since the map is 512×1×1 there.");
    }

    @Test
    void a_network_that_fits_is_left_alone() {
        Architecture resnet = preset("resnet50");

        assertThat(Scaling.of(resnet, resnet.input(), 1000, Stem.AS_DRAWN)).isEqualTo(new Scaling(resnet, List.of()));
    }

    @Test
    void the_stem_for_small_images_is_offered_where_there_is_one_to_replace() {
        assertThat(Scaling.suitsSmallStem(preset("resnet18"), CIFAR)).isTrue();
        assertThat(Scaling.suitsSmallStem(preset("resnet18"), TensorShape.map(3, 128, 128)))
                .isFalse();
        assertThat(Scaling.suitsSmallStem(preset("vgg16"), CIFAR)).isFalse();
    }
}
