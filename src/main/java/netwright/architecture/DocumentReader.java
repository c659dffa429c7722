package netwright.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a JSON tree into an architecture; every fault is reported with its JSON path. */
final class DocumentReader {

    private static final int MOST_NODES = 20_000;
    private static final int MOST_OPERATIONS = 200_000;
    private static final int MOST_CLASSES = 1_000_000;

    /** Finds the document's own blocks. */
    interface Own {
        /** Null where the document has none of that id; {@code path} is the place that asks. */
        @Nullable BlockDefinition find(String id, String path);
    }

    private DocumentReader() {}

    static Architecture read(JsonNode root) {
        if (root.isMissingNode()) {
            throw new UnreadableDocument("", "This is not JSON: the text is empty.");
        }
        Expect.object(root, "$", Set.of("format", "name", "input", "classes", "nodes", "edges", "blocks", "opened"));
        Expect.format(root, "$", ArchitectureJson.FORMAT);
        String name = Expect.text(root, "$", "name");
        TensorShape input = input(root.get("input"));
        int classes = root.has("classes") ? Expect.whole(root.get("classes"), "$.classes", 1, MOST_CLASSES) : 10;
        Map<String, BlockDefinition> blocks = BlocksReader.read(root.get("blocks"));
        Own own = (id, path) -> blocks.get(id);
        List<Node> nodes = nodes(Expect.array(root, "$", "nodes"), "$.nodes", MOST_NODES, own);
        if (BlockDefinition.size(nodes) > MOST_OPERATIONS) {
            throw new UnreadableDocument(
                    "$.nodes",
                    "with all copies in their blocks these are more than " + MOST_OPERATIONS + " operations");
        }
        List<Edge> edges = edges(Expect.array(root, "$", "edges"), "$.edges", nodes, false);
        List<Opened> opened = OpenedReader.read(root.get("opened"), nodes, own);
        return new Architecture(name, input, classes, nodes, edges, List.copyOf(blocks.values()), opened);
    }

    private static TensorShape input(@Nullable JsonNode json) {
        if (json == null || !json.isArray() || json.size() != 3) {
            throw new UnreadableDocument("$.input", "expected [channels, height, width], found " + json);
        }
        int[] sides = new int[3];
        for (int i = 0; i < 3; i++) {
            sides[i] = Expect.whole(json.get(i), "$.input[" + i + "]", 1, i == 0 ? Field.MAX_CHANNELS : Field.MAX_SIDE);
        }
        return TensorShape.map(sides[0], sides[1], sides[2]);
    }

    static List<Node> nodes(JsonNode array, String at, int most, Own blocks) {
        if (array.size() > most) {
            throw new UnreadableDocument(at, "at most " + most + " nodes, found " + array.size());
        }
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < array.size(); i++) {
            String path = at + "[" + i + "]";
            Expect.object(array.get(i), path, Set.of("id", "type", "settings", "at"));
            Node node = node(array.get(i), path, blocks);
            Integer before = seen.put(node.id(), i);
            if (before != null) {
                throw new UnreadableDocument(
                        path + ".id", "'%s' is already the name of %s[%d]".formatted(node.id(), at, before));
            }
            nodes.add(node);
        }
        return nodes;
    }

    static Node node(JsonNode json, String path, Own blocks) {
        String id = Expect.id(Expect.text(json, path, "id"), path + ".id");
        String typeId = Expect.text(json, path, "type");
        BlockDefinition own = blocks.find(typeId, path + ".type");
        OperationType type = own != null
                ? own.type()
                : OperationTypes.find(typeId)
                        .orElseThrow(() -> new UnreadableDocument(
                                path + ".type",
                                "there is no layer or block \"%s\"%s".formatted(typeId, nearest(typeId))));
        Operation operation = operation(type, json.get("settings"), path + ".settings");
        return new Node(id, operation, position(json.get("at"), path + ".at"));
    }

    private static String nearest(String typeId) {
        return OperationTypes.nearest(typeId)
                .map(type -> "; did you mean \"" + type.id() + "\"?")
                .orElse("");
    }

    private static Operation operation(OperationType type, @Nullable JsonNode json, String path) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (json != null) {
            Expect.object(json, path, null);
            json.properties().forEach(entry -> given.put(entry.getKey(), SettingValues.plain(entry.getValue())));
        }
        Map<String, Field> fields = new HashMap<>();
        type.fields(given).forEach(field -> fields.put(field.name(), field));
        given.replaceAll((name, value) ->
                fields.containsKey(name) ? SettingValues.ofKind(fields.get(name).kind(), value) : value);
        try {
            return type.create(given);
        } catch (InvalidSetting e) {
            throw new UnreadableDocument(path + "." + e.field(), e.getMessage());
        }
    }

    private static @Nullable Position position(@Nullable JsonNode json, String path) {
        if (json == null) {
            return null;
        }
        if (!json.isArray() || json.size() != 2) {
            throw new UnreadableDocument(path, "expected [x, y], found " + json);
        }
        return new Position(
                Expect.whole(json.get(0), path + "[0]", -10_000_000, 10_000_000),
                Expect.whole(json.get(1), path + "[1]", -10_000_000, 10_000_000));
    }

    /** @param inBlock where an edge without {@code from} carries the block's input */
    static List<Edge> edges(JsonNode array, String at, List<Node> nodes, boolean inBlock) {
        Map<String, Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        Set<String> ports = new TreeSet<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String path = at + "[" + i + "]";
            JsonNode json = array.get(i);
            Expect.object(json, path, Set.of("from", "to", "port"));
            String from = inBlock && !json.has("from") ? Fragment.IN : end(json, path, "from", byId);
            String to = end(json, path, "to", byId);
            int port = json.has("port") ? Expect.whole(json.get("port"), path + ".port", 0, 10_000) : 0;
            if (!ports.add(to + "\n" + port)) {
                throw new UnreadableDocument(
                        path,
                        "another edge already ends at port %d of '%s'; give each its own port".formatted(port, to));
            }
            edges.add(new Edge(from, to, port));
        }
        return edges;
    }

    private static String end(JsonNode json, String path, String name, Map<String, Node> nodes) {
        String id = Expect.text(json, path, name);
        if (!nodes.containsKey(id)) {
            throw new UnreadableDocument(path + "." + name, "there is no node \"" + id + "\"");
        }
        return id;
    }
}
