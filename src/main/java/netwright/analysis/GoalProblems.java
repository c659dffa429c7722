package netwright.analysis;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.TensorShape;

/** Whether the network can do what it is for: tell the classes of images apart. */
final class GoalProblems {

    /** Share of the image's side that an object is assumed to fill. */
    static final double OBJECT_SHARE = 0.75;

    private GoalProblems() {}

    static List<Problem> of(Graph graph, Walk walk, Totals totals) {
        List<Problem> problems = new ArrayList<>();
        graph.outputs().stream().limit(1).forEach(output -> classifier(graph, walk, output, problems));
        if (totals.complete() && totals.receptiveField() instanceof ReceptiveField field) {
            small(graph.architecture().input(), field, problems);
        }
        return problems;
    }

    private static void classifier(Graph graph, Walk walk, Node output, List<Problem> problems) {
        NodeReport report = walk.nodes().get(output.id());
        List<Edge> into = graph.into(output.id());
        if (report == null || into.isEmpty()) {
            return;
        }
        int classes = graph.architecture().classes();
        TensorShape shape = report.output();
        Edge edge = into.getFirst();
        if (shape.spatial()) {
            problems.add(Problem.error(
                    Place.edge(edge),
                    "%s: there is no classifier yet; it receives a feature map of %s instead of %d class scores."
                            .formatted(ShapeProblems.name(output), shape, classes),
                    new Fix(
                            "Add global pooling, flatten and Linear to %d classes".formatted(classes),
                            a -> head(a, edge, classes))));
        } else if (shape.channels() != classes) {
            Node before = graph.node(edge.from());
            Fix fix = before.operation() instanceof Linear linear
                    ? new Fix(
                            "Set %s to %d outputs".formatted(before.id(), classes),
                            a -> a.replace(before.id(), new Linear(classes, linear.bias())))
                    : new Fix(
                            "Add Linear to %d classes".formatted(classes),
                            a -> ShapeFixes.insert(a, edge, "classifier", new Linear(classes, true)));
            problems.add(Problem.error(
                    Place.edge(edge),
                    "%s receives %s scores, but there are %d classes."
                            .formatted(ShapeProblems.name(output), shape, classes),
                    fix));
        }
    }

    private static Architecture head(Architecture architecture, Edge edge, int classes) {
        String linear = architecture.freeId("classifier");
        String flatten = architecture.freeId("flatten");
        Architecture classified = ShapeFixes.insert(architecture, edge, "classifier", new Linear(classes, true));
        Architecture flat = ShapeFixes.insert(classified, new Edge(edge.from(), linear, 0), "flatten", new Flatten());
        return ShapeFixes.insert(flat, new Edge(edge.from(), flatten, 0), "pool", AdaptiveAvgPool2d.toOne());
    }

    private static void small(TensorShape input, ReceptiveField field, List<Problem> problems) {
        if (field.vertical().size() < OBJECT_SHARE * input.height()
                || field.horizontal().size() < OBJECT_SHARE * input.width()) {
            problems.add(Problem.warning(
                    Place.WHOLE,
                    "Before pooling, one position sees %d×%d of %d×%d pixels: less than an object that fills three quarters of the image. Go deeper, stride earlier or use larger kernels."
                            .formatted(
                                    field.vertical().size(),
                                    field.horizontal().size(),
                                    input.height(),
                                    input.width())));
        }
    }
}
