package netwright.analysis;

import static netwright.analysis.ProblemAssertions.assertNone;
import static netwright.analysis.ProblemAssertions.lifted;
import static netwright.analysis.ProblemAssertions.onlyError;
import static netwright.analysis.ProblemAssertions.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Bottleneck;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.Flatten;
import netwright.architecture.Layer;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Linear;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Output;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import org.junit.jupiter.api.Test;

/** Networks that work and yet are probably not what was meant. */
class DoubtsTest {

    private static Conv2d conv(int out, int kernel, int stride, int padding) {
        return new Conv2d(out, Size.of(kernel), Size.of(stride), Padding.of(padding), Size.ONE, 1, false);
    }

    @Test
    void a_stride_that_steps_over_pixels_is_a_warning() {
        Architecture drawing =
                Sketch.of(3, 33, 33).then("conv", conv(8, 1, 3, 0)).classified();
        Problem problem = problem(drawing, "Conv2d conv: stride 3×3 steps over pixels that kernel 1×1 never reads.");

        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Set kernel to 3×3");
        lifted(drawing, problem);
    }

    @Test
    void the_strided_shortcut_of_a_residual_block_is_as_it_should_be() {
        for (String strideOn : java.util.List.of("3x3", "1x1")) {
            Architecture drawing = Sketch.of(3, 32, 32)
                    .then("block", Bottleneck.TYPE.create(Map.of("out", 32, "stride", 2, "strideOn", strideOn)))
                    .classified();

            assertNone(drawing, "never read");
            assertNone(Expansion.expand(drawing), "never read");
        }
    }

    @Test
    void a_strided_shortcut_may_be_normalised_in_either_way() {
        for (Layer norm : java.util.List.of(BatchNorm2d.plain(), new LayerNorm2d(1e-6))) {
            Architecture drawing = Sketch.of(3, 32, 32)
                    .then("conv", conv(8, 3, 2, 1), "input")
                    .then("shortcut", conv(8, 1, 2, 0), "input")
                    .then("norm", norm, "shortcut")
                    .then("add", new Add(), "conv", "norm")
                    .classified();

            assertNone(drawing, "never read");
        }
    }

    @Test
    void rows_at_the_border_that_no_window_reaches_are_a_hint() {
        Architecture drawing =
                Sketch.of(3, 15, 16).then("pool1", MaxPool2d.square(2, 2, 0)).classified();
        Problem problem =
                problem(drawing, "MaxPool2d pool1: input 3×15×16, stride 2: the last 1 row(s) are never read.");

        assertThat(problem.severity()).isEqualTo(Problem.Severity.HINT);
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Switch ceil mode on");
        lifted(drawing, problem);
    }

    @Test
    void branches_whose_centres_differ_are_a_warning() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("a", conv(8, 3, 2, 1), "input")
                .then("b", conv(8, 2, 2, 0), "input")
                .then("concat", new Concat(), "a", "b")
                .classified();
        Problem problem = problem(
                drawing,
                "Concat joins branches that look at different places: the centres of a and b start at (0.0, 0.0) and (0.5, 0.5), strides 2 and 2.");

        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(problem.place()).isEqualTo(Place.node("concat"));
    }

    @Test
    void branches_with_different_kernels_and_equal_centres_are_fine() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("a", conv(8, 3, 2, 1), "input")
                .then("b", conv(8, 5, 2, 2), "input")
                .then("concat", new Concat(), "a", "b")
                .classified();

        assertNone(drawing, "different places");
    }

    @Test
    void a_missing_classifier_is_added_with_pooling_and_flatten() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv", 16, 3, 2)
                .then("output", new Output())
                .drawn();
        Problem problem = onlyError(
                drawing,
                "Output: there is no classifier yet; it receives a feature map of 16×16×16 instead of 10 class scores.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Add global pooling, flatten and Linear to 10 classes");
        Analysis fixed = Analysis.of(lifted(drawing, problem));
        assertThat(fixed.sound()).isTrue();
        assertThat(fixed.totals().cost().parameters()).isEqualTo(16 * 27 + 170);
    }

    @Test
    void a_classifier_of_another_width_than_there_are_classes_is_set_to_it() {
        Architecture drawing =
                Sketch.of(3, 32, 32).conv("conv", 16, 3, 1).classified().withClasses(7);
        Problem problem = onlyError(drawing, "Output receives 10 scores, but there are 7 classes.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Set fc to 7 outputs");
        lifted(drawing, problem);
    }

    @Test
    void features_without_a_classifier_get_one() {
        Architecture drawing = Sketch.of(3, 4, 4)
                .then("flat", new Flatten())
                .then("output", new Output())
                .drawn();
        Problem problem = onlyError(drawing, "Output receives 48 scores, but there are 10 classes.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Add Linear to 10 classes");
        lifted(drawing, problem);
    }

    @Test
    void a_receptive_field_smaller_than_the_object_is_a_warning() {
        Architecture drawing = Sketch.of(3, 32, 32).conv("conv", 16, 3, 1).classified();
        Problem problem =
                problem(drawing, "Before pooling, one position sees 3×3 of 32×32 pixels: less than an object");

        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertNone(Sketch.of(3, 4, 4).conv("conv", 16, 3, 1).classified(), "Before pooling");
    }

    @Test
    void a_bias_that_batch_norm_undoes_is_a_hint() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("conv", conv(16, 3, 1, 1).withBias(true))
                .then("bn", BatchNorm2d.plain())
                .classified();
        Problem problem = problem(
                drawing,
                "Conv2d conv: its bias is undone by the batch norm behind it, which subtracts the mean. 16 parameters for nothing.");

        assertThat(problem.severity()).isEqualTo(Problem.Severity.HINT);
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Switch the bias off");
        lifted(drawing, problem);
    }

    @Test
    void a_bias_that_something_else_reads_too_has_its_use() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("conv", conv(16, 3, 1, 1).withBias(true))
                .then("bn", BatchNorm2d.plain())
                .then("concat", new Concat(), "conv", "bn")
                .classified();

        assertNone(drawing, "its bias is undone");
    }

    @Test
    void softmax_in_front_of_the_output_is_a_warning() {
        Architecture drawing = Sketch.of(3, 4, 4)
                .then("flat", new Flatten())
                .then("fc", new Linear(10, true))
                .then("softmax", Activation.of(Activation.Function.SOFTMAX))
                .then("output", new Output())
                .drawn();

        lifted(
                drawing,
                problem(
                        drawing,
                        "Activation softmax: the loss applies softmax itself; a second one flattens the gradients."));
    }

    @Test
    void errors_come_before_warnings_and_warnings_before_hints() {
        Architecture drawing = Sketch.of(3, 33, 33)
                .then("conv", conv(16, 1, 3, 0).withBias(true))
                .then("bn", BatchNorm2d.plain())
                .classified()
                .withClasses(3);

        assertThat(Analysis.of(drawing).problems())
                .extracting(Problem::severity)
                .isSorted()
                .contains(Problem.Severity.ERROR, Problem.Severity.WARNING, Problem.Severity.HINT);
    }
}
