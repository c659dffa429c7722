package netwright.lab.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.DropPath;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.OperationType;
import netwright.catalog.DiffRow;
import netwright.catalog.Presets;
import netwright.catalog.StructuralDiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModernisationLadderTest {

    private static final int LAYER_NORM = Step.LAYER_NORM.ordinal();

    static Stream<Rung> rungs() {
        return ModernisationLadder.rungs().stream();
    }

    private static Rung rung(Step step) {
        return ModernisationLadder.rung(step.ordinal()).orElseThrow();
    }

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    private static long parameters(Step step) {
        return rung(step).analysis().totals().cost().parameters();
    }

    private static long macs(Step step) {
        return rung(step).analysis().totals().cost().macs();
    }

    @Test
    void the_ladder_leads_from_resnet_50_to_convnext_t() {
        Architecture first = ModernisationLadder.rungs().getFirst().architecture();
        Architecture last = ModernisationLadder.rungs().getLast().architecture();

        assertThat(first).isEqualTo(preset("resnet50"));
        assertThat(last.withName("ConvNeXt-T")).isEqualTo(preset("convnext_tiny"));
        assertThat(Analysis.of(last).totals().cost().parameters()).isEqualTo(28_589_128);
    }

    @ParameterizedTest
    @MethodSource("rungs")
    void a_rung_is_a_sound_network_without_remarks(Rung rung) {
        assertThat(rung.analysis().sound()).isTrue();
        assertThat(rung.analysis().totals().complete()).isTrue();
        assertThat(rung.analysis().problems())
                .allMatch(problem -> rung.number() == LAYER_NORM && projectionWithoutBatchNorm(problem));
    }

    /** The shortcut keeps its strided 1×1 until the last rung, and only one with batch norm is recognised as a shortcut's. */
    private static boolean projectionWithoutBatchNorm(Problem problem) {
        return problem.severity() == Problem.Severity.WARNING
                && problem.message().contains("downsample.0: stride 2×2 steps over pixels");
    }

    @ParameterizedTest
    @MethodSource("rungs")
    void a_rung_survives_saving_and_loading(Rung rung) {
        assertThat(ArchitectureJson.read(ArchitectureJson.write(rung.architecture())))
                .isEqualTo(rung.architecture());
    }

    /** The paper rounds to two decimals; the last rung is counted with more than convolutions and linear layers. */
    @ParameterizedTest
    @MethodSource("rungs")
    void computed_macs_are_the_gflops_of_the_papers_table(Rung rung) {
        if (rung.number() == LAYER_NORM) {
            assertThat(rung.remark()).contains("4.46");
            assertThat(rung.gmacs()).isCloseTo(rung.reported().gflops(), within(0.35));
        } else {
            double rounding = rung.number() == LAYER_NORM + 1 ? 0.04 : 0.005;
            assertThat(rung.gmacs()).isCloseTo(rung.reported().gflops(), within(rounding));
        }
    }

    @Test
    void the_cost_that_the_paper_prints_for_layer_norm_is_that_of_the_next_rung() {
        assertThat(macs(Step.LAYER_NORM)).isEqualTo(macs(Step.FEWER_NORMS));
        assertThat(macs(Step.SEPARATE_DOWNSAMPLING) / 1e9)
                .isCloseTo(rung(Step.LAYER_NORM).reported().gflops(), within(0.005));
    }

    @Test
    void every_kernel_that_was_tried_costs_what_the_table_says() {
        assertThat(ModernisationLadder.kernels())
                .extracting(KernelTrial::kernel)
                .containsExactly(3, 5, 7, 9, 11);
        assertThat(ModernisationLadder.kernels())
                .allSatisfy(trial -> assertThat(trial.analysis().totals().cost().macs() / 1e9)
                        .isCloseTo(trial.reported().gflops(), within(0.005)));
    }

    @Test
    void steps_that_save_save_and_steps_that_spend_spend() {
        assertThat(macs(Step.RECIPE)).isEqualTo(macs(Step.ORIGINAL));
        assertThat(macs(Step.STAGE_RATIO)).isGreaterThan(macs(Step.RECIPE));
        assertThat(macs(Step.PATCHIFY)).isLessThan(macs(Step.STAGE_RATIO));
        assertThat(macs(Step.DEPTHWISE)).isLessThan(macs(Step.PATCHIFY));
        assertThat(parameters(Step.DEPTHWISE)).isLessThan(parameters(Step.PATCHIFY));
        assertThat(macs(Step.WIDTH)).isGreaterThan(macs(Step.DEPTHWISE));
        assertThat(macs(Step.INVERTED)).isLessThan(macs(Step.WIDTH));
        assertThat(macs(Step.MOVE_UP)).isLessThan(macs(Step.INVERTED));
        assertThat(macs(Step.KERNEL)).isGreaterThan(macs(Step.MOVE_UP));
        assertThat(List.of(macs(Step.GELU), macs(Step.FEWER_ACTIVATIONS), macs(Step.FEWER_NORMS)))
                .containsOnly(macs(Step.KERNEL));
        assertThat(parameters(Step.FEWER_NORMS)).isLessThan(parameters(Step.FEWER_ACTIVATIONS));
    }

    @Test
    void neighbours_differ_by_what_the_step_says() {
        assertThat(diff(Step.ORIGINAL, Step.RECIPE).empty()).isTrue();
        StructuralDiff ratio = diff(Step.RECIPE, Step.STAGE_RATIO);
        assertThat(ratio.count(DiffRow.Status.REMOVED)).isEqualTo(1);
        assertThat(ratio.count(DiffRow.Status.ADDED)).isEqualTo(3);
        assertThat(ratio.count(DiffRow.Status.CHANGED)).isZero();
        StructuralDiff gelu = diff(Step.KERNEL, Step.GELU);
        assertThat(gelu.count(DiffRow.Status.CHANGED)).isEqualTo(18);
        assertThat(gelu.rows().stream()
                        .flatMap(row -> row.inside().stream())
                        .filter(layer -> layer.status() != DiffRow.Status.SAME)
                        .flatMap(layer -> layer.changes().stream())
                        .map(Object::toString)
                        .distinct())
                .containsExactly("Function relu → gelu");
        StructuralDiff norms = diff(Step.FEWER_ACTIVATIONS, Step.FEWER_NORMS);
        assertThat(norms.rows().stream()
                        .flatMap(row -> row.inside().stream())
                        .filter(layer -> layer.status() == DiffRow.Status.REMOVED))
                .hasSize(2 * 18);
    }

    private static StructuralDiff diff(Step from, Step to) {
        return StructuralDiff.between(rung(from).architecture(), rung(to).architecture());
    }

    @ParameterizedTest
    @MethodSource("rungs")
    void the_block_in_the_picture_is_one_of_the_rungs_own(Rung rung) {
        List<Operation> block = operations(rung.block());

        assertThat(block).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Collections.indexOfSubList(operations(rung.architecture()), block))
                .isPositive();
    }

    /** Without those of the ends, and without stochastic depth. */
    private static List<Operation> operations(Architecture network) {
        return Expansion.expand(network).nodes().stream()
                .map(Node::operation)
                .filter(operation -> operation.type().group() != OperationType.Group.ENDS)
                .filter(operation -> !(operation instanceof DropPath))
                .toList();
    }

    @Test
    void the_lectures_gains_stand_beside_the_papers() {
        assertThat(ModernisationLadder.lecture()).hasSize(6).allSatisfy(claim -> {
            double paper = ModernisationLadder.rung(claim.rung())
                            .orElseThrow()
                            .reported()
                            .top1()
                    - ModernisationLadder.rung(claim.rung() - 1)
                            .orElseThrow()
                            .reported()
                            .top1();
            assertThat(claim.gain()).isCloseTo(paper, within(0.2));
        });
    }
}
