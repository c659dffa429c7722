package netwright.architecture;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads parts of a JSON tree; what is not as expected becomes an {@link UnreadableDocument} that names its path. */
public final class Expect {

    private Expect() {}

    /** The text as a tree. Where it is no JSON, the line and column are told. */
    public static JsonNode json(JsonMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new UnreadableDocument(
                    "", "This is not JSON: line %d, column %d: %s.".formatted(line, column, e.getOriginalMessage()));
        }
    }

    /** That the document is in this format. */
    public static void format(JsonNode root, String path, String format) {
        String found = text(root, path, "format");
        if (!found.equals(format)) {
            throw new UnreadableDocument(
                    path + ".format",
                    "expected \"%s\", found \"%s\". A newer Netwright may read it.".formatted(format, found));
        }
    }

    public static void object(JsonNode json, String path, @Nullable Set<String> known) {
        if (!json.isObject()) {
            throw new UnreadableDocument(path, "expected an object, found " + found(json));
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

    public static JsonNode array(JsonNode json, String path, String name) {
        JsonNode array = json.get(name);
        if (array == null || !array.isArray()) {
            throw new UnreadableDocument(path + "." + name, "expected a list, found " + found(array));
        }
        return array;
    }

    public static String text(JsonNode json, String path, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isString()) {
            throw new UnreadableDocument(path + "." + name, "expected a text, found " + found(value));
        }
        return value.stringValue();
    }

    public static int whole(JsonNode json, String path, int min, int max) {
        if (!json.isIntegralNumber() || !json.canConvertToInt() || json.intValue() < min || json.intValue() > max) {
            throw new UnreadableDocument(
                    path, "expected a whole number from %s, found %s".formatted(SettingValues.range(min, max), json));
        }
        return json.intValue();
    }

    /** What stands there, for a message. */
    public static String found(@Nullable JsonNode json) {
        return json == null
                ? "nothing"
                : json.isContainer() ? json.getNodeType().name().toLowerCase(java.util.Locale.ROOT) : json.toString();
    }

    /** A name as nodes and blocks have it. */
    static String id(String id, String path) {
        if (!id.matches(Node.ID_PATTERN)) {
            throw new UnreadableDocument(
                    path, "expected 1 to 80 letters, digits, underscores, dots or hyphens, found \"" + id + "\"");
        }
        return id;
    }
}
