package netwright.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Node;
import netwright.architecture.Output;

/** An architecture indexed for walking: neighbours in constant time, and an order in which inputs come first. */
final class Graph {

    private final Architecture architecture;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Edge>> into = new HashMap<>();
    private final Map<String, List<Edge>> outOf = new HashMap<>();
    private final List<Node> order = new ArrayList<>();

    private Graph(Architecture architecture) {
        this.architecture = architecture;
        architecture.nodes().forEach(node -> nodes.put(node.id(), node));
        for (Edge edge : architecture.edges()) {
            into.computeIfAbsent(edge.to(), id -> new ArrayList<>(2)).add(edge);
            outOf.computeIfAbsent(edge.from(), id -> new ArrayList<>(2)).add(edge);
        }
        into.values().forEach(edges -> edges.sort(Comparator.comparingInt(Edge::port)));
    }

    static Graph of(Architecture architecture) {
        Graph graph = new Graph(architecture);
        graph.sort();
        return graph;
    }

    /** Kahn's algorithm; nodes on and behind cycles are left out. */
    private void sort() {
        Map<String, Integer> missing = new HashMap<>();
        Deque<Node> ready = new ArrayDeque<>();
        for (Node node : nodes.values()) {
            int count = into(node.id()).size();
            missing.put(node.id(), count);
            if (count == 0) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            Node node = ready.remove();
            order.add(node);
            for (Edge edge : outOf(node.id())) {
                if (missing.merge(edge.to(), -1, Integer::sum) == 0) {
                    ready.add(nodes.get(edge.to()));
                }
            }
        }
    }

    /** Nodes on cycles and between them, in drawing order; those only behind a cycle are left out. */
    List<Node> entangled() {
        Set<String> left = new LinkedHashSet<>(nodes.keySet());
        order.forEach(node -> left.remove(node.id()));
        Deque<String> open = new ArrayDeque<>(left);
        while (!open.isEmpty()) {
            String id = open.remove();
            boolean leadsOn = outOf(id).stream().anyMatch(edge -> left.contains(edge.to()));
            if (!leadsOn && left.remove(id)) {
                into(id).stream().map(Edge::from).filter(left::contains).forEach(open::add);
            }
        }
        return left.stream().map(this::node).toList();
    }

    Architecture architecture() {
        return architecture;
    }

    Iterable<Node> nodes() {
        return nodes.values();
    }

    Node node(String id) {
        return nodes.get(id);
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    List<Edge> into(String id) {
        return into.getOrDefault(id, List.of());
    }

    List<Edge> outOf(String id) {
        return outOf.getOrDefault(id, List.of());
    }

    /** Every node after those it reads; without nodes on or behind cycles. */
    List<Node> order() {
        return order;
    }

    List<Node> inputs() {
        return nodes.values().stream()
                .filter(node -> node.operation() instanceof Input)
                .toList();
    }

    List<Node> outputs() {
        return nodes.values().stream()
                .filter(node -> node.operation() instanceof Output)
                .toList();
    }

    /** The outputs of the network and of auxiliary classifiers. */
    List<Node> ends() {
        return nodes.values().stream().filter(node -> node.operation().ends()).toList();
    }

    /** Ids of the nodes from which an end can be reached, ends included. */
    Set<String> reachingEnd() {
        return reaching(ends().stream().map(Node::id).toList());
    }

    /** Ids of the nodes from which one of these can be reached, themselves included. */
    Set<String> reaching(List<String> ends) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(ends);
        while (!open.isEmpty()) {
            String id = open.remove();
            if (seen.add(id)) {
                into(id).forEach(edge -> open.add(edge.from()));
            }
        }
        return seen;
    }

    /** The shortest way from a node back to itself, beginning with it; empty when there is none. */
    List<String> shortestCycle(String start) {
        Map<String, String> before = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String id = open.remove();
            for (Edge edge : outOf(id)) {
                if (edge.to().equals(start)) {
                    return way(start, id, before);
                }
                if (before.putIfAbsent(edge.to(), id) == null) {
                    open.add(edge.to());
                }
            }
        }
        return List.of();
    }

    private static List<String> way(String start, String end, Map<String, String> before) {
        List<String> way = new ArrayList<>();
        for (String id = end; !id.equals(start); id = before.get(id)) {
            way.add(id);
        }
        way.add(start);
        return way.reversed();
    }

    /** Ids of the nodes that can be reached from this one, itself included, nearest first. */
    Set<String> reachableFrom(String start) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (seen.add(id)) {
                outOf(id).forEach(edge -> open.add(edge.to()));
            }
        }
        return seen;
    }
}
