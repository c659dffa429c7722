package netwright.architecture;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the document format {@code netwright/1}. */
public final class ArchitectureJson {

    public static final String FORMAT = "netwright/1";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ArchitectureJson() {}

    /**
     * Reads a document.
     *
     * @throws UnreadableDocument that names the place and what was expected there
     */
    public static Architecture read(String text) {
        return DocumentReader.read(tree(text));
    }

    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new UnreadableDocument(
                    "",
                    "This is not JSON: line %d, column %d: %s."
                            .formatted(
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    /** One line per node and edge, so that files compare well. */
    public static String write(Architecture architecture) {
        StringBuilder text = new StringBuilder("{\n  \"format\": \"" + FORMAT + "\",\n");
        text.append("  \"name\": ")
                .append(MAPPER.writeValueAsString(architecture.name()))
                .append(",\n");
        text.append("  \"input\": ")
                .append(MAPPER.writeValueAsString(architecture.input().dimensions()))
                .append(",\n");
        text.append("  \"classes\": ").append(architecture.classes()).append(",\n");
        text.append("  \"nodes\": [");
        String separator = "\n";
        for (Node node : architecture.nodes()) {
            text.append(separator).append("    ").append(node(node));
            separator = ",\n";
        }
        text.append("\n  ],\n  \"edges\": [");
        separator = "\n";
        for (Edge edge : architecture.edges()) {
            text.append(separator).append("    ").append(edge(edge));
            separator = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static ObjectNode node(Node node) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", node.id());
        json.put("type", node.operation().type().id());
        ObjectNode settings = settings(node.operation());
        if (!settings.isEmpty()) {
            json.set("settings", settings);
        }
        if (node.at() instanceof Position at) {
            json.putArray("at").add(at.x()).add(at.y());
        }
        return json;
    }

    /** Settings that differ from their defaults; the others are implied. */
    private static ObjectNode settings(Operation operation) {
        ObjectNode json = MAPPER.createObjectNode();
        Map<String, Object> values = operation.settings();
        for (Field field : operation.type().fields(values)) {
            Object value = values.get(field.name());
            if (value != null && !value.equals(field.defaultValue())) {
                json.set(field.name(), value(value));
            }
        }
        return json;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case Size size -> pair(size.height(), size.width());
            case Padding padding when padding.same() -> MAPPER.getNodeFactory().stringNode("same");
            case Padding padding -> pair(padding.height(), padding.width());
            default -> MAPPER.valueToTree(value);
        };
    }

    private static JsonNode pair(int height, int width) {
        if (height == width) {
            return MAPPER.getNodeFactory().numberNode(height);
        }
        ArrayNode pair = MAPPER.createArrayNode();
        return pair.add(height).add(width);
    }

    private static ObjectNode edge(Edge edge) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("from", edge.from());
        json.put("to", edge.to());
        if (edge.port() != 0) {
            json.put("port", edge.port());
        }
        return json;
    }
}
