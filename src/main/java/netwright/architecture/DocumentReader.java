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
    private static final int MOST_CLASSES = 1_000_000;

    private DocumentReader() {}

    static Architecture read(JsonNode root) {
        if (root.isMissingNode()) {
            throw new UnreadableDocument("", "This is not JSON: the text is empty.");
        }
        object(root, "$", Set.of("format", "name", "input", "classes", "nodes", "edges"));
        String format = text(root, "$", "format");
        if (!format.equals(ArchitectureJson.FORMAT)) {
            throw new UnreadableDocument(
                    "$.format",
                    "expected \"%s\", found \"%s\". A newer Netwright may read it."
                            .formatted(ArchitectureJson.FORMAT, format));
        }
        String name = text(root, "$", "name");
        TensorShape input = input(root.get("input"));
        int classes = root.has("classes") ? whole(root.get("classes"), "$.classes", 1, MOST_CLASSES) : 10;
        List<Node> nodes = nodes(array(root, "$", "nodes"));
        List<Edge> edges = edges(array(root, "$", "edges"), nodes);
        return new Architecture(name, input, classes, nodes, edges);
    }

    private static TensorShape input(@Nullable JsonNode json) {
        if (json == null || !json.isArray() || json.size() != 3) {
            throw new UnreadableDocument("$.input", "expected [channels, height, width], found " + json);
        }
        int[] sides = new int[3];
        for (int i = 0; i < 3; i++) {
            sides[i] = whole(json.get(i), "$.input[" + i + "]", 1, i == 0 ? Field.MAX_CHANNELS : Field.MAX_SIDE);
        }
        return TensorShape.map(sides[0], sides[1], sides[2]);
    }

    private static List<Node> nodes(JsonNode array) {
        if (array.size() > MOST_NODES) {
            throw new UnreadableDocument("$.nodes", "at most " + MOST_NODES + " nodes, found " + array.size());
        }
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < array.size(); i++) {
            String path = "$.nodes[" + i + "]";
            Node node = node(array.get(i), path);
            Integer before = seen.put(node.id(), i);
            if (before != null) {
                throw new UnreadableDocument(
                        path + ".id", "'%s' is already the name of $.nodes[%d]".formatted(node.id(), before));
            }
            nodes.add(node);
        }
        return nodes;
    }

    private static Node node(JsonNode json, String path) {
        object(json, path, Set.of("id", "type", "settings", "at"));
        String id = text(json, path, "id");
        if (!id.matches(Node.ID_PATTERN)) {
            throw new UnreadableDocument(
                    path + ".id",
                    "expected 1 to 80 letters, digits, underscores, dots or hyphens, found \"" + id + "\"");
        }
        String typeId = text(json, path, "type");
        OperationType type = OperationTypes.find(typeId)
                .orElseThrow(() -> new UnreadableDocument(
                        path + ".type", "there is no layer or block \"%s\"%s".formatted(typeId, nearest(typeId))));
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
            object(json, path, null);
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
                whole(json.get(0), path + "[0]", -10_000_000, 10_000_000),
                whole(json.get(1), path + "[1]", -10_000_000, 10_000_000));
    }

    private static List<Edge> edges(JsonNode array, List<Node> nodes) {
        Map<String, Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        Set<String> ports = new TreeSet<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String path = "$.edges[" + i + "]";
            JsonNode json = array.get(i);
            object(json, path, Set.of("from", "to", "port"));
            String from = end(json, path, "from", byId);
            String to = end(json, path, "to", byId);
            int port = json.has("port") ? whole(json.get("port"), path + ".port", 0, 10_000) : 0;
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
        String id = text(json, path, name);
        if (!nodes.containsKey(id)) {
            throw new UnreadableDocument(path + "." + name, "there is no node \"" + id + "\"");
        }
        return id;
    }

    private static void object(JsonNode json, String path, @Nullable Set<String> known) {
        if (!json.isObject()) {
            throw new UnreadableDocument(path, "expected an object, found " + kind(json));
        }
        if (known != null) {
            json.propertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UnreadableDocument(
                                path + "." + name,
                                "unknown field; known are " + String.join(", ", new TreeSet<>(known)));
                    });
        }
    }

    private static JsonNode array(JsonNode json, String path, String name) {
        JsonNode array = json.get(name);
        if (array == null || !array.isArray()) {
            throw new UnreadableDocument(path + "." + name, "expected a list, found " + kind(array));
        }
        return array;
    }

    private static String text(JsonNode json, String path, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isString()) {
            throw new UnreadableDocument(path + "." + name, "expected a text, found " + kind(value));
        }
        return value.stringValue();
    }

    private static int whole(JsonNode json, String path, int min, int max) {
        if (!json.isIntegralNumber() || !json.canConvertToInt() || json.intValue() < min || json.intValue() > max) {
            throw new UnreadableDocument(
                    path, "expected a whole number from %d to %d, found %s".formatted(min, max, json));
        }
        return json.intValue();
    }

    private static String kind(@Nullable JsonNode json) {
        return json == null
                ? "nothing"
                : json.isContainer() ? json.getNodeType().name().toLowerCase(java.util.Locale.ROOT) : json.toString();
    }
}
