package netwright.analysis;

import static netwright.analysis.ProblemAssertions.lifted;
import static netwright.analysis.ProblemAssertions.onlyError;
import static netwright.analysis.ProblemAssertions.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Node;
import netwright.architecture.Output;
import netwright.architecture.Position;
import netwright.architecture.Stage;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong with a drawing as a graph. */
class StructureProblemsTest {

    @Test
    void a_drawing_without_a_line_is_connected_from_top_to_bottom() {
        Architecture empty = Architecture.empty("new", TensorShape.map(3, 32, 32), 10)
                .add(new Node("below", Activation.relu(), new Position(0, 200)))
                .add(new Node("above", Conv2d.plain(8, 3, 1), new Position(0, 100)));
        Problem problem =
                onlyError(empty, "Nothing is connected yet: draw a line from Input through your layers to Output.");

        assertThat(problem.place()).isEqualTo(Place.WHOLE);
        assertThat(lifted(empty, problem).edges())
                .containsExactly(Edge.of("input", "above"), Edge.of("above", "below"), Edge.of("below", "output"));
    }

    @Test
    void a_circle_is_named_with_its_nodes_and_cut_open() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("add", new Add())
                .conv("conv", 3, 3, 1)
                .relu("relu")
                .edge("relu", "add", 1)
                .conv("behind", 8, 3, 1)
                .classified();
        Problem problem = problem(drawing, "add, conv, relu go round in a circle: data would never arrive.");

        assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(problem.place().edge()).isEqualTo(new Edge("relu", "add", 1));
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Remove the edge from relu to add");
        lifted(drawing, problem);
    }

    @Test
    void of_circles_that_share_nodes_the_shortest_is_named_so_that_its_fix_takes_it_away() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("add", new Add())
                .relu("a")
                .relu("b")
                .edge("a", "add", 1)
                .edge("b", "add", 2)
                .edge("a", "add", 3)
                .classified();
        Architecture once = lifted(drawing, problem(drawing, "add, a go round in a circle"));
        Architecture twice = lifted(once, problem(once, "add, a, b go round in a circle"));

        ProblemAssertions.assertNone(twice, "circle");
    }

    @Test
    void two_circles_are_two_problems() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .then("a", new Add(), "input")
                .edge("a", "a", 1)
                .then("b", new Add(), "a")
                .relu("c")
                .edge("c", "b", 1)
                .classified();

        assertThat(Analysis.of(drawing).problems())
                .extracting(Problem::message)
                .contains("a reads its own output: data would never arrive.")
                .contains("b, c go round in a circle: data would never arrive.");
    }

    @Test
    @Timeout(5)
    void a_circle_through_thousands_of_nodes_is_found_without_delay() {
        List<Node> nodes = new ArrayList<>(List.of(Node.of("input", new Input())));
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            nodes.add(Node.of("n" + i, i == 0 ? new Add() : Activation.relu()));
            edges.add(Edge.of(i == 0 ? "input" : "n" + (i - 1), "n" + i));
        }
        edges.add(new Edge("n12000", "n0", 1));
        Architecture drawing = new Architecture("ring", TensorShape.map(3, 8, 8), 10, nodes, edges);

        problem(drawing, "n0, n1, n2, n3, n4, n5, n6 and 11,994 more go round in a circle: data would never arrive.");
    }

    @Test
    void a_branch_that_reaches_no_output_is_a_warning_at_its_end() {
        Architecture drawing = Sketch.of(3, 8, 8)
                .conv("conv", 16, 3, 1)
                .conv("deep", 16, 7, 1)
                .conv("side", 4, 3, 1)
                .relu("end")
                .then("pool", netwright.architecture.AdaptiveAvgPool2d.toOne(), "deep")
                .then("flatten", new netwright.architecture.Flatten())
                .then("fc", new netwright.architecture.Linear(10, true))
                .then("output", new Output())
                .drawn();
        Problem problem = problem(drawing, "Activation end ends a branch that reaches no output.");

        assertThat(Analysis.of(drawing).problems()).hasSize(1);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Remove it");
        lifted(drawing, problem);
    }

    @Test
    void an_end_that_could_be_the_output_offers_to_be_connected() {
        Architecture drawing = Sketch.of(3, 8, 8).conv("conv", 16, 3, 1).drawn().add(Node.of("output", new Output()));
        Problem dead = problem(drawing, "Conv2d conv ends a branch that reaches no output.");
        Problem open = problem(drawing, "Output has no input.");

        assertThat(dead.fixes()).extracting(Fix::label).containsExactly("Connect it to output", "Remove it");
        assertThat(open.fixes()).extracting(Fix::label).containsExactly("Connect conv to it");
        lifted(drawing, dead);
        lifted(drawing, open);
    }

    @Test
    void nodes_that_read_nothing_are_named() {
        Architecture drawing = Sketch.of(3, 8, 8)
                .conv("conv", 16, 3, 1)
                .classified()
                .add(Node.of("alone", Activation.relu()))
                .add(Node.of("source", Activation.relu()))
                .add(Node.of("sink", Activation.relu()))
                .connect("source", "sink");

        lifted(drawing, problem(drawing, "Activation alone is not connected."));
        lifted(drawing, problem(drawing, "Activation source has no input."));
    }

    @Test
    void a_missing_or_second_end_is_named() {
        Architecture none = Sketch.of(3, 8, 8).conv("conv", 16, 3, 1).drawn();
        Architecture two = Sketch.of(3, 8, 8)
                .conv("conv", 16, 3, 1)
                .classified()
                .add(Node.of("second", new Input()))
                .add(Node.of("third", new Output()));

        lifted(none, problem(none, "There is no Output: the class scores have nowhere to leave."));
        Architecture headless = none.remove(List.of("input")).add(Node.of("relu", Activation.relu()));
        lifted(headless, problem(headless, "There is no Input: images have nowhere to enter."));
        lifted(two, problem(two, "Input second: a network has one Input, this is another."));
        lifted(two, problem(two, "Output third: a network has one Output, this is another."));
    }

    @Test
    void more_lines_than_a_layer_has_inputs_are_refused() {
        Architecture drawing = Sketch.of(3, 8, 8)
                .conv("a", 16, 3, 1)
                .conv("b", 16, 7, 1)
                .conv("c", 16, 3, 1)
                .edge("a", "c", 1)
                .classified();
        Problem problem = onlyError(
                drawing, "Conv2d c takes one input and is given b and a. Join branches with Add or Concat first.");

        assertThat(problem.place().edge()).isEqualTo(new Edge("a", "c", 1));
        lifted(drawing, problem);
    }

    @Test
    void nothing_leads_into_the_input_and_nothing_reads_from_the_output() {
        Architecture sound = Sketch.of(3, 8, 8).conv("a", 16, 7, 1).classified();
        Architecture behind = sound.add(Node.of("more", Activation.relu())).connect("output", "more");
        Architecture before = sound.add(Node.of("second", new Input())).connect(new Edge("second", "input", 0));

        lifted(behind, problem(behind, "Output is the end, yet more reads from it."));
        lifted(before, problem(before, "Input takes no input and is given second."));
    }

    @Test
    void a_node_named_like_the_inside_of_a_block_is_renamed() {
        Architecture drawing = Sketch.of(3, 8, 8)
                .then("stage", Stage.TYPE.create())
                .conv("stage.0.conv1", 64, 3, 1)
                .classified();
        Problem problem = problem(drawing, "Conv2d stage.0.conv1 is named as if it were inside Stage.");

        assertThat(lifted(drawing, problem).node("stage_0_conv1")).isPresent();
    }

    @Test
    @Timeout(10)
    void a_network_of_millions_of_layers_is_not_followed_to_its_end() {
        Sketch sketch = Sketch.of(3, 8, 8);
        for (int i = 0; i < 300; i++) {
            sketch.then("stage" + i, Stage.TYPE.create(java.util.Map.of("repeat", 512)));
        }
        Architecture drawing = sketch.drawn();

        problem(drawing, "The network has more than 50,000 layers; what lies behind stage");
        assertThatCode(() -> Expansion.expand(drawing)).doesNotThrowAnyException();
    }
}
