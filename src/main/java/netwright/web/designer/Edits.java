package netwright.web.designer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.OperationType;
import netwright.architecture.Position;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applies what the canvas asks for, see {@code docs/elements.md}. Throws {@link IllegalArgumentException} with a reason. */
final class Edits {

    static final int SHIFT = 32;
    private static final String CLIPBOARD = "netwright-clipboard/1";

    private Edits() {}

    static Architecture apply(Architecture architecture, JsonNode edits) {
        Architecture result = architecture;
        for (JsonNode edit : edits) {
            result = applyOne(result, edit);
        }
        return result;
    }

    private static Architecture applyOne(Architecture a, JsonNode edit) {
        return switch (edit.path("op").asString()) {
            case "add" -> add(a, edit);
            case "connect" -> connect(a, edit);
            case "disconnect" -> a.disconnect(edge(edit));
            case "remove" -> remove(a, ids(edit));
            case "move" -> move(a, edit.path("positions"));
            case "paste" -> paste(a, edit);
            case "duplicate" ->
                duplicate(
                        a,
                        ids(edit),
                        edit.path("dx").asInt(SHIFT),
                        edit.path("dy").asInt(SHIFT));
            case "insert" -> a.insert(edit.path("id").asString(), edge(edit.path("onEdge")));
            case "replace" ->
                replace(a, edit.path("id").asString(), edit.path("type").asString());
            case "rename" ->
                rename(a, edit.path("id").asString(), edit.path("to").asString());
            case "open" -> unpacked(a, edit.path("id").asString());
            case String unknown -> throw new IllegalArgumentException("Unknown edit '" + unknown + "'.");
        };
    }

    /** Puts a block's parts in its place; the canvas lays the drawing out anew, since they need more room than it had. */
    static Architecture unpacked(Architecture a, String id) {
        return Expansion.open(a, id).mapNodes(node -> node.at(null));
    }

    /** Opens every block into layers; unchanged, places included, where there is none. */
    static Architecture unpackedAll(Architecture a) {
        Architecture opened = Expansion.openAll(a);
        return opened == a ? a : opened.mapNodes(node -> node.at(null));
    }

    private static Edge edge(JsonNode json) {
        return new Edge(
                json.path("from").asString(),
                json.path("to").asString(),
                json.path("port").asInt(0));
    }

    static List<String> ids(JsonNode edit) {
        List<String> ids = new ArrayList<>();
        edit.path("ids").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    private static @Nullable Position position(JsonNode edit) {
        return edit.hasNonNull("x") && edit.hasNonNull("y")
                ? new Position(
                        (int) edit.path("x").asDouble(), (int) edit.path("y").asDouble())
                : null;
    }

    private static Architecture add(Architecture a, JsonNode edit) {
        OperationType type = a.type(edit.path("type").asString());
        Operation operation = type.create();
        String id = a.freeId(baseName(type));
        Position at = position(edit);
        if (at == null && !edit.has("after") && !edit.has("onEdge")) {
            return Placement.add(a, type.id(), "");
        }
        if (edit.has("onEdge")) {
            Node node = Node.of(id, operation).at(at);
            Edge on = edge(edit.path("onEdge"));
            return operation.ends() ? a.add(node).connect(on.from(), id) : insertNew(a, node, on);
        }
        Node after = a.node(edit.path("after").asString("")).orElse(null);
        if (after == null || after.operation().ends() || operation instanceof Input) {
            return a.add(Node.of(id, operation).at(at));
        }
        List<Edge> out = a.outOf(after.id());
        if (out.size() == 1 && !operation.ends()) {
            return insertNew(a, Node.of(id, operation), out.getFirst());
        }
        Position below = at != null || after.at() == null
                ? at
                : new Position(after.at().x(), after.at().y() + Room.ROW);
        boolean tight = at == null && below != null && a.nodes().stream().anyMatch(node -> covers(node.at(), below));
        Architecture roomy = tight ? movedDown(a, below.y() - Room.ROW + 1) : a;
        return roomy.add(Node.of(id, operation).at(below)).connect(after.id(), id);
    }

    private static boolean covers(@Nullable Position there, Position wanted) {
        return there != null
                && Math.abs(there.x() - wanted.x()) < Room.WIDTH
                && Math.abs(there.y() - wanted.y()) < Room.ROW;
    }

    /** Makes room for a row: what is drawn at or below a line moves down. */
    private static Architecture movedDown(Architecture a, int from) {
        return a.mapNodes(node -> node.at() instanceof Position p && p.y() >= from
                ? node.at(new Position(p.x(), p.y() + Room.ROW))
                : node);
    }

    /** Puts a new node into an edge; one without a place gets one, and what is drawn below moves down by a row. */
    private static Architecture insertNew(Architecture a, Node node, Edge edge) {
        Position from = a.node(edge.from()).map(Node::at).orElse(null);
        Position to = a.node(edge.to()).map(Node::at).orElse(null);
        if (from == null || to == null) {
            return a.add(node).insert(node.id(), edge);
        }
        Position at = node.at() == null ? new Position(from.x(), from.y() + Room.ROW) : node.at();
        boolean tight = node.at() == null && to.y() - from.y() < 2 * Room.ROW;
        Architecture roomy = tight ? movedDown(a, to.y()) : a;
        return roomy.add(node.at(at)).insert(node.id(), edge);
    }

    static String baseName(OperationType type) {
        return switch (type.id()) {
            case String id
            when id.length() > 2 && id.endsWith("2d") ->
                id.substring(0, id.length() - 2).replaceAll("_$", "");
            case String id -> id;
        };
    }

    private static Architecture connect(Architecture a, JsonNode edit) {
        String from = edit.path("from").asString();
        String to = edit.path("to").asString();
        if (a.node(to).isEmpty()) {
            throw new IllegalArgumentException("There is no node '" + to + "'.");
        }
        return edit.hasNonNull("port") ? a.connect(edge(edit)) : a.connect(from, to);
    }

    /** Removes nodes; where one had a single input and a single reader, these are joined. */
    static Architecture remove(Architecture a, List<String> ids) {
        Architecture result = a;
        for (String id : ids) {
            List<Edge> into = result.into(id);
            List<Edge> out = result.outOf(id);
            result = result.remove(List.of(id));
            if (into.size() == 1 && out.size() == 1) {
                result = result.connect(new Edge(
                        into.getFirst().from(),
                        out.getFirst().to(),
                        out.getFirst().port()));
            }
        }
        return result;
    }

    private static Architecture move(Architecture a, JsonNode positions) {
        Map<String, Position> moved = new HashMap<>();
        positions
                .properties()
                .forEach(entry -> moved.put(
                        entry.getKey(),
                        new Position((int) entry.getValue().path(0).asDouble(), (int)
                                entry.getValue().path(1).asDouble())));
        return a.mapNodes(node -> moved.containsKey(node.id()) ? node.at(moved.get(node.id())) : node);
    }

    static Architecture duplicate(Architecture a, List<String> ids, int dx, int dy) {
        return copied(a, a.part(ids), dx, dy);
    }

    /** Adds copies, shifted on as long as one would lie exactly on another node. */
    private static Architecture copied(Architecture a, Architecture part, int dx, int dy) {
        Set<Position> taken = new HashSet<>();
        a.nodes().stream().flatMap(node -> Stream.ofNullable(node.at())).forEach(taken::add);
        int further = 0;
        while (hides(part, taken, dx + further, dy + further)) {
            further += SHIFT;
        }
        return a.paste(part, dx + further, dy + further);
    }

    private static boolean hides(Architecture part, Set<Position> taken, int dx, int dy) {
        return part.nodes().stream()
                .anyMatch(node ->
                        node.at() instanceof Position at && taken.contains(new Position(at.x() + dx, at.y() + dy)));
    }

    private static Architecture replace(Architecture a, String id, String type) {
        Node node = a.node(id).orElseThrow(() -> new IllegalArgumentException("There is no node '" + id + "'."));
        return a.replace(id, a.type(type).createLike(node.operation()));
    }

    private static Architecture rename(Architecture a, String id, String to) {
        String name = to.strip();
        if (name.equals(id)) {
            return a;
        }
        if (a.node(name).isPresent()) {
            throw new IllegalArgumentException("There is already a node named '" + name + "'.");
        }
        return a.rename(id, name);
    }

    /** What copying these nodes puts on the clipboard. */
    static String clipboard(Architecture a, List<String> ids) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("format", CLIPBOARD, "ids", ids, "document", ArchitectureJson.write(a.part(ids))));
    }

    private static Architecture paste(Architecture a, JsonNode edit) {
        JsonNode clipboard;
        try {
            clipboard = JsonMapper.shared().readTree(edit.path("text").asString());
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("The clipboard holds no layers.");
        }
        if (!clipboard.path("format").asString("").equals(CLIPBOARD)) {
            throw new IllegalArgumentException("The clipboard holds no layers.");
        }
        Architecture part = ArchitectureJson.read(clipboard.path("document").asString());
        return copied(a, part, edit.path("dx").asInt(SHIFT), edit.path("dy").asInt(SHIFT));
    }
}
