package netwright.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Position;

/** Puts chains of operations in the place of drawn nodes, or behind them. */
final class Chains {

    private static final int ROW = 112;
    private static final int LONGEST_ID = 80;

    private Chains() {}

    /**
     * Each named node gives way to a chain that reads what it read and is read by what read it. A chain of one keeps the
     * node's name; the parts of a longer one are named {@code node.suffix}. What is drawn below moves down.
     */
    static Architecture replace(Architecture a, Map<String, List<LayerRule.Part>> chains) {
        Set<String> taken = new HashSet<>();
        a.nodes().forEach(node -> taken.add(node.id()));
        taken.removeAll(chains.keySet());
        Map<String, List<Node>> built = new LinkedHashMap<>();
        for (Node node : a.nodes()) {
            List<LayerRule.Part> chain = chains.get(node.id());
            if (chain != null) {
                built.put(node.id(), nodes(node, chain, taken));
            }
        }
        return spliced(a, built);
    }

    private static List<Node> nodes(Node old, List<LayerRule.Part> chain, Set<String> taken) {
        List<Node> nodes = new ArrayList<>();
        for (LayerRule.Part part : chain) {
            String name = chain.size() == 1 ? old.id() : old.id() + "." + part.suffix();
            nodes.add(new Node(free(name, taken), part.operation(), below(old.at(), nodes.size())));
        }
        return nodes;
    }

    /** Operations behind drawn nodes, which keep their names; each new node is named {@code node_suffix}. */
    static Architecture append(Architecture a, Map<String, Operation> behind, String suffix) {
        Set<String> taken = new HashSet<>();
        a.nodes().forEach(node -> taken.add(node.id()));
        Map<String, List<Node>> built = new LinkedHashMap<>();
        for (Node node : a.nodes()) {
            if (behind.get(node.id()) instanceof Operation operation) {
                String id = free(node.id() + "_" + suffix, taken);
                built.put(node.id(), List.of(node, new Node(id, operation, below(node.at(), 1))));
            }
        }
        return spliced(a, built);
    }

    /** Copies of a node behind it, one behind the other, named as the last number in its name goes on. */
    static Architecture append(Architecture a, String id, List<Node> more) {
        Node old = a.node(id).orElseThrow();
        Set<String> taken = new HashSet<>();
        a.nodes().forEach(node -> taken.add(node.id()));
        List<Node> chain = new ArrayList<>(List.of(old));
        for (Node node : more) {
            chain.add(new Node(free(node.id(), taken), node.operation(), below(old.at(), chain.size())));
        }
        return spliced(a, Map.of(id, chain));
    }

    private static Architecture spliced(Architecture a, Map<String, List<Node>> built) {
        Map<Integer, Integer> extra = new TreeMap<>();
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Map<String, String> ends = new HashMap<>();
        for (Node node : a.nodes()) {
            List<Node> chain = built.getOrDefault(node.id(), List.of(node));
            ends.put(node.id(), chain.getLast().id());
            if (node.at() instanceof Position at) {
                extra.merge(at.y(), (chain.size() - 1) * ROW, Math::max);
            }
        }
        for (Node node : a.nodes()) {
            List<Node> chain = built.getOrDefault(node.id(), List.of(node));
            int down = node.at() instanceof Position at ? shift(extra, at.y()) : 0;
            chain.forEach(part ->
                    nodes.add(part.at(part.at() instanceof Position p ? new Position(p.x(), p.y() + down) : null)));
            for (int i = 1; i < chain.size(); i++) {
                edges.add(Edge.of(chain.get(i - 1).id(), chain.get(i).id()));
            }
        }
        for (Edge edge : a.edges()) {
            List<Node> target = built.get(edge.to());
            String to = target == null ? edge.to() : target.getFirst().id();
            edges.add(new Edge(ends.get(edge.from()), to, edge.port()));
        }
        return a.with(nodes, edges);
    }

    private static int shift(Map<Integer, Integer> extra, int y) {
        return extra.entrySet().stream()
                .filter(row -> row.getKey() < y)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static @org.jspecify.annotations.Nullable Position below(
            @org.jspecify.annotations.Nullable Position at, int rows) {
        return at == null ? null : new Position(at.x(), at.y() + rows * ROW);
    }

    /** The name itself unless it is taken or too long; a long one keeps its end, which tells most. */
    private static String free(String name, Set<String> taken) {
        String stem = name.length() <= LONGEST_ID ? name : name.substring(name.length() - LONGEST_ID + 6);
        String candidate = stem;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = stem.substring(0, Math.min(stem.length(), LONGEST_ID - 6)) + "_" + i;
        }
        return candidate;
    }
}
