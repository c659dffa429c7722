package netwright.analysis;

import java.util.List;
import netwright.architecture.Edge;
import netwright.architecture.Layer;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Objection;
import netwright.architecture.TensorShape;

/** Words an objection of a layer for the drawing, and finds the fixes for it. */
final class ShapeProblems {

    private ShapeProblems() {}

    /** {@code Conv2d conv3}. */
    static String name(Node node) {
        return node.operation().type().called(node.id());
    }

    static Problem of(Graph graph, Node node, String id, Layer layer, List<TensorShape> inputs, Objection objection) {
        boolean drawn = id.equals(node.id());
        String name = drawn
                ? name(node)
                : "%s: inside, %s %s"
                        .formatted(
                                name(node),
                                layer.type().label(),
                                id.substring(node.id().length() + 1));
        List<Fix> fixes = drawn
                ? ShapeFixes.of(graph, node, layer, inputs, objection.kind())
                : List.of(new Fix("Remove %s and connect through".formatted(node.id()), a -> a.bypass(node.id())));
        return new Problem(
                Problem.Severity.ERROR, place(graph, node, layer), name + ": " + objection.message() + ".", fixes);
    }

    private static Place place(Graph graph, Node node, Layer layer) {
        List<Edge> into = graph.into(node.id());
        return layer instanceof MergeLayer || into.size() != 1 ? Place.node(node.id()) : Place.edge(into.getFirst());
    }
}
