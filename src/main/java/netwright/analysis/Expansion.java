package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Fragment;
import netwright.architecture.Layer;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Opened;
import netwright.architecture.Operation;
import netwright.architecture.Position;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;

/**
 * Replaces blocks by what is inside them, under the ids {@code block.inner}. The result computes the same. Blocks whose
 * input is not known stay as they are, since what is inside depends on it.
 */
public final class Expansion {

    private static final int ROW = 96;
    private static final int LONGEST_ID = 80;

    private final Analysis analysis;
    private final boolean deep;
    private final Set<String> taken = new HashSet<>();

    private Expansion(Architecture architecture, boolean deep) {
        this.analysis = Analysis.of(architecture);
        this.deep = deep;
        architecture.nodes().forEach(node -> taken.add(node.id()));
        if (!deep) {
            architecture.opened().forEach(opened -> taken.add(opened.id()));
        }
    }

    /** Only primitive layers, as far as shapes are known. */
    public static Architecture expand(Architecture architecture) {
        return new Expansion(architecture, true).open(architecture, node -> true);
    }

    /**
     * One block opened by one level; the parts of a stage are its blocks. The drawing remembers what was opened, see
     * {@link Closing}. Unchanged where there is nothing to open.
     */
    public static Architecture open(Architecture architecture, String id) {
        return new Expansion(architecture, false)
                .open(architecture, node -> node.id().equals(id));
    }

    /** Several blocks opened by one level, at the price of one. */
    public static Architecture open(Architecture architecture, Set<String> ids) {
        return new Expansion(architecture, false).open(architecture, node -> ids.contains(node.id()));
    }

    /** Every block opened, level by level, until only layers are left; each can be closed again as if opened by itself. */
    public static Architecture openAll(Architecture architecture) {
        Architecture before = architecture;
        Architecture opened = oneLevel(before);
        while (opened != before) {
            before = opened;
            opened = oneLevel(before);
        }
        return opened;
    }

    private static Architecture oneLevel(Architecture architecture) {
        return new Expansion(architecture, false).open(architecture, node -> true);
    }

    /** An opened block: what is inside, the edges among it, and the id of the part whose output leaves it. */
    private record Inside(List<Node> nodes, List<Edge> edges, Map<String, String> parts, String end) {}

    /** A part that is placed, and the shape it puts out. */
    private record Placed(String id, TensorShape output) {}

    private Architecture open(Architecture architecture, Predicate<Node> chosen) {
        Map<String, Edge> feeding = new HashMap<>();
        architecture.edges().forEach(edge -> feeding.merge(edge.to(), edge, Expansion::firstPort));
        Map<String, Inside> opened = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (Node node : architecture.nodes()) {
            Edge into = feeding.get(node.id());
            boolean known = analysis.nodes().containsKey(node.id()) && into != null;
            if (known && node.operation() instanceof Block block && chosen.test(node)) {
                NodeReport source = analysis.nodes().get(into.from());
                Inside inside = inside(node, block, source.output());
                opened.put(node.id(), inside);
                nodes.addAll(inside.nodes());
            } else {
                nodes.add(node);
            }
        }
        if (opened.isEmpty()) {
            return architecture;
        }
        List<Opened> remembered = new ArrayList<>();
        if (!deep) {
            remembered.addAll(architecture.opened());
            opened.forEach((id, inside) ->
                    remembered.add(new Opened(architecture.node(id).orElseThrow(), inside.parts())));
        }
        return new Architecture(
                architecture.name(),
                architecture.input(),
                architecture.classes(),
                nodes,
                edges(architecture, opened, feeding),
                architecture.blocks(),
                remembered);
    }

    private static Edge firstPort(Edge a, Edge b) {
        return a.port() <= b.port() ? a : b;
    }

    private static List<Edge> edges(Architecture architecture, Map<String, Inside> opened, Map<String, Edge> feeding) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : architecture.edges()) {
            Inside source = opened.get(edge.from());
            String from = source == null ? edge.from() : source.end();
            Inside target = opened.get(edge.to());
            if (target == null) {
                edges.add(new Edge(from, edge.to(), edge.port()));
            } else if (edge.equals(feeding.get(edge.to()))) {
                for (Edge inner : target.edges()) {
                    edges.add(inner.from().equals(Fragment.IN) ? new Edge(from, inner.to(), inner.port()) : inner);
                }
            }
        }
        return edges;
    }

    private Inside inside(Node node, Block block, TensorShape in) {
        if (deep) {
            taken.remove(node.id());
        }
        Inside inside = new Inside(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), node.id());
        Placed end = parts(node, node.id(), block, new Placed(Fragment.IN, in), inside);
        return new Inside(inside.nodes(), inside.edges(), inside.parts(), end.id());
    }

    private Placed parts(Node drawn, String id, Block block, Placed in, Inside inside) {
        Fragment fragment = block.expand(in.output());
        Map<String, Placed> placed = new HashMap<>();
        placed.put(Fragment.IN, in);
        for (Fragment.Part part : fragment.parts()) {
            List<Placed> inputs = part.inputs().stream().map(placed::get).toList();
            String name = id + "." + part.id();
            Placed here = deep && part.operation() instanceof Block inner
                    ? parts(drawn, name, inner, inputs.getFirst(), inside)
                    : place(drawn, name, part.operation(), inputs, inside);
            placed.put(part.id(), here);
            inside.parts().put(part.id(), here.id());
        }
        return placed.get(fragment.output());
    }

    private Placed place(Node drawn, String name, Operation operation, List<Placed> inputs, Inside inside) {
        String id = free(name);
        Position at = drawn.at() instanceof Position top
                ? new Position(top.x(), top.y() + ROW * inside.nodes().size())
                : null;
        inside.nodes().add(new Node(id, operation, at));
        for (int port = 0; port < inputs.size(); port++) {
            inside.edges().add(new Edge(inputs.get(port).id(), id, port));
        }
        return new Placed(
                id, output(operation, inputs.stream().map(Placed::output).toList()));
    }

    private static TensorShape output(Operation operation, List<TensorShape> inputs) {
        return switch (operation) {
            case Block block -> output(block, inputs.getFirst());
            case UnaryLayer unary -> unary.output(inputs.getFirst());
            case MergeLayer merge -> merge.output(inputs);
            case Layer source -> throw new IllegalStateException("No block contains " + source);
        };
    }

    private static TensorShape output(Block block, TensorShape in) {
        Fragment fragment = block.expand(in);
        Map<String, TensorShape> shapes = new HashMap<>();
        shapes.put(Fragment.IN, in);
        for (Fragment.Part part : fragment.parts()) {
            shapes.put(
                    part.id(),
                    output(
                            part.operation(),
                            part.inputs().stream().map(shapes::get).toList()));
        }
        return shapes.get(fragment.output());
    }

    /** The id itself unless a node has it already or it is too long. */
    private String free(String id) {
        String stem = id.length() <= LONGEST_ID ? id : id.substring(id.length() - LONGEST_ID + 6);
        String candidate = stem;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = stem.substring(0, Math.min(stem.length(), LONGEST_ID - 6)) + "_" + i;
        }
        return candidate;
    }
}
