package netwright.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;

/** Who reads whom in a drawing, under the names of a later drawing. */
final class Neighbours {

    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, List<String>> targets = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    static Neighbours of(Architecture architecture) {
        return of(architecture, Map.of());
    }

    static Neighbours of(Architecture architecture, Map<String, String> renamed) {
        Neighbours neighbours = new Neighbours();
        architecture.edges().stream()
                .sorted(Comparator.comparingInt(Edge::port))
                .forEach(edge -> {
                    String from = renamed.getOrDefault(edge.from(), edge.from());
                    String to = renamed.getOrDefault(edge.to(), edge.to());
                    neighbours.edges.add(new Edge(from, to, edge.port()));
                    neighbours
                            .sources
                            .computeIfAbsent(to, id -> new ArrayList<>())
                            .add(from);
                    neighbours
                            .targets
                            .computeIfAbsent(from, id -> new ArrayList<>())
                            .add(to);
                });
        return neighbours;
    }

    List<String> sources(String id) {
        return sources.getOrDefault(id, List.of());
    }

    List<String> targets(String id) {
        return targets.getOrDefault(id, List.of());
    }

    /** {@code " between a and b"}. */
    String place(String id) {
        String from = String.join(", ", sources(id));
        String to = String.join(", ", targets(id));
        if (from.isEmpty()) {
            return to.isEmpty() ? "" : " before " + to;
        }
        return to.isEmpty() ? " after " + from : " between %s and %s".formatted(from, to);
    }

    /** Lines drawn and erased between nodes that were there before and after, unless an added or removed node explains them. */
    List<String> edgesAgainst(Neighbours old, Set<String> nodesNow, Set<String> nodesBefore) {
        List<String> sentences = new ArrayList<>();
        for (Edge edge : missingFrom(old.edges, edges)) {
            boolean bothStay = nodesNow.contains(edge.from()) && nodesNow.contains(edge.to());
            if (bothStay && !leads(edge.from(), edge.to(), nodesBefore)) {
                sentences.add("disconnected %s from %s".formatted(edge.from(), edge.to()));
            }
        }
        for (Edge edge : missingFrom(edges, old.edges)) {
            boolean bothWere = nodesBefore.contains(edge.from()) && nodesBefore.contains(edge.to());
            if (bothWere && !old.leads(edge.from(), edge.to(), nodesNow)) {
                sentences.add("connected %s to %s".formatted(edge.from(), edge.to()));
            }
        }
        for (Map.Entry<String, List<String>> node : sources.entrySet()) {
            List<String> earlier = old.sources(node.getKey());
            boolean sameSet = ArchitectureDiff.sorted(earlier).equals(ArchitectureDiff.sorted(node.getValue()));
            if (sameSet && earlier.size() == node.getValue().size() && !earlier.equals(node.getValue())) {
                sentences.add("inputs of %s in another order: %s"
                        .formatted(node.getKey(), String.join(", ", node.getValue())));
            }
        }
        return sentences;
    }

    /** Edges of one list that the other lacks, ports aside. */
    private static List<Edge> missingFrom(List<Edge> some, List<Edge> others) {
        Set<String> known = new HashSet<>();
        others.forEach(edge -> known.add(edge.from() + "\n" + edge.to()));
        return some.stream()
                .filter(edge -> !known.contains(edge.from() + "\n" + edge.to()))
                .toList();
    }

    /** There is a way from one node to another through nodes that the other drawing does not have. */
    private boolean leads(String from, String to, Set<String> elsewhere) {
        Deque<String> open = new ArrayDeque<>(targets(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.remove();
            if (seen.add(id) && !elsewhere.contains(id)) {
                if (targets(id).contains(to)) {
                    return true;
                }
                open.addAll(targets(id));
            }
        }
        return false;
    }
}
