package netwright.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of a drawing that can become one block: one node outside feeds them, and what leaves them leaves from one.
 *
 * @param source the node outside that feeds them
 * @param output the chosen node whose output leaves
 */
public record Selection(Architecture drawing, List<Node> nodes, String source, String output) {

    /**
     * The nodes of these ids.
     *
     * @throws IllegalArgumentException that names what is in the way
     */
    public static Selection of(Architecture drawing, Collection<String> ids) {
        Set<String> chosen = new HashSet<>(ids);
        List<Node> nodes = drawing.nodes().stream()
                .filter(node -> chosen.contains(node.id()))
                .toList();
        require(!nodes.isEmpty(), "Choose the nodes that the block is made of.");
        for (Node node : nodes) {
            require(
                    node.operation().type().group() != OperationType.Group.ENDS,
                    "%s cannot be part of a block: leave the input and the output of the network out.",
                    node.id());
        }
        between(drawing, chosen);
        Set<String> sources = sources(drawing, nodes, chosen);
        require(
                sources.size() == 1,
                "A block has one input, and these nodes are fed by %s. Choose nodes that one node feeds.",
                listed(sources));
        Selection selection = new Selection(drawing, nodes, sources.iterator().next(), output(drawing, nodes, chosen));
        try {
            selection.definition("selection", "Selection", List.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("These nodes make no block: " + e.getMessage() + ".", e);
        }
        return selection;
    }

    private static void require(boolean holds, String message, Object... parts) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(parts));
        }
    }

    private static Set<String> sources(Architecture drawing, List<Node> nodes, Set<String> chosen) {
        Set<String> sources = new LinkedHashSet<>();
        for (Node node : nodes) {
            List<Edge> into = drawing.into(node.id());
            require(!into.isEmpty(), "%s has no input. Connect it, or leave it out.", node.id());
            into.stream().map(Edge::from).filter(id -> !chosen.contains(id)).forEach(sources::add);
        }
        require(!sources.isEmpty(), "These nodes form a loop, which nothing feeds.");
        return sources;
    }

    private static String output(Architecture drawing, List<Node> nodes, Set<String> chosen) {
        Set<String> leaving = new LinkedHashSet<>();
        Set<String> ends = new LinkedHashSet<>();
        for (Node node : nodes) {
            List<Edge> out = drawing.outOf(node.id());
            if (out.isEmpty()) {
                ends.add(node.id());
            } else if (out.stream().anyMatch(edge -> !chosen.contains(edge.to()))) {
                leaving.add(node.id());
            }
        }
        require(
                leaving.size() <= 1,
                "A block has one output, and other nodes read %s. Choose also what joins them, or fewer nodes.",
                listed(leaving));
        Set<String> outputs = leaving.isEmpty() ? ends : leaving;
        require(outputs.size() == 1, "A block has one output, and these nodes end in %s.", listed(outputs));
        return outputs.iterator().next();
    }

    /** Refuses nodes outside that read chosen ones and feed chosen ones. */
    private static void between(Architecture drawing, Set<String> chosen) {
        Set<String> behind =
                reached(chosen, id -> drawing.outOf(id).stream().map(Edge::to).toList());
        Set<String> before =
                reached(chosen, id -> drawing.into(id).stream().map(Edge::from).toList());
        behind.retainAll(before);
        behind.removeAll(chosen);
        require(
                behind.isEmpty(),
                "%s between the chosen nodes. Choose %s too.",
                listed(behind) + (behind.size() == 1 ? " lies" : " lie"),
                behind.size() == 1 ? "it" : "them");
    }

    private static Set<String> reached(Set<String> from, Function<String, List<String>> next) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String id : next.apply(open.remove())) {
                if (seen.add(id)) {
                    open.add(id);
                }
            }
        }
        return seen;
    }

    private static String listed(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    /**
     * The settings inside that could be the block's own. Those of one name and one value stand together, since they mostly
     * mean the same thing.
     */
    public List<LiftedSetting> liftable() {
        return liftable(inner());
    }

    /** The same for nodes inside a block. */
    public static List<LiftedSetting> liftable(List<Node> inner) {
        record Alike(String name, Field.Kind kind, Object value) {}
        Map<Alike, List<LiftedSetting.Target>> groups = new LinkedHashMap<>();
        Map<Alike, Field> fields = new LinkedHashMap<>();
        for (Node node : inner) {
            Map<String, Object> values = node.operation().settings();
            for (Field field : node.operation().type().fields(values)) {
                Alike alike = new Alike(field.name(), field.kind(), values.get(field.name()));
                fields.putIfAbsent(alike, field);
                groups.computeIfAbsent(alike, key -> new ArrayList<>())
                        .add(new LiftedSetting.Target(node.id(), field.name()));
            }
        }
        Set<String> names = new HashSet<>(Set.of(DefinedBlock.REPEAT));
        List<LiftedSetting> liftable = new ArrayList<>();
        groups.forEach((alike, targets) -> {
            String name = Architecture.freeId(alike.name(), names);
            String label = fields.get(alike).label();
            boolean first = names.add(alike.name());
            names.add(name);
            liftable.add(new LiftedSetting(
                    name, first ? label : label + " (" + targets.getFirst().node() + ")", alike.value(), targets));
        });
        List<String> order =
                groups.keySet().stream().map(Alike::name).distinct().toList();
        liftable.sort(Comparator.comparing(
                setting -> order.indexOf(setting.targets().getFirst().setting())));
        return liftable;
    }

    /** The nodes as they are inside the block: without places, and without what their names have in common. */
    private List<Node> inner() {
        int common = prefix();
        return nodes.stream()
                .map(node -> Node.of(node.id().substring(common), node.operation()))
                .toList();
    }

    /** Length of {@code layer1.0.} where all names begin so, as those of an opened block do. */
    private int prefix() {
        String first = nodes.getFirst().id();
        int common = first.lastIndexOf('.', first.length() - 2) + 1;
        while (common > 0 && !allBeginWith(first.substring(0, common))) {
            common = first.lastIndexOf('.', common - 2) + 1;
        }
        return common;
    }

    private boolean allBeginWith(String start) {
        return nodes.stream()
                .allMatch(node -> node.id().startsWith(start) && node.id().length() > start.length());
    }

    /** The block that the nodes make. */
    public BlockDefinition definition(String id, String title, List<LiftedSetting> lifted) {
        int common = prefix();
        Set<String> chosen = new HashSet<>();
        nodes.forEach(node -> chosen.add(node.id()));
        List<Edge> edges = new ArrayList<>();
        for (Node node : nodes) {
            List<Edge> into = drawing.into(node.id());
            for (int port = 0; port < into.size(); port++) {
                String from = into.get(port).from();
                edges.add(new Edge(
                        chosen.contains(from) ? from.substring(common) : Fragment.IN,
                        node.id().substring(common),
                        port));
            }
        }
        return new BlockDefinition(id, title, inner(), edges, output.substring(common), lifted);
    }

    /** The drawing with the block defined and one node of it where the chosen nodes were. */
    public Architecture replacedBy(BlockDefinition block) {
        Set<String> chosen = new HashSet<>();
        nodes.forEach(node -> chosen.add(node.id()));
        Set<String> others = new HashSet<>();
        drawing.nodes().stream()
                .map(Node::id)
                .filter(id -> !chosen.contains(id))
                .forEach(others::add);
        drawing.opened().forEach(opened -> others.add(opened.id()));
        String id = Architecture.freeId(block.id(), others);
        Node made = new Node(id, block.type().create(), place());
        return Swap.of(drawing.define(block), chosen, source, made);
    }

    private @Nullable Position place() {
        Position place = null;
        for (Node node : nodes) {
            if (node.at() instanceof Position at && (place == null || at.y() < place.y())) {
                place = at;
            }
        }
        return place;
    }
}
