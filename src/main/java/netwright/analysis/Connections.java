package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Objection;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;
import org.jspecify.annotations.Nullable;

/**
 * What would be wrong with new edges from one node, asked while an edge is dragged.
 *
 * @param impossible by target node: the edge could never be legal
 * @param doubtful by target node: the shapes do not fit as they are; the edge may be drawn and the problem mended
 */
public record Connections(Map<String, String> impossible, Map<String, String> doubtful) {

    public static Connections from(String from, Architecture architecture, Analysis analysis) {
        Graph graph = Graph.of(architecture);
        Node source = graph.node(from);
        Map<String, String> impossible = new LinkedHashMap<>();
        Map<String, String> doubtful = new HashMap<>();
        if (source == null) {
            return new Connections(impossible, doubtful);
        }
        Set<String> before = graph.reaching(List.of(from));
        for (Node target : graph.nodes()) {
            String never = impossible(graph, source, target, before);
            if (never != null) {
                impossible.put(target.id(), never);
            } else if (analysis.nodes().get(from) instanceof NodeReport report) {
                String doubt = doubt(graph, analysis, target, report.output());
                if (doubt != null) {
                    doubtful.put(target.id(), doubt);
                }
            }
        }
        return new Connections(impossible, doubtful);
    }

    private static @Nullable String impossible(Graph graph, Node source, Node target, Set<String> before) {
        if (source.operation().ends()) {
            return source.operation().type().label() + " ends the network: nothing reads it.";
        }
        if (target.operation() instanceof Input) {
            return "Input reads nothing: it is where images enter.";
        }
        if (target.id().equals(source.id())) {
            return "A layer cannot read its own output.";
        }
        if (before.contains(target.id())) {
            return "%s comes before %s: the edge would close a circle.".formatted(target.id(), source.id());
        }
        boolean there =
                graph.into(target.id()).stream().anyMatch(edge -> edge.from().equals(source.id()));
        if (there && !(target.operation() instanceof MergeLayer)) {
            return "They are connected already.";
        }
        return null;
    }

    private static @Nullable String doubt(Graph graph, Analysis analysis, Node target, TensorShape shape) {
        Objection objection = switch (target.operation()) {
            case UnaryLayer layer -> layer.objection(shape);
            case MergeLayer merge -> joined(graph, analysis, target, merge, shape);
            case Block block
            when !shape.spatial() ->
                new Objection(Objection.Kind.NEEDS_MAP, "it works on feature maps and receives a vector");
            case Block block -> null;
            case Input input -> null;
        };
        return objection == null ? null : ShapeProblems.name(target) + ": " + objection.message() + ".";
    }

    private static @Nullable Objection joined(
            Graph graph, Analysis analysis, Node target, MergeLayer merge, TensorShape shape) {
        List<TensorShape> shapes = new ArrayList<>();
        for (Edge edge : graph.into(target.id())) {
            if (analysis.nodes().get(edge.from()) instanceof NodeReport report) {
                shapes.add(report.output());
            }
        }
        shapes.add(shape);
        return shapes.size() < 2 ? null : merge.objection(shapes);
    }
}
