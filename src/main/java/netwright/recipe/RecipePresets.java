package netwright.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netwright.architecture.Expect;
import netwright.architecture.UnreadableDocument;
import tools.jackson.databind.JsonNode;

/** The recipes that come along: files in {@code recipes/} on the class path, listed in {@code recipes/index.txt}. */
public final class RecipePresets {

    static final String FORMAT = "netwright-recipe-preset/1";

    private static final String FOLDER = "/recipes/";
    private static final Set<String> FIELDS = Set.of("format", "id", "title", "year", "source", "note", "recipe");

    private RecipePresets() {}

    /** Every preset, the quick one first, then by year. */
    public static List<RecipePreset> all() {
        return All.PRESETS;
    }

    public static Optional<RecipePreset> find(String id) {
        return all().stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    static RecipePreset read(String id, String text) {
        JsonNode root = RecipeJson.tree(text);
        Expect.object(root, "$", FIELDS);
        if (!root.path("format").asString("").equals(FORMAT)) {
            throw new UnreadableDocument("$.format", "expected \"" + FORMAT + "\"");
        }
        if (!root.path("id").asString("").equals(id)) {
            throw new UnreadableDocument("$.id", "expected the file's name, \"" + id + "\"");
        }
        return new RecipePreset(
                id,
                root.path("title").asString(),
                root.path("year").asInt(),
                root.path("source").asString(),
                root.path("note").asString(""),
                RecipeReader.read(root.path("recipe"), "$.recipe", "mnist"));
    }

    private static String text(String name) {
        try (InputStream file = RecipePresets.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("The class path has no " + FOLDER + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when first asked for. */
    private static final class All {
        static final List<RecipePreset> PRESETS = text("index.txt")
                .lines()
                .filter(id -> !id.isBlank())
                .map(id -> read(id, text(id + ".json")))
                .toList();
    }
}
