package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;

class EntrantTest {

    /** 3×3 convolutions on 28×28, 14×14, 7×7 maps, by hand: of Plain-20 the first, 6 + 6 + 6, and the classifier. */
    private static final long PLAIN_20_MACS = 28 * 28 * 16 * 9
            + 6L * 28 * 28 * 16 * 16 * 9
            + 14L * 14 * 16 * 32 * 9
            + 5L * 14 * 14 * 32 * 32 * 9
            + 7L * 7 * 32 * 64 * 9
            + 5L * 7 * 7 * 64 * 64 * 9
            + 640;

    @Test
    void the_papers_networks_are_read_at_the_size_at_which_they_are_trained() {
        List<Entrant> read =
                Degradation.of(Degradation.networks(), Degradation.recipe(), TensorShape.map(1, 28, 28), 10, 1)
                        .subjects()
                        .stream()
                        .map(Entrant::of)
                        .toList();

        assertThat(read).extracting(Entrant::depth).containsExactly(20, 56, 20, 56);
        assertThat(read)
                .extracting(Entrant::wiring)
                .containsExactly(Wiring.PLAIN, Wiring.PLAIN, Wiring.RESIDUAL, Wiring.RESIDUAL);
        assertThat(read.getFirst().cost().macs()).isEqualTo(PLAIN_20_MACS);
        assertThat(read.get(2).cost().macs()).isEqualTo(PLAIN_20_MACS);
        assertThat(read).extracting(Entrant::input).containsOnly(TensorShape.map(1, 28, 28));
        assertThat(read)
                .extracting(Entrant::widths)
                .allMatch(widths -> widths.equals(read.getFirst().widths()));
    }

    @Test
    void shortcuts_make_a_network_residual_whatever_it_is_called() {
        assertThat(wiring("resnet50")).isEqualTo(Wiring.RESIDUAL);
        assertThat(wiring("preact_resnet110_cifar")).isEqualTo(Wiring.RESIDUAL);
        assertThat(wiring("mobilenet_v2")).isEqualTo(Wiring.RESIDUAL);
        assertThat(wiring("plain_cnn")).isEqualTo(Wiring.PLAIN);
        assertThat(wiring("googlenet")).as("its branches are put side by side").isEqualTo(Wiring.PLAIN);
        assertThat(Wiring.of(Analysis.of(Architecture.empty("blank", TensorShape.map(1, 28, 28), 10))))
                .isEqualTo(Wiring.PLAIN);
    }

    @Test
    void a_blank_drawing_is_read_too() {
        Entrant blank = Entrant.of(new Subject("blank", Architecture.empty("blank", TensorShape.map(1, 28, 28), 10)));
        assertThat(blank.depth()).isZero();
        assertThat(blank.widths()).isEmpty();
    }

    private static Wiring wiring(String preset) {
        return Wiring.of(Analysis.of(Presets.find(preset).orElseThrow().architecture()));
    }
}
