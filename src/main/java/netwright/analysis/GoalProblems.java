package netwright.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryHead;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/** Whether the network can do what it is for: tell the classes of images apart. */
final class GoalProblems {

    /** Share of the image's side that an object is assumed to fill. */
    static final double OBJECT_SHARE = 0.75;

    private GoalProblems() {}

    static List<Problem> of(Graph graph, Walk walk, Totals totals) {
        List<Problem> problems = new ArrayList<>();
        graph.ends().stream()
                .filter(end -> !(end.operation() instanceof Output)
                        || end == graph.outputs().getFirst())
                .forEach(end -> classifier(graph, walk, end, problems));
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
            Node before = scorer(graph, graph.node(edge.from()), shape.channels());
            Fix fix = withOutputs(before.operation(), classes)
                    .map(fitting -> new Fix(
                            "Set %s to %d outputs".formatted(before.id(), classes),
                            a -> a.replace(before.id(), fitting)))
                    .orElseGet(() -> new Fix(
                            "Add Linear to %d classes".formatted(classes),
                            a -> ShapeFixes.insert(a, edge, "classifier", new Linear(classes, true))));
            problems.add(Problem.error(
                    Place.edge(edge),
                    "%s receives %s scores, but there are %d classes."
                            .formatted(ShapeProblems.name(output), shape, classes),
                    fix));
        }
    }

    /** The layer that makes the scores: the one in front of the output, or a 1×1 convolution that is only pooled and flattened. */
    private static Node scorer(Graph graph, Node last, int scores) {
        Node node = last;
        while (graph.into(node.id()).size() == 1) {
            boolean keepsScores = switch (node.operation()) {
                case Flatten flatten -> true;
                case AdaptiveAvgPool2d pool -> true;
                case Activation activation -> true;
                default -> false;
            };
            if (!keepsScores) {
                break;
            }
            node = graph.node(graph.into(node.id()).getFirst().from());
        }
        boolean classifies =
                node.operation() instanceof Conv2d conv && conv.kernel().equals(Size.ONE) && conv.out() == scores;
        return classifies ? node : last;
    }

    /** The classifier with another number of classes; empty where the operation is none. */
    private static Optional<Operation> withOutputs(Operation classifier, int classes) {
        return switch (classifier) {
            case Linear linear -> Optional.of(new Linear(classes, linear.bias()));
            case Conv2d conv -> Optional.of(conv.withOut(classes));
            case AuxiliaryHead head -> Optional.of(head.withOut(classes));
            default -> Optional.empty();
        };
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
