package netwright.architecture;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads parts of a JSON tree; what is not as expected becomes an {@link UnreadableDocument} that names its path. */
public final class Expect {

    private Expect() {}

    public static void object(JsonNode json, String path, @Nullable Set<String> known) {
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

    public static JsonNode array(JsonNode json, String path, String name) {
        JsonNode array = json.get(name);
        if (array == null || !array.isArray()) {
            throw new UnreadableDocument(path + "." + name, "expected a list, found " + kind(array));
        }
        return array;
    }

    public static String text(JsonNode json, String path, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isString()) {
            throw new UnreadableDocument(path + "." + name, "expected a text, found " + kind(value));
        }
        return value.stringValue();
    }

    public static int whole(JsonNode json, String path, int min, int max) {
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

    /** A name as nodes and blocks have it. */
    static String id(String id, String path) {
        if (!id.matches(Node.ID_PATTERN)) {
            throw new UnreadableDocument(
                    path, "expected 1 to 80 letters, digits, underscores, dots or hyphens, found \"" + id + "\"");
        }
        return id;
    }
}
