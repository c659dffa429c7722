package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {

    private static List<String> stages(Architecture architecture) {
        return Stages.of(Analysis.of(architecture)).stream()
                .map(Resolution::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    resnet50      | 112×112 · 64 · 1 layer, 56×56 · 256 · 3 blocks, 28×28 · 512 · 4 blocks, 14×14 · 1024 · 6 blocks, 7×7 · 2048 · 3 blocks
                    resnet18      | 112×112 · 64 · 1 layer, 56×56 · 64 · 2 blocks, 28×28 · 128 · 2 blocks, 14×14 · 256 · 2 blocks, 7×7 · 512 · 2 blocks
                    convnext_tiny | 56×56 · 96 · 3 blocks, 28×28 · 192 · 3 blocks, 14×14 · 384 · 9 blocks, 7×7 · 768 · 3 blocks
                    vgg16         | 224×224 · 64 · 2 layers, 112×112 · 128 · 2 layers, 56×56 · 256 · 3 layers, 28×28 · 512 · 3 layers, 14×14 · 512 · 3 layers
                    alexnet       | 55×55 · 64 · 1 layer, 27×27 · 192 · 1 layer, 13×13 · 256 · 3 layers
                    googlenet     | 112×112 · 64 · 1 layer, 56×56 · 192 · 2 layers, 28×28 · 480 · 2 blocks, 14×14 · 832 · 5 blocks, 7×7 · 1024 · 2 blocks
                    densenet121   | 112×112 · 64 · 1 layer, 56×56 · 256 · 6 blocks, 28×28 · 512 · 12 blocks, 14×14 · 1024 · 24 blocks, 7×7 · 1024 · 16 blocks
                    mobilenet_v2  | 112×112 · 16 · 1 block, 56×56 · 24 · 2 blocks, 28×28 · 32 · 3 blocks, 14×14 · 96 · 7 blocks, 7×7 · 320 · 4 blocks
                    efficientnet_b0 | 112×112 · 16 · 1 block, 56×56 · 24 · 2 blocks, 28×28 · 40 · 2 blocks, 14×14 · 112 · 6 blocks, 7×7 · 320 · 5 blocks
                    mobilenet_v1  | 112×112 · 64 · 1 block, 56×56 · 128 · 2 blocks, 28×28 · 256 · 2 blocks, 14×14 · 512 · 6 blocks, 7×7 · 1024 · 2 blocks
                    googlenet_aux | 112×112 · 64 · 1 layer, 56×56 · 192 · 2 layers, 28×28 · 480 · 2 blocks, 14×14 · 832 · 5 blocks, 7×7 · 1024 · 2 blocks
                    inception_v3  | 149×149 · 32 · 1 layer, 147×147 · 64 · 2 layers, 73×73 · 80 · 1 layer, 71×71 · 192 · 1 layer, 35×35 · 288 · 3 blocks, 17×17 · 768 · 5 blocks, 8×8 · 2048 · 3 blocks
                    shufflenet_v2_x1_0 | 112×112 · 24 · 1 layer, 28×28 · 116 · 4 blocks, 14×14 · 232 · 8 blocks, 7×7 · 464 · 4 blocks
                    squeezenet1_1 | 111×111 · 64 · 1 layer, 55×55 · 128 · 2 blocks, 27×27 · 256 · 2 blocks, 13×13 · 512 · 4 blocks
                    regnet_y_400mf | 112×112 · 32 · 1 layer, 56×56 · 48 · 1 block, 28×28 · 104 · 3 blocks, 14×14 · 208 · 6 blocks, 7×7 · 440 · 6 blocks
                    mini_inception | 32×32 · 24 · 1 layer, 16×16 · 96 · 2 blocks, 8×8 · 128 · 1 block
                    """)
    void stages_are_those_of_the_papers(String id, String expected) {
        assertThat(String.join(", ", stages(Presets.find(id).orElseThrow().architecture())))
                .isEqualTo(expected);
    }

    @Test
    void opening_the_blocks_changes_no_stage() {
        Architecture resnet = Presets.find("resnext50_32x4d").orElseThrow().architecture();

        assertThat(stages(Expansion.expand(resnet))).isEqualTo(stages(resnet));
    }
}
