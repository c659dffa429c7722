package netwright.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.sweep.Values;
import netwright.training.Devices;
import netwright.training.Examined;
import tools.jackson.databind.json.JsonMapper;

/** Small values that are kept as JSON in one column. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static String of(Recipe recipe) {
        return RecipeJson.write(recipe);
    }

    static Recipe recipe(String json) {
        return RecipeJson.read(json);
    }

    /** @param device what it says instead of its own */
    static Recipe recipe(String json, String device) {
        Recipe recipe = RecipeJson.read(json);
        return recipe.on(recipe.engine(), device);
    }

    static List<String> texts(String json) {
        return List.of(MAPPER.readValue(json, String[].class));
    }

    /** Values of a sweep's axes, by their names. */
    static Map<String, Object> values(String json) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<?, ?> read = MAPPER.readValue(json, LinkedHashMap.class);
        read.forEach((axis, value) -> values.put((String) axis, Values.plain(value)));
        return Collections.unmodifiableMap(values);
    }

    static List<Devices.Available> engines(String json) {
        return List.of(MAPPER.readValue(json, Devices.Available[].class));
    }

    static List<Examined.Look> looks(String json) {
        return List.of(MAPPER.readValue(json, Examined.Look[].class));
    }

    static int[][] counts(String json) {
        return MAPPER.readValue(json, int[][].class);
    }
}
