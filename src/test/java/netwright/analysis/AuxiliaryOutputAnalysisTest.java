package netwright.analysis;

import static netwright.analysis.ProblemAssertions.lifted;
import static netwright.analysis.ProblemAssertions.onlyError;
import static netwright.analysis.ProblemAssertions.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryHead;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.Conv2d;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import org.junit.jupiter.api.Test;

/** What the analysis makes of second classifiers. */
class AuxiliaryOutputAnalysisTest {

    /** A convolution with a classifier behind it, and a second convolution with the network's own. */
    private static Architecture twoClassifiers(int auxiliaryClasses) {
        return Sketch.of(3, 32, 32)
                .conv("conv1", 8, 3, 1)
                .then("aux_pool", AdaptiveAvgPool2d.toOne())
                .then("aux_flatten", new Flatten())
                .then("aux_fc", new Linear(auxiliaryClasses, true))
                .then("aux_output", new AuxiliaryOutput(0.3))
                .then("conv2", Conv2d.plain(16, 3, 2), "conv1")
                .classified();
    }

    @Test
    void its_parameters_count_and_what_it_computes_is_told_apart() {
        Totals totals = Analysis.of(twoClassifiers(10)).totals();
        Totals alone = Analysis.of(
                        twoClassifiers(10).remove(List.of("aux_pool", "aux_flatten", "aux_fc", "aux_output")))
                .totals();

        assertThat(totals.cost().parameters()).isEqualTo(alone.cost().parameters() + 8 * 10 + 10);
        assertThat(totals.cost().macs()).isEqualTo(alone.cost().macs());
        assertThat(totals.cost().activations()).isEqualTo(alone.cost().activations());
        assertThat(totals.cost().weightedActivations()).isEqualTo(alone.cost().weightedActivations());
        assertThat(totals.trainingOnly()).isEqualTo(new Cost(90, 0, 80, 10, 8 + 8 + 10 + 10));
        assertThat(totals.trainingBytes(2) - alone.trainingBytes(2)).isEqualTo(4 * (4 * 90 + 2 * 36));
        assertThat(alone.trainingOnly()).isEqualTo(Cost.NONE);
    }

    @Test
    void the_heads_of_googlenet_cost_what_torchvisions_do_in_training() {
        Cost heads = Analysis.of(Presets.find("googlenet_aux").orElseThrow().architecture())
                .totals()
                .trainingOnly();

        assertThat(heads.parameters()).isEqualTo(13_004_888 - 6_624_904);
        assertThat(heads.macs()).isEqualTo(2 * (2048 * 1024 + 1024 * 1000) + 16L * 128 * (512 + 528));
    }

    @Test
    void a_network_needs_an_output_of_its_own_beside_auxiliary_ones() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv", 8, 3, 1)
                .then("pool", AdaptiveAvgPool2d.toOne())
                .then("flatten", new Flatten())
                .then("fc", new Linear(10, true))
                .then("aux_output", new AuxiliaryOutput(0.3))
                .drawn();

        onlyError(drawing, "There is no Output: the class scores have nowhere to leave.");
        assertThat(Analysis.of(drawing).totals().complete()).isFalse();
        assertThat(Analysis.of(drawing).trainingOnly()).isEmpty();
    }

    @Test
    void its_classifier_has_as_many_scores_as_there_are_classes() {
        Architecture drawing = twoClassifiers(7);
        Problem problem =
                onlyError(drawing, "Auxiliary output aux_output receives 7 scores, but there are 10 classes.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Set aux_fc to 10 outputs");
        assertThat(lifted(drawing, problem).nodes())
                .isEqualTo(twoClassifiers(10).nodes());
    }

    @Test
    void so_has_an_auxiliary_head() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv", 8, 3, 1)
                .then("head", AuxiliaryHead.TYPE.create(Map.of("out", 3)))
                .then("aux_output", new AuxiliaryOutput(0.3))
                .then("conv2", Conv2d.plain(16, 3, 2), "conv")
                .classified();
        Problem problem =
                onlyError(drawing, "Auxiliary output aux_output receives 3 scores, but there are 10 classes.");

        assertThat(lifted(drawing, problem).node("head").orElseThrow().operation())
                .isEqualTo(AuxiliaryHead.TYPE.create(Map.of("out", 10)));
    }

    @Test
    void a_map_that_runs_into_it_gets_a_classifier() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 8, 3, 1)
                .then("aux_output", new AuxiliaryOutput(0.3))
                .then("conv2", Conv2d.plain(16, 3, 2), "conv1")
                .classified();
        Problem problem = onlyError(drawing, "Auxiliary output aux_output: there is no classifier yet");

        assertThat(Analysis.of(lifted(drawing, problem)).sound()).isTrue();
    }

    @Test
    void it_may_be_joined_later_or_taken_away() {
        Architecture drawing = twoClassifiers(10).add(Node.of("another", new AuxiliaryOutput(0.3)));
        Problem problem = onlyError(drawing, "Auxiliary output another has no input.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Remove it");
        lifted(drawing, problem);
    }

    @Test
    void nothing_reads_it() {
        Architecture drawing = twoClassifiers(10).add(Node.of("behind", new Flatten()));
        Architecture wrong = drawing.connect("aux_output", "behind");

        assertThat(Connections.from("aux_output", drawing, Analysis.of(drawing)).impossible())
                .containsEntry("behind", "Auxiliary output ends the network: nothing reads it.");
        lifted(wrong, problem(wrong, "Auxiliary output aux_output is the end, yet behind reads from it."));
    }

    @Test
    void a_second_output_may_become_an_auxiliary_one() {
        Architecture drawing = twoClassifiers(10).replace("aux_output", new Output());
        Problem problem = Analysis.of(drawing).problems().getFirst();

        assertThat(problem.message()).isEqualTo("Output output: a network has one Output, this is another.");
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Remove it", "Make it an auxiliary output");
        assertThat(Analysis.of(problem.fixes().getLast().edit().apply(drawing)).sound())
                .isTrue();
    }

    @Test
    void it_is_left_out_when_a_new_drawing_is_connected_from_top_to_bottom() {
        Architecture drawing = Architecture.empty("new", TensorShape.map(3, 8, 8), 10)
                .add(Node.of("aux_output", new AuxiliaryOutput(0.3)))
                .add(Node.of("conv", Conv2d.plain(4, 3, 1)));
        Architecture chained = lifted(drawing, problem(drawing, "Nothing is connected yet"));

        assertThat(chained.into("output").getFirst().from()).isEqualTo("conv");
        assertThat(chained.into("aux_output")).isEmpty();
    }

    @Test
    void depth_and_receptive_field_are_those_of_the_way_to_the_output() {
        Totals totals = Analysis.of(twoClassifiers(10)
                        .replace("aux_pool", Conv2d.plain(8, 31, 1))
                        .replace("aux_fc", new Linear(10, true)))
                .totals();

        assertThat(totals.depth()).isEqualTo(3);
        assertThat(totals.receptiveField()).hasToString("5×5, stride 2");
    }
}
