package netwright.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netwright.architecture.Field;
import netwright.architecture.SettingValues;
import netwright.architecture.UnreadableDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a recipe, by its path in the recipe's file, where another value can be put. Values are Booleans, Integers,
 * Doubles, Strings, Lists and Maps, as JSON has them.
 *
 * <ul>
 *   <li>{@code batch}: a number or choice of the recipe itself
 *   <li>{@code optimizer}: a whole part, as the id of its kind or as a map with {@code kind} and settings
 *   <li>{@code optimizer.kind}: the same by id alone; another kind comes with its usual settings
 *   <li>{@code optimizer.learningRate}: a setting of a part
 *   <li>{@code augmentation}: a whole list of parts
 *   <li>{@code mixing.mixup}: one of a list: false to leave it out, true to have it, or a map of its settings
 *   <li>{@code mixing.mixup.alpha}: a setting of it; the part is put in where it is missing, and left out for false
 * </ul>
 */
public final class RecipePath {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String text;
    private final RecipePlace place;

    private RecipePath(String text, RecipePlace place) {
        this.text = text;
        this.place = place;
    }

    /**
     * One number, switch or choice of a recipe.
     *
     * @param label unique among those of a recipe, unlike that of the field
     * @param field what the form needs to know of it
     * @param value that the recipe has there, or null where it lacks the part
     * @param removable whether false may stand there too, to leave the whole part out
     */
    public record Found(
            String path,
            String label,
            Field field,
            @Nullable Object value,
            boolean removable) {}

    /** @throws IllegalArgumentException when no recipe has such a place; the message names those there are */
    public static RecipePath of(String text) {
        return new RecipePath(text, RecipePlaces.of(text));
    }

    /**
     * The recipe with another value there.
     *
     * @throws UnreadableDocument when the value is not allowed there, or the recipe's part has no such setting
     */
    public Recipe put(Recipe recipe, Object value) {
        ObjectNode tree = (ObjectNode) RecipeJson.tree(RecipeJson.write(recipe));
        place.put(tree, MAPPER.valueToTree(value));
        return RecipeReader.read(tree, "$", null);
    }

    /**
     * The part that false there leaves out: {@code mixing.mixup} for that and for each of its settings; null where false is a
     * value as others are, or none.
     */
    public @Nullable String removes() {
        return switch (place) {
            case RecipePlace.Whole whole -> whole.name();
            case RecipePlace.Entry entry -> entry.list() + "." + entry.kind();
            case RecipePlace.EntrySetting setting -> setting.list() + "." + setting.kind();
            default -> null;
        };
    }

    /** What the recipe has there; null where it lacks the part. */
    public @Nullable Object value(Recipe recipe) {
        JsonNode value = place.value((ObjectNode) RecipeJson.tree(RecipeJson.write(recipe)));
        return value == null ? null : SettingValues.plain(value);
    }

    /** The setting that stands there, where it is one and the recipe has its part. */
    public @Nullable Field field(Recipe recipe) {
        return in(recipe).stream()
                .filter(found -> found.path().equals(text))
                .map(Found::field)
                .findFirst()
                .orElse(null);
    }

    /** Every place of a recipe that holds one number, switch or choice, in the order of its file, with what it has there. */
    public static List<Found> in(Recipe recipe) {
        ObjectNode tree = (ObjectNode) RecipeJson.tree(RecipeJson.write(recipe));
        List<Found> all = new ArrayList<>();
        Consumer<RecipePlaces.Declared> add = declared -> {
            RecipePlace place = RecipePlaces.of(declared.path());
            JsonNode value = place.value(tree);
            Object plain =
                    value == null ? null : SettingValues.ofKind(declared.field().kind(), SettingValues.plain(value));
            all.add(new Found(
                    declared.path(),
                    declared.label(),
                    declared.field(),
                    plain,
                    place instanceof RecipePlace.EntrySetting));
        };
        RecipePlaces.declared(tree).forEach(add);
        return List.copyOf(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecipePath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
