package netwright.analysis;

import static netwright.analysis.ProblemAssertions.onlyError;
import static netwright.analysis.ProblemAssertions.problem;
import static org.assertj.core.api.Assertions.assertThat;

import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AvgPool2d;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Multiply;
import netwright.architecture.Output;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.Stage;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;

/** Shapes that do not fit: one sentence with the actual shapes, and fixes that lift it. */
class ShapeProblemsTest {

    private static Conv2d conv(int out, int kernel, int stride, int padding) {
        return new Conv2d(out, Size.of(kernel), Size.of(stride), Padding.of(padding), Size.ONE, 1, true);
    }

    @Test
    void unequal_inputs_of_an_add_are_projected_with_the_right_stride() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .conv("conv2", 32, 3, 2)
                .then("add", new Add(), "conv1", "conv2")
                .classified();
        Problem problem = onlyError(drawing, "Add: it adds inputs of equal shape and receives 16×32×32 and 32×16×16.");

        assertThat(problem.place()).isEqualTo(Place.node("add"));
        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Project 16×32×32 to 32×16×16: 1×1 convolution with stride 2 on the edge from conv1");
        Architecture fixed = ProblemAssertions.lifted(drawing, problem);
        assertThat(Analysis.of(fixed).sound()).isTrue();
        assertThat(fixed.node("projection").orElseThrow().operation())
                .isEqualTo(new Conv2d(32, Size.ONE, Size.of(2), Padding.NONE, Size.ONE, 1, false));
    }

    @Test
    void inputs_of_an_add_that_differ_in_channels_can_be_projected_either_way() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .conv("conv2", 32, 3, 1)
                .then("add", new Add(), "conv1", "conv2")
                .classified();
        Problem problem = problem(drawing, "Add: it adds inputs of equal shape and receives 16×32×32 and 32×32×32.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly(
                        "Project 16×32×32 to 32×32×32: 1×1 convolution on the edge from conv1",
                        "Project 32×32×32 to 16×32×32: 1×1 convolution on the edge from conv2");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void of_three_inputs_of_an_add_the_one_that_differs_is_projected() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .conv("conv2", 16, 3, 1)
                .conv("conv3", 8, 3, 1)
                .then("add", new Add(), "conv1", "conv2", "conv3")
                .classified();
        Problem problem = problem(drawing, "Add: it adds inputs of equal shape and receives 16×32×32 and 8×32×32.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Project 8×32×32 to 16×32×32: 1×1 convolution on the edge from conv3");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void unequal_sides_of_a_concat_are_pooled_down() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .conv("conv2", 8, 3, 2)
                .conv("conv3", 8, 3, 2)
                .then("concat", new Concat(), "conv1", "conv2", "conv3")
                .classified();
        Problem problem = onlyError(
                drawing, "Concat: it joins maps of equal height and width and receives 16×32×32 and 8×16×16.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Pool down to 8×8 on the edge from conv1 and from conv2");
        Architecture fixed = ProblemAssertions.lifted(drawing, problem);
        assertThat(Analysis.of(fixed).nodes().get("concat").output()).isEqualTo(TensorShape.map(32, 8, 8));
    }

    @Test
    void sides_of_a_concat_that_no_window_leads_to_are_averaged() {
        Architecture drawing = Sketch.of(3, 5, 5)
                .conv("conv1", 4, 3, 1)
                .then("conv2", conv(4, 2, 1, 0))
                .then("concat", new Concat(), "conv1", "conv2")
                .classified();
        Problem problem =
                problem(drawing, "Concat: it joins maps of equal height and width and receives 4×5×5 and 4×4×4.");

        Architecture fixed = ProblemAssertions.lifted(drawing, problem);
        assertThat(fixed.node("pool2").orElseThrow().operation()).isEqualTo(new AdaptiveAvgPool2d(Size.of(4)));
    }

    @Test
    void a_gate_that_cannot_broadcast_gets_the_channels_of_what_it_gates() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .then("squeeze", AdaptiveAvgPool2d.toOne())
                .conv("gate", 4, 1, 1)
                .then("scale", new Multiply(), "conv1", "gate")
                .classified();
        Problem problem = onlyError(
                drawing, "Multiply scale: 16×32×32 and 4×1×1 cannot be multiplied: each side has to be equal or 1.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Bring 4×1×1 to 16 channels with a 1×1 convolution");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void a_gate_on_the_first_port_is_fixed_as_well() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .then("squeeze", AdaptiveAvgPool2d.toOne())
                .conv("gate", 4, 1, 1)
                .then("scale", new Multiply(), "gate", "conv1")
                .classified();

        ProblemAssertions.lifted(drawing, problem(drawing, "Multiply scale: 4×1×1 and 16×32×32 cannot be multiplied"));
    }

    @Test
    void a_vector_cannot_gate_a_map() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .then("squeeze", AdaptiveAvgPool2d.toOne())
                .then("flat", new Flatten())
                .then("scale", new Multiply(), "conv1", "flat")
                .classified();

        onlyError(
                drawing,
                "Multiply scale: 16×32×32 and 16 cannot be multiplied: one is a map and one a vector; keep a gate C×1×1.");
    }

    @Test
    void groups_that_do_not_divide_are_set_to_a_divisor() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .then("conv2", Conv2d.plain(64, 3, 1).withGroups(3))
                .classified();
        Problem problem = onlyError(drawing, "Conv2d conv2: 16 input channels do not divide into 3 groups.");

        assertThat(problem.place()).isEqualTo(Place.edge(Edge.of("conv1", "conv2")));
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Set groups to 2");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void output_channels_that_do_not_divide_into_groups_are_rounded_up() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .then("conv2", Conv2d.plain(30, 3, 1).withGroups(4))
                .classified();
        Problem problem = onlyError(drawing, "Conv2d conv2: 30 output channels do not divide into 4 groups.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Set groups to 2", "Set output channels to 32");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void an_output_below_one_is_padded_or_gets_a_smaller_kernel() {
        Architecture drawing =
                Sketch.of(3, 4, 4).then("conv1", conv(8, 5, 1, 0)).classified();
        Problem problem = onlyError(
                drawing, "Conv2d conv1: the output would be 0×0. Input 3×4×4, kernel 5×5, stride 1×1, padding 0×0.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Set padding to 2", "Set kernel to 4", "Remove this layer");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void a_dilated_kernel_that_is_too_wide_says_what_it_spans() {
        Conv2d dilated = new Conv2d(8, Size.of(3), Size.of(2), Padding.NONE, Size.of(4), 1, true);
        Architecture drawing = Sketch.of(3, 8, 8).then("conv1", dilated).classified();

        ProblemAssertions.lifted(
                drawing,
                onlyError(
                        drawing,
                        "Conv2d conv1: the output would be 0×0. Input 3×8×8, kernel 9×9, stride 2×2, padding 0×0."));
    }

    @Test
    void pooling_wider_than_the_map_gets_a_smaller_kernel() {
        Architecture max =
                Sketch.of(3, 2, 8).then("max", MaxPool2d.square(3, 2, 0)).classified();
        Architecture average = Sketch.of(3, 2, 8)
                .then("avg", new AvgPool2d(Size.of(3), Size.of(2), Size.of(0), false, true))
                .classified();
        Problem problem = onlyError(
                max, "MaxPool2d max: the output would be 0×3. Input 3×2×8, kernel 3×3, stride 2×2, padding 0×0.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Set kernel to 2×3", "Remove this layer");
        ProblemAssertions.lifted(max, problem);
        ProblemAssertions.lifted(average, onlyError(average, "AvgPool2d avg: the output would be 0×3."));
    }

    @Test
    void pooling_padded_by_more_than_half_its_kernel_is_refused_as_in_pytorch() {
        Architecture drawing =
                Sketch.of(3, 8, 8).then("max", MaxPool2d.square(2, 2, 2)).classified();

        onlyError(drawing, "MaxPool2d max: padding 2×2 is more than half of kernel 2×2.");
    }

    @Test
    void linear_on_a_feature_map_is_flattened_or_pooled_first() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 2)
                .then("fc", new Linear(10, true))
                .then("output", new Output())
                .drawn();
        Problem problem = onlyError(
                drawing,
                "Linear fc: it needs a vector and receives a feature map of 16×16×16; flatten it or pool it first.");

        assertThat(problem.fixes())
                .extracting(Fix::label)
                .containsExactly("Insert global average pooling and flatten", "Insert flatten");
        assertThat(parametersAfter(drawing, problem.fixes().getFirst())).isEqualTo(16 * 10 + 10);
        assertThat(parametersAfter(drawing, problem.fixes().getLast())).isEqualTo(16 * 16 * 16 * 10 + 10);
        ProblemAssertions.lifted(drawing, problem);
    }

    private static long parametersAfter(Architecture drawing, Fix fix) {
        return Analysis.of(fix.edit().apply(drawing)).nodes().get("fc").cost().parameters();
    }

    @Test
    void a_convolution_behind_flatten_offers_to_remove_the_flatten() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("flat", new Flatten())
                .conv("conv1", 16, 3, 1)
                .classified();
        Problem problem = onlyError(
                drawing, "Conv2d conv1: it works on feature maps C×H×W and receives a vector of 3072 features.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Remove flat");
        ProblemAssertions.lifted(drawing, problem);
    }

    @Test
    void a_merge_with_one_input_offers_to_go() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv1", 16, 3, 1)
                .then("add", new Add())
                .classified();

        ProblemAssertions.lifted(drawing, onlyError(drawing, "Add: it joins two or more inputs and has 1."));
    }

    @Test
    void what_does_not_fit_inside_a_block_is_told_with_the_block_and_the_inside() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("flat", new Flatten())
                .then("stage", Stage.TYPE.create())
                .then("output", new Output())
                .drawn();

        Problem problem = onlyError(
                drawing,
                "Stage: inside, Conv2d 0.conv1: it works on feature maps C×H×W and receives a vector of 3072 features.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Remove stage and connect through");
        ProblemAssertions.lifted(drawing, problem);
    }
}
