package netwright.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Node;
import netwright.architecture.OperationType;
import netwright.architecture.Output;
import netwright.architecture.Position;

/** What is wrong with the drawing as a graph, whatever the shapes. */
final class StructureProblems {

    /** Nodes named in one sentence at most. */
    private static final int NAMES = 8;

    private StructureProblems() {}

    static List<Problem> of(Graph graph) {
        List<Problem> problems = new ArrayList<>();
        ends(graph, problems);
        names(graph, problems);
        Architecture architecture = graph.architecture();
        if (architecture.edges().isEmpty()) {
            problems.add(Problem.error(
                    Place.WHOLE,
                    "Nothing is connected yet: draw a line from Input through your layers to Output.",
                    new Fix("Connect from top to bottom", StructureProblems::chain)));
            return problems;
        }
        for (Node node : graph.nodes()) {
            ports(graph, node, problems);
        }
        Set<String> cyclic = cycles(graph, problems);
        loose(graph, cyclic, problems);
        return problems;
    }

    private static void ends(Graph graph, List<Problem> problems) {
        if (graph.inputs().isEmpty()) {
            problems.add(Problem.error(
                    Place.WHOLE,
                    "There is no Input: images have nowhere to enter.",
                    new Fix("Add an Input", a -> a.add(Node.of(a.freeId("input"), new Input())))));
        }
        if (graph.outputs().isEmpty()) {
            problems.add(Problem.error(
                    Place.WHOLE,
                    "There is no Output: the class scores have nowhere to leave.",
                    new Fix("Add an Output", a -> a.add(Node.of(a.freeId("output"), new Output())))));
        }
        surplus(graph.inputs(), problems);
        surplus(graph.outputs(), problems);
    }

    private static void surplus(List<Node> ends, List<Problem> problems) {
        for (Node extra : ends.subList(Math.min(1, ends.size()), ends.size())) {
            Fix removal = new Fix("Remove it", a -> a.remove(Set.of(extra.id())));
            Fix second =
                    new Fix("Make it an auxiliary output", a -> a.replace(extra.id(), AuxiliaryOutput.TYPE.create()));
            problems.add(Problem.error(
                    Place.node(extra.id()),
                    "%s: a network has one %s, this is another."
                            .formatted(
                                    ShapeProblems.name(extra),
                                    extra.operation().type().label()),
                    extra.operation().ends() ? new Fix[] {removal, second} : new Fix[] {removal}));
        }
    }

    /** More lines than the node has places for them. */
    private static void ports(Graph graph, Node node, List<Problem> problems) {
        int inputs = node.operation().type().inputs();
        List<Edge> into = graph.into(node.id());
        if (inputs != OperationType.ANY_NUMBER && into.size() > inputs) {
            String from = into.stream().map(Edge::from).collect(Collectors.joining(" and "));
            into.subList(inputs, into.size())
                    .forEach(extra -> problems.add(Problem.error(
                            Place.edge(extra),
                            "%s takes %s and is given %s. Join branches with Add or Concat first."
                                    .formatted(ShapeProblems.name(node), inputs == 0 ? "no input" : "one input", from),
                            remove(extra))));
        }
        if (node.operation().ends()) {
            graph.outOf(node.id())
                    .forEach(extra -> problems.add(Problem.error(
                            Place.edge(extra),
                            "%s is the end, yet %s reads from it.".formatted(ShapeProblems.name(node), extra.to()),
                            removeAll(extra))));
        }
    }

    /** Takes the line away, and others that join the same nodes at other ports. */
    private static Fix removeAll(Edge edge) {
        return new Fix(
                "Remove the edge from %s to %s".formatted(edge.from(), edge.to()),
                a -> a.edges().stream()
                        .filter(other ->
                                other.from().equals(edge.from()) && other.to().equals(edge.to()))
                        .reduce(a, Architecture::disconnect, (one, other) -> other));
    }

    private static Fix remove(Edge edge) {
        return new Fix("Remove the edge from %s to %s".formatted(edge.from(), edge.to()), a -> a.disconnect(edge));
    }

    /** A node called like a layer inside a block would take that layer's place in exports and saved weights. */
    private static void names(Graph graph, List<Problem> problems) {
        for (Node node : graph.nodes()) {
            String id = node.id();
            for (int dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) {
                String outer = id.substring(0, dot);
                if (graph.has(outer) && graph.node(outer).operation() instanceof Block) {
                    String free = id.replace('.', '_');
                    problems.add(Problem.error(
                            Place.node(id),
                            "%s is named as if it were inside %s."
                                    .formatted(ShapeProblems.name(node), ShapeProblems.name(graph.node(outer))),
                            new Fix("Rename it", a -> a.rename(id, a.freeId(free)))));
                    break;
                }
            }
        }
    }

    private static Architecture chain(Architecture architecture) {
        List<Node> sorted = architecture.nodes().stream()
                .filter(node -> !(node.operation() instanceof AuxiliaryOutput))
                .sorted(Comparator.comparingInt(StructureProblems::rank).thenComparingInt(StructureProblems::height))
                .toList();
        Architecture result = architecture;
        for (int i = 1; i < sorted.size(); i++) {
            result = result.connect(sorted.get(i - 1).id(), sorted.get(i).id());
        }
        return result;
    }

    private static int rank(Node node) {
        return node.operation() instanceof Input ? 0 : node.operation() instanceof Output ? 2 : 1;
    }

    private static int height(Node node) {
        return node.at() instanceof Position at ? at.y() : Integer.MAX_VALUE;
    }

    /** One circle for each knot of nodes that reach each other; answers all nodes in knots. */
    private static Set<String> cycles(Graph graph, List<Problem> problems) {
        Set<String> done = new HashSet<>();
        for (Node node : graph.entangled()) {
            if (done.contains(node.id())) {
                continue;
            }
            List<String> cycle = graph.shortestCycle(node.id());
            if (!cycle.isEmpty()) {
                Edge back = graph.into(node.id()).stream()
                        .filter(edge -> edge.from().equals(cycle.getLast()))
                        .findFirst()
                        .orElseThrow();
                problems.add(
                        Problem.error(Place.edge(back), circle(cycle) + ": data would never arrive.", removeAll(back)));
                Set<String> knot = graph.reachableFrom(node.id());
                knot.retainAll(graph.reaching(List.of(node.id())));
                done.addAll(knot);
            }
        }
        return done;
    }

    private static String circle(List<String> cycle) {
        if (cycle.size() == 1) {
            return cycle.getFirst() + " reads its own output";
        }
        int shown = cycle.size() > NAMES ? NAMES - 1 : cycle.size();
        String others = shown < cycle.size() ? String.format(Locale.ROOT, " and %,d more", cycle.size() - shown) : "";
        return String.join(", ", cycle.subList(0, shown)) + others + " go round in a circle";
    }

    private static void loose(Graph graph, Set<String> cyclic, List<Problem> problems) {
        Set<String> leading = graph.reachingEnd();
        for (Node node : graph.nodes()) {
            String name = ShapeProblems.name(node);
            boolean reads = !graph.into(node.id()).isEmpty();
            boolean feeds = !graph.outOf(node.id()).isEmpty();
            boolean source = node.operation() instanceof Input;
            if (!source && !reads) {
                problems.add(withoutInput(graph, node, name, feeds));
            } else if (!leading.contains(node.id()) && !feeds && !cyclic.contains(node.id())) {
                problems.add(deadEnd(graph, node, name));
            }
        }
    }

    private static Problem withoutInput(Graph graph, Node node, String name, boolean feeds) {
        if (!node.operation().ends()) {
            List<Fix> ways = new ArrayList<>();
            graph.inputs().stream()
                    .filter(input -> graph.outOf(input.id()).isEmpty())
                    .findFirst()
                    .ifPresent(input -> ways.add(
                            new Fix("Connect %s to it".formatted(input.id()), a -> a.connect(input.id(), node.id()))));
            ways.add(new Fix("Remove it", a -> a.remove(Set.of(node.id()))));
            return new Problem(
                    Problem.Severity.ERROR,
                    Place.node(node.id()),
                    name + (feeds ? " has no input." : " is not connected."),
                    ways);
        }
        Fix removal = new Fix("Remove it", a -> a.remove(Set.of(node.id())));
        List<Fix> fixes = graph.order().reversed().stream()
                .filter(other ->
                        graph.outOf(other.id()).isEmpty() && !other.operation().ends())
                .filter(other -> !graph.into(other.id()).isEmpty())
                .limit(1)
                .map(last -> new Fix("Connect %s to it".formatted(last.id()), a -> a.connect(last.id(), node.id())))
                .toList();
        List<Fix> all = node.operation() instanceof AuxiliaryOutput
                ? Stream.concat(fixes.stream(), Stream.of(removal)).toList()
                : fixes;
        return new Problem(Problem.Severity.ERROR, Place.node(node.id()), name + " has no input.", all);
    }

    private static Problem deadEnd(Graph graph, Node node, String name) {
        List<Fix> fixes = new ArrayList<>();
        graph.outputs().stream()
                .filter(output -> graph.into(output.id()).isEmpty())
                .findFirst()
                .ifPresent(output ->
                        fixes.add(new Fix("Connect it to " + output.id(), a -> a.connect(node.id(), output.id()))));
        if (!(node.operation() instanceof Input)) {
            fixes.add(new Fix("Remove it", a -> a.remove(Set.of(node.id()))));
        }
        return new Problem(
                Problem.Severity.WARNING,
                Place.node(node.id()),
                "%s ends a branch that reaches no output.".formatted(name),
                fixes);
    }
}
