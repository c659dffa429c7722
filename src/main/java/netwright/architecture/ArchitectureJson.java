package netwright.architecture;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        return Expect.json(MAPPER, text);
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
        lines(text, "nodes", "  ", architecture.nodes(), ArchitectureJson::node);
        text.append(",\n");
        lines(text, "edges", "  ", architecture.edges(), ArchitectureJson::edge);
        if (!architecture.blocks().isEmpty()) {
            text.append(",\n  \"blocks\": {");
            String separator = "\n";
            for (BlockDefinition block : architecture.blocks()) {
                block(text.append(separator), block);
                separator = ",\n";
            }
            text.append("\n  }");
        }
        if (!architecture.opened().isEmpty()) {
            text.append(",\n");
            lines(text, "opened", "  ", architecture.opened(), ArchitectureJson::opened);
        }
        return text.append("\n}\n").toString();
    }

    private static <T> void lines(
            StringBuilder text, String name, String indent, List<T> items, Function<T, JsonNode> json) {
        text.append(indent).append('"').append(name).append("\": [");
        String separator = "\n";
        for (T item : items) {
            text.append(separator).append(indent).append("  ").append(json.apply(item));
            separator = ",\n";
        }
        text.append('\n').append(indent).append(']');
    }

    private static void block(StringBuilder text, BlockDefinition block) {
        text.append("    ").append(MAPPER.writeValueAsString(block.id())).append(": {\n");
        if (!block.title().equals(block.id())) {
            text.append("      \"title\": ")
                    .append(MAPPER.writeValueAsString(block.title()))
                    .append(",\n");
        }
        if (!block.settings().isEmpty()) {
            ObjectNode settings = MAPPER.createObjectNode();
            block.settings().forEach(setting -> settings.set(setting.name(), setting(setting)));
            text.append("      \"settings\": ").append(settings).append(",\n");
        }
        lines(text, "nodes", "      ", block.nodes(), ArchitectureJson::node);
        text.append(",\n");
        lines(text, "edges", "      ", block.edges(), ArchitectureJson::edge);
        text.append(",\n      \"output\": ")
                .append(MAPPER.writeValueAsString(block.output()))
                .append("\n    }");
    }

    private static ObjectNode setting(LiftedSetting setting) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("label", setting.label());
        json.set("default", value(setting.defaultValue()));
        ArrayNode sets = json.putArray("sets");
        setting.targets().forEach(target -> sets.add(target.toString()));
        return json;
    }

    private static ObjectNode opened(Opened opened) {
        ObjectNode json = node(opened.block());
        ObjectNode parts = json.putObject("parts");
        opened.parts().forEach(parts::put);
        return json;
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
        if (!edge.from().equals(Fragment.IN)) {
            json.put("from", edge.from());
        }
        json.put("to", edge.to());
        if (edge.port() != 0) {
            json.put("port", edge.port());
        }
        return json;
    }
}
