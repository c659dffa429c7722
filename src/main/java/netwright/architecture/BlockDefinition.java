package netwright.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A block that people made: nodes, edges and the settings lifted out of them, part of the document that uses it. Other
 * such blocks may be inside; as a definition holds theirs, none can contain itself.
 *
 * @param id name in documents, and of the nodes drawn with it
 * @param title name on screen
 * @param nodes in an order in which each comes after those it reads
 * @param edges among the nodes; one that starts at {@link Fragment#IN} carries the block's input
 * @param output id of the node whose output is the block's
 */
public record BlockDefinition(
        String id, String title, List<Node> nodes, List<Edge> edges, String output, List<LiftedSetting> settings) {

    public static final int LONGEST_TITLE = 60;
    public static final int MOST_NODES = 2_000;

    /** Operations that a block may hold, all copies of all blocks inside it counted. */
    static final int MOST_OPERATIONS = 20_000;

    private static final int DEEPEST = 12;
    private static final int MOST_SETTINGS = 200;

    private static final Field REPEAT = Field.integer(
            DefinedBlock.REPEAT,
            "Repeat",
            1,
            1,
            512,
            "copies",
            "Copies, one after the other. A stride set here takes effect in the first.");

    public BlockDefinition {
        settings = List.copyOf(settings);
        require(id.matches(Node.ID_PATTERN), "'%s' is no name for a block", id);
        require(OperationTypes.find(id).isEmpty(), "'%s' is the name of a layer or block that everyone has", id);
        require(
                !title.isBlank() && title.length() <= LONGEST_TITLE,
                "a block's title has 1 to %d characters",
                LONGEST_TITLE);
        require(!nodes.isEmpty() && nodes.size() <= MOST_NODES, "a block holds 1 to %d nodes", MOST_NODES);
        Map<String, Node> byId = byId(nodes);
        for (Edge edge : edges) {
            require(
                    edge.from().equals(Fragment.IN) || byId.containsKey(edge.from()),
                    "an edge starts at '%s', which is not inside",
                    edge.from());
            require(byId.containsKey(edge.to()), "an edge ends at '%s', which is not inside", edge.to());
        }
        require(byId.containsKey(output), "the output is that of '%s', which is not inside", output);
        nodes = ordered(nodes, edges);
        edges = List.copyOf(edges);
        require(depth(nodes) <= DEEPEST, "blocks are nested more than %d deep", DEEPEST);
        require(size(nodes) <= MOST_OPERATIONS, "more than %d operations are inside", MOST_OPERATIONS);
        require(settings.size() <= MOST_SETTINGS, "a block has at most %d settings", MOST_SETTINGS);
        Set<String> names = new HashSet<>();
        Set<LiftedSetting.Target> targets = new HashSet<>();
        for (LiftedSetting setting : settings) {
            require(names.add(setting.name()), "there are two settings named '%s'", setting.name());
            for (LiftedSetting.Target target : setting.targets()) {
                require(targets.add(target), "%s is set by two settings", target);
            }
            setting.field(byId).check(setting.defaultValue());
        }
    }

    private static void require(boolean holds, String message, Object... parts) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(parts));
        }
    }

    private static Map<String, Node> byId(List<Node> nodes) {
        Map<String, Node> byId = new LinkedHashMap<>();
        for (Node node : nodes) {
            require(byId.put(node.id(), node) == null, "two nodes inside are named '%s'", node.id());
            require(
                    node.operation().type().group() != OperationType.Group.ENDS,
                    "%s is an end of a network; a block has none",
                    node.id());
        }
        return byId;
    }

    /** In order of reading; nodes that could come at the same time keep theirs. */
    private static List<Node> ordered(List<Node> nodes, List<Edge> edges) {
        Map<String, List<Edge>> into = new HashMap<>();
        edges.forEach(
                edge -> into.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge));
        for (Node node : nodes) {
            int inputs = into.getOrDefault(node.id(), List.of()).size();
            require(inputs > 0, "%s has no input", node.id());
            require(
                    inputs == 1 || node.operation() instanceof MergeLayer,
                    "%s takes one input and has %d",
                    node.id(),
                    inputs);
            require(
                    inputs
                            == into.get(node.id()).stream()
                                    .map(Edge::port)
                                    .distinct()
                                    .count(),
                    "two edges end at one port of '%s'",
                    node.id());
        }
        Set<String> known = new HashSet<>(Set.of(Fragment.IN));
        List<Node> waiting = new ArrayList<>(nodes);
        List<Node> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int before = ordered.size();
            for (Node node : List.copyOf(waiting)) {
                if (into.get(node.id()).stream().allMatch(edge -> known.contains(edge.from()))) {
                    known.add(node.id());
                    ordered.add(node);
                }
            }
            require(
                    ordered.size() > before,
                    "%s is part of a loop",
                    waiting.getFirst().id());
            waiting.removeAll(ordered.subList(before, ordered.size()));
        }
        return List.copyOf(ordered);
    }

    private static int depth(List<Node> nodes) {
        int depth = 0;
        for (Node node : nodes) {
            if (node.operation() instanceof DefinedBlock block) {
                depth = Math.max(depth, depth(block.definition().nodes()));
            }
        }
        return depth + 1;
    }

    /** Operations in a list of nodes, those in user-made blocks counted copy by copy. */
    static long size(List<Node> nodes) {
        long size = 0;
        for (Node node : nodes) {
            size += node.operation() instanceof DefinedBlock block ? block.size() : 1;
        }
        return size;
    }

    /** What palette, form, file format and canvas know of the block. */
    public OperationType type() {
        return new OperationType(
                id,
                title,
                OperationType.Group.BLOCK,
                1,
                "A block of this drawing, with %d %s inside."
                        .formatted(nodes.size(), nodes.size() == 1 ? "node" : "nodes"),
                "own mine my custom " + id,
                chosen -> fields(),
                values -> DefinedBlock.of(this, values));
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        Map<String, Node> byId = byId(nodes);
        settings.forEach(setting -> fields.add(setting.field(byId)));
        fields.add(REPEAT);
        return List.copyOf(fields);
    }

    /** One field, without working out the others, which are many where blocks are nested. */
    Optional<Field> field(String name) {
        return name.equals(DefinedBlock.REPEAT)
                ? Optional.of(REPEAT)
                : settings.stream()
                        .filter(setting -> setting.name().equals(name))
                        .findFirst()
                        .map(setting -> setting.field(byId(nodes)));
    }

    public BlockDefinition withId(String newId) {
        return new BlockDefinition(newId, title, nodes, edges, output, settings);
    }

    public BlockDefinition withTitle(String newTitle) {
        return new BlockDefinition(id, newTitle, nodes, edges, output, settings);
    }

    public BlockDefinition withSettings(List<LiftedSetting> newSettings) {
        return new BlockDefinition(id, title, nodes, edges, output, newSettings);
    }

    BlockDefinition withNodes(List<Node> newNodes) {
        return newNodes.equals(nodes) ? this : new BlockDefinition(id, title, newNodes, edges, output, settings);
    }

    /** The user-made blocks that are directly inside. */
    public Set<String> uses() {
        Set<String> uses = new HashSet<>();
        for (Node node : nodes) {
            if (node.operation() instanceof DefinedBlock block) {
                uses.add(block.definition().id());
            }
        }
        return uses;
    }
}
