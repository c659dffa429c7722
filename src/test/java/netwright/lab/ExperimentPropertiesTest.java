package netwright.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import netwright.analysis.Analysis;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.Node;
import netwright.architecture.Output;
import netwright.architecture.RandomArchitectures;
import netwright.architecture.TensorShape;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the network, an experiment leaves it as sound as it was, and with the outputs it had. */
class ExperimentPropertiesTest {

    @Provide
    Arbitrary<Architecture> legal() {
        return RandomArchitectures.legal();
    }

    static List<Preset> presets() {
        return Presets.all();
    }

    @Property(tries = 120)
    void a_random_network_keeps_its_outputs_and_stays_sound(@ForAll("legal") Architecture before) {
        keeps(before);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_preset_keeps_its_outputs_and_stays_sound(Preset preset) {
        keeps(preset.architecture());
    }

    @Property(tries = 120)
    void a_random_network_stays_sound_when_it_is_scaled(@ForAll("legal") Architecture before) {
        boolean sound = Analysis.of(before).sound();
        for (double factor : new double[] {0.5, 1.1, 1.7}) {
            CompoundScaling scaled =
                    CompoundScaling.of(before, new CompoundScaling.Factors(factor, factor, Math.max(1, factor)));
            Analysis after = Analysis.of(scaled.architecture());
            assertThat(after.sound()).isEqualTo(sound);
            assertThat(ends(scaled.architecture(), after)).isEqualTo(ends(before, Analysis.of(before)));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_preset_can_be_scaled_in_every_direction(Preset preset) {
        long macs = Analysis.of(preset.architecture()).totals().cost().macs();
        CompoundScaling wide = CompoundScaling.of(preset.architecture(), new CompoundScaling.Factors(1, 1.5, 1));
        CompoundScaling all = CompoundScaling.of(preset.architecture(), new CompoundScaling.Factors(2, 1.5, 1.25));

        assertThat(Analysis.of(wide.architecture()).totals().cost().macs())
                .as("%s", wide.limits())
                .isGreaterThan(macs);
        assertThat(Analysis.of(all.architecture()).sound()).isTrue();
        assertThat(ends(all.architecture(), Analysis.of(all.architecture())))
                .isEqualTo(ends(preset.architecture(), Analysis.of(preset.architecture())));
    }

    private static void keeps(Architecture before) {
        Analysis was = Analysis.of(before);
        for (Experiment experiment : Experiments.all()) {
            Outcome outcome = experiment.apply(before);
            Analysis now = Analysis.of(outcome.architecture());
            assertThat(now.sound())
                    .as("%s: %s", experiment.id(), now.problems())
                    .isEqualTo(was.sound());
            assertThat(ends(outcome.architecture(), now)).as(experiment.id()).isEqualTo(ends(before, was));
            assertThat(outcome.places()).as(experiment.id()).isEqualTo(experiment.places(Scene.of(before), Map.of()));
            assertThat(outcome.changes()).as(experiment.id()).isNotEmpty();
            if (outcome.places() == 0) {
                assertThat(outcome.architecture()).isEqualTo(before);
            }
        }
    }

    private static List<TensorShape> ends(Architecture a, Analysis analysis) {
        return a.nodes().stream()
                .filter(node -> node.operation() instanceof Output)
                .map(Node::id)
                .map(analysis.nodes()::get)
                .filter(Objects::nonNull)
                .map(NodeReport::output)
                .toList();
    }
}
