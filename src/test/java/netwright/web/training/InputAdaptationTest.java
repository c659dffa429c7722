package netwright.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputAdaptationTest {

    @ParameterizedTest
    @ValueSource(strings = {"mini_resnet", "plain_cnn", "mini_inception", "resnet18", "googlenet_aux", "squeezenet1_1"})
    void a_network_takes_the_shape_and_the_classes_of_a_data_set(String preset) {
        Architecture architecture = Presets.find(preset).orElseThrow().architecture();

        Architecture adapted = InputAdaptation.to(architecture, TensorShape.map(1, 28, 28), 7);

        assertThat(adapted.input()).isEqualTo(TensorShape.map(1, 28, 28));
        assertThat(adapted.classes()).isEqualTo(7);
        Analysis analysis = Analysis.of(adapted);
        assertThat(analysis.sound()).isTrue();
        assertThat(adapted.nodes().stream()
                        .filter(node -> node.operation().ends())
                        .map(node -> analysis.nodes().get(node.id()).output().toString()))
                .isNotEmpty()
                .containsOnly("7");
    }
}
