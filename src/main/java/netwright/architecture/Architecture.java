package netwright.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A drawn network, immutable: every edit makes a new one. It may be unfinished or wrong; only its references hold:
 * node ids are unique, edges join existing nodes, and no two edges end at the same port.
 *
 * @param name for people
 * @param input shape of one image, C×H×W
 * @param classes width the classifier should have
 * @param blocks the blocks made for it, each after those inside it
 * @param opened blocks that were opened into their parts, each before those opened inside it
 */
public record Architecture(
        String name,
        TensorShape input,
        int classes,
        List<Node> nodes,
        List<Edge> edges,
        List<BlockDefinition> blocks,
        List<Opened> opened) {

    public Architecture {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        blocks = List.copyOf(blocks);
        opened = List.copyOf(opened);
        if (!input.spatial()) {
            throw new IllegalArgumentException("The input is an image C×H×W");
        }
        if (classes < 1) {
            throw new IllegalArgumentException("There is at least one class");
        }
        Set<String> ids = HashSet.newHashSet(nodes.size());
        for (Node node : nodes) {
            require(ids.add(node.id()), "There are two nodes named '" + node.id() + "'.");
        }
        Set<String> ports = HashSet.newHashSet(edges.size());
        for (Edge edge : edges) {
            require(ids.contains(edge.from()), "An edge starts at '" + edge.from() + "', which is not there.");
            require(ids.contains(edge.to()), "An edge ends at '" + edge.to() + "', which is not there.");
            require(
                    ports.add(edge.to() + '\n' + edge.port()),
                    "Two edges end at port " + edge.port() + " of '" + edge.to() + "'.");
        }
        for (Opened block : opened) {
            require(ids.add(block.id()), "'" + block.id() + "' is the name of a block that was opened.");
        }
        Definitions.check(blocks, nodes, opened);
    }

    /** A network without blocks of its own. */
    public Architecture(String name, TensorShape input, int classes, List<Node> nodes, List<Edge> edges) {
        this(name, input, classes, nodes, edges, List.of(), List.of());
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A new drawing: an input joined to nothing, and an output. */
    public static Architecture empty(String name, TensorShape input, int classes) {
        return new Architecture(
                name,
                input,
                classes,
                List.of(Node.of("input", new Input()), Node.of("output", new Output())),
                List.of());
    }

    public Optional<Node> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** Edges that end at the node, in port order. */
    public List<Edge> into(String id) {
        return edges.stream()
                .filter(edge -> edge.to().equals(id))
                .sorted(Comparator.comparingInt(Edge::port))
                .toList();
    }

    public List<Edge> outOf(String id) {
        return edges.stream().filter(edge -> edge.from().equals(id)).toList();
    }

    public Architecture withName(String newName) {
        return new Architecture(newName, input, classes, nodes, edges, blocks, opened);
    }

    public Architecture withInput(TensorShape newInput) {
        return new Architecture(name, newInput, classes, nodes, edges, blocks, opened);
    }

    public Architecture withClasses(int newClasses) {
        return new Architecture(name, input, newClasses, nodes, edges, blocks, opened);
    }

    /** Other nodes and edges; of the opened blocks those stay of which something is left. */
    public Architecture with(List<Node> newNodes, List<Edge> newEdges) {
        return new Architecture(
                name, input, classes, newNodes, newEdges, blocks, Openings.left(opened, idsOf(newNodes)));
    }

    /** With other opened blocks; parts that are no nodes are left out. */
    public Architecture withOpened(List<Opened> newOpened) {
        return new Architecture(name, input, classes, nodes, edges, blocks, Openings.left(newOpened, idsOf(nodes)));
    }

    /** What can be drawn here: what everyone has, and the blocks made for this network. */
    public List<OperationType> types() {
        List<OperationType> types = new ArrayList<>(OperationTypes.all());
        blocks.forEach(block -> types.add(block.type()));
        return types;
    }

    /** Throws {@link IllegalArgumentException} that names the id. */
    public OperationType type(String id) {
        return block(id).map(BlockDefinition::type).orElseGet(() -> OperationTypes.get(id));
    }

    /** A block made for this network. */
    public Optional<BlockDefinition> block(String id) {
        return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
    }

    /** With a block more, or another definition of one; nodes keep what the new definition has and allows. */
    public Architecture define(BlockDefinition block) {
        return Definitions.define(this, block);
    }

    /** Without a block. Throws {@link IllegalArgumentException} that says where it is used. */
    public Architecture undefine(String id) {
        return Definitions.undefine(this, id);
    }

    /** With the blocks of another network, under free names where a name here means something else. */
    public Architecture adopt(Collection<BlockDefinition> others) {
        return Definitions.adopt(this, others).drawing();
    }

    public Architecture add(Node node) {
        List<Node> all = new ArrayList<>(nodes);
        all.add(node);
        return with(all, edges);
    }

    /** Removes nodes and the edges at them. */
    public Architecture remove(Collection<String> ids) {
        Set<String> gone = Set.copyOf(ids);
        return with(
                nodes.stream().filter(node -> !gone.contains(node.id())).toList(),
                edges.stream()
                        .filter(edge -> !gone.contains(edge.from()) && !gone.contains(edge.to()))
                        .toList());
    }

    /** Removes a node and joins what it read, by its first input, to all that read it. */
    public Architecture bypass(String id) {
        Architecture result = remove(List.of(id));
        List<Edge> into = into(id);
        if (!into.isEmpty()) {
            for (Edge out : outOf(id)) {
                result = result.connect(new Edge(into.getFirst().from(), out.to(), out.port()));
            }
        }
        return result;
    }

    /** Joins two nodes. An edge already at that port of the target is replaced. */
    public Architecture connect(Edge edge) {
        List<Edge> all = new ArrayList<>(edges);
        all.removeIf(other -> other.to().equals(edge.to()) && other.port() == edge.port());
        all.add(edge);
        return with(nodes, all);
    }

    public Architecture connect(String from, String to) {
        return connect(new Edge(from, to, freePort(to)));
    }

    /** The port a new edge takes: the next one of a merge, the only one of other layers. */
    public int freePort(String to) {
        boolean merge = node(to).orElseThrow().operation() instanceof MergeLayer;
        return merge ? into(to).stream().mapToInt(Edge::port).max().orElse(-1) + 1 : 0;
    }

    public Architecture disconnect(Edge edge) {
        return with(nodes, edges.stream().filter(other -> !other.equals(edge)).toList());
    }

    public Architecture mapNodes(UnaryOperator<Node> change) {
        return with(nodes.stream().map(change).toList(), edges);
    }

    /** Gives a node another operation and keeps its connections; inputs beyond what the operation takes are dropped. */
    public Architecture replace(String id, Operation operation) {
        Architecture changed = mapNodes(node -> node.id().equals(id) ? node.withOperation(operation) : node);
        List<Edge> into = changed.into(id);
        Architecture result = changed;
        int keep = operation instanceof MergeLayer ? into.size() : operation instanceof Input ? 0 : 1;
        for (Edge extra : into.subList(Math.min(keep, into.size()), into.size())) {
            result = result.disconnect(extra);
        }
        return keep == 1 && !into.isEmpty() ? result.renumber(into.getFirst()) : result;
    }

    private Architecture renumber(Edge edge) {
        return disconnect(edge).connect(Edge.of(edge.from(), edge.to()));
    }

    /** Renames a node everywhere. Throws {@link IllegalArgumentException} when the name is taken or not allowed. */
    public Architecture rename(String id, String newId) {
        UnaryOperator<String> name = old -> old.equals(id) ? newId : old;
        return new Architecture(
                this.name,
                input,
                classes,
                nodes.stream()
                        .map(node -> node.id().equals(id) ? new Node(newId, node.operation(), node.at()) : node)
                        .toList(),
                edges.stream()
                        .map(edge -> new Edge(name.apply(edge.from()), name.apply(edge.to()), edge.port()))
                        .toList(),
                blocks,
                opened.stream().map(block -> block.renamed(name)).toList());
    }

    /** Puts an existing, so far unconnected node into an edge. */
    public Architecture insert(String id, Edge onEdge) {
        return disconnect(onEdge)
                .connect(new Edge(onEdge.from(), id, freePort(id)))
                .connect(new Edge(id, onEdge.to(), onEdge.port()));
    }

    /** {@code base} if it is free, else with the first free number behind it. */
    public String freeId(String base) {
        return freeId(base, ids());
    }

    private Set<String> ids() {
        Set<String> ids = idsOf(nodes);
        opened.forEach(block -> ids.add(block.id()));
        return ids;
    }

    private static Set<String> idsOf(List<Node> nodes) {
        Set<String> ids = HashSet.newHashSet(nodes.size());
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }

    static String freeId(String base, Set<String> taken) {
        String stem = base.replaceFirst("_?\\d+$", "");
        String candidate = base;
        for (int i = 2; taken.contains(candidate); i++) {
            String number = stem.isEmpty() ? base + "_" + i : Integer.toString(i);
            candidate = stem.substring(0, Math.min(stem.length(), Node.LONGEST_ID - number.length())) + number;
        }
        return candidate;
    }

    /** Some of the nodes, the edges among them, and of blocks and openings what they need. */
    public Architecture part(Collection<String> ids) {
        Set<String> chosen = Set.copyOf(ids);
        List<Node> some =
                nodes.stream().filter(node -> chosen.contains(node.id())).toList();
        List<Edge> among = edges.stream()
                .filter(edge -> chosen.contains(edge.from()) && chosen.contains(edge.to()))
                .toList();
        List<Opened> whole = Openings.whole(opened, chosen);
        return new Architecture(name, input, classes, some, among, Definitions.used(blocks, some, whole), whole);
    }

    /** Adds copies of another drawing's nodes and of what belongs to them, under free names. The last nodes are the copies. */
    public Architecture paste(Architecture part, int dx, int dy) {
        return new Pasting(this, ids(), dx, dy).of(part);
    }
}
