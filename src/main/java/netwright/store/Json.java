package netwright.store;

import java.util.List;
import netwright.recipe.Recipe;
import netwright.training.Devices;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small values that are kept as JSON in one column. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Recipe recipe(String json) {
        return MAPPER.readValue(json, Recipe.class);
    }

    /** @param device what it says instead of its own */
    static Recipe recipe(String json, String device) {
        ObjectNode recipe = (ObjectNode) MAPPER.readTree(json);
        recipe.put("device", device);
        return MAPPER.treeToValue(recipe, Recipe.class);
    }

    static List<String> texts(String json) {
        return List.of(MAPPER.readValue(json, String[].class));
    }

    static List<Devices.Available> engines(String json) {
        return List.of(MAPPER.readValue(json, Devices.Available[].class));
    }

    static int[][] counts(String json) {
        return MAPPER.readValue(json, int[][].class);
    }
}
