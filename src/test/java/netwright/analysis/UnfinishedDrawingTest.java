package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Stage;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;

/** A half-drawn network yields all that can be known. */
class UnfinishedDrawingTest {

    @Test
    void an_empty_drawing_knows_its_input() {
        Analysis analysis = Analysis.of(Architecture.empty("new", TensorShape.map(3, 32, 32), 10));

        assertThat(analysis.nodes()).containsOnlyKeys("input");
        assertThat(analysis.nodes().get("input").output()).isEqualTo(TensorShape.map(3, 32, 32));
        assertThat(analysis.totals().complete()).isFalse();
    }

    @Test
    void layers_in_front_of_a_misfit_are_known_and_those_behind_are_not() {
        Analysis analysis = Analysis.of(Sketch.of(3, 32, 32)
                .conv("conv", 16, 3, 2)
                .relu("relu")
                .then("fc", new Linear(10, true))
                .then("behind", Activation.relu())
                .drawn());

        assertThat(analysis.nodes()).containsOnlyKeys("input", "conv", "relu");
        assertThat(analysis.totals().cost().parameters()).isEqualTo(16 * 27);
        assertThat(analysis.totals().receptiveField()).hasToString("3×3, stride 2");
        assertThat(analysis.problems()).extracting(Problem::message).noneMatch(message -> message.contains("behind:"));
    }

    @Test
    void a_branch_is_known_though_the_other_fails() {
        Analysis analysis = Analysis.of(Sketch.of(3, 8, 8)
                .conv("good", 16, 3, 1)
                .then("bad", Conv2d.plain(16, 3, 1).withGroups(5), "input")
                .then("add", new Add(), "good", "bad")
                .drawn());

        assertThat(analysis.nodes()).containsOnlyKeys("input", "good");
        assertThat(analysis.problems())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR
                        && problem.place().node() != null)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("Conv2d bad: 3 input channels");
    }

    @Test
    void nodes_beside_a_circle_are_known() {
        Analysis analysis = Analysis.of(Sketch.of(3, 8, 8)
                .conv("known", 16, 3, 1)
                .then("add", new Add(), "known")
                .relu("relu")
                .edge("relu", "add", 1)
                .drawn());

        assertThat(analysis.nodes()).containsOnlyKeys("input", "known");
    }

    @Test
    void a_block_that_fails_inside_counts_nothing() {
        Analysis analysis = Analysis.of(Sketch.of(3, 8, 8)
                .then("stage", Stage.TYPE.create(java.util.Map.of("block", "conv_bn_act", "out", 7, "groups", 2)))
                .drawn());

        assertThat(analysis.nodes()).containsOnlyKeys("input");
        assertThat(analysis.totals().cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void every_node_shows_shape_cost_and_receptive_field() {
        Analysis analysis = Analysis.of(Sketch.of(3, 32, 48)
                .conv("conv", 16, 3, 2)
                .then("pool", MaxPool2d.square(2, 2, 0))
                .then("stage", Stage.TYPE.create())
                .drawn());
        NodeReport pool = analysis.nodes().get("pool");

        assertThat(pool.output()).isEqualTo(TensorShape.map(16, 8, 12));
        assertThat(pool.receptiveField().vertical().size()).isEqualTo(5);
        assertThat(pool.receptiveField().vertical().stride()).isEqualTo(4);
        assertThat(pool.receptiveField().vertical().firstCentre()).isEqualTo(1.0);
        assertThat(analysis.nodes().get("stage").layers()).isEqualTo(2 * 7 + 2);
        assertThat(analysis.nodes().get("conv").cost().weightedActivations()).isEqualTo(16 * 16 * 24);
    }

    @Test
    void endless_strides_keep_every_number_in_range() {
        Sketch sketch = Sketch.of(3, 8, 8);
        for (int i = 0; i < 300; i++) {
            sketch.conv("conv" + i, 65_536, 63, 64);
        }
        Totals totals = Analysis.of(sketch.drawn()).totals();

        assertThat(totals.receptiveField().vertical().stride()).isPositive();
        assertThat(totals.receptiveField().vertical().size()).isPositive();
        assertThat(totals.cost().macs()).isPositive();
        assertThat(totals.flops()).isPositive();
        assertThat(totals.trainingBytes(32)).isPositive();
    }

    @Test
    void what_no_machine_can_hold_is_refused_in_words() {
        Sketch sketch = Sketch.of(65_536, 4_096, 4_096);
        for (int i = 0; i < 12; i++) {
            sketch.then(
                    "pad" + i, netwright.architecture.Pad.TYPE.create(java.util.Map.of("top", 4_096, "bottom", 4_096)));
        }

        assertThat(Analysis.of(sketch.drawn()).problems())
                .anySatisfy(problem -> assertThat(problem.message())
                        .isEqualTo("Pad pad0: its output would be 65536×12288×4098, more than any machine holds."));
    }
}
