package netwright.catalog;

import java.util.Set;
import java.util.TreeSet;
import netwright.architecture.ArchitectureJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a preset file; what is wrong with one is named with the file and the field. */
final class PresetJson {

    static final String FORMAT = "netwright-preset/1";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> FIELDS = Set.of(
            "format", "id", "title", "family", "year", "paper", "published", "idea", "note", "starter", "design");

    private final String file;

    private PresetJson(String file) {
        this.file = file;
    }

    static Preset read(String id, String text) {
        return new PresetJson("models-catalog/" + id + ".json").preset(id, text);
    }

    private Preset preset(String id, String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            require(root.isObject(), "$", "expected an object");
            root.propertyNames().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .forEach(name -> require(false, "$." + name, "unknown field; known are " + new TreeSet<>(FIELDS)));
            require(FORMAT.equals(text(root, "format")), "$.format", "expected \"" + FORMAT + "\"");
            require(id.equals(text(root, "id")), "$.id", "expected the file's name, \"" + id + "\"");
            return new Preset(
                    id,
                    text(root, "title"),
                    text(root, "family"),
                    field(root, "year").asInt(),
                    paper(root.get("paper")),
                    published(root.get("published")),
                    root.path("idea").asString(Families.idea(text(root, "family"))),
                    text(root, "note"),
                    field(root, "starter").asBoolean(),
                    ArchitectureJson.read(field(root, "design").toString()));
        } catch (tools.jackson.core.JacksonException | netwright.architecture.UnreadableDocument e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private @Nullable Paper paper(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Paper(text(json, "title"), text(json, "authors"), text(json, "venue"), optional(json, "arxiv"));
    }

    private @Nullable Published published(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Published(
                        field(json, "top1").asDouble(),
                        field(json, "top5").asDouble(),
                        field(json, "crop").asInt(),
                        text(json, "source"),
                        json.path("parameters").asLong(0),
                        optional(json, "extra"));
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.get(name) instanceof JsonNode value ? value.asString() : null;
    }

    private String text(JsonNode json, String name) {
        return field(json, name).asString();
    }

    private JsonNode field(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new IllegalStateException(file + ": the field \"" + name + "\" is missing.");
        }
        return value;
    }

    private void require(boolean holds, String path, String expected) {
        if (!holds) {
            throw new IllegalStateException(file + ": " + path + ": " + expected + ".");
        }
    }
}
