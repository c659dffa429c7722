package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of recipe presets, and of the recipes in them, from the kinds. */
final class RecipeSchema {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RecipeSchema() {}

    static JsonNode generate() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Netwright recipe preset");
        ObjectNode preset = closed(root, "format", "id", "title", "year", "source", "note", "recipe");
        preset.putObject("format").put("const", RecipePresets.FORMAT);
        preset.putObject("id").put("type", "string").put("pattern", "^[a-z0-9_-]+$");
        for (String text : List.of("title", "source", "note")) {
            preset.putObject(text).put("type", "string").put("minLength", 1);
        }
        preset.putObject("year").put("type", "integer").put("minimum", 1980).put("maximum", 2100);
        preset.putObject("recipe").put("$ref", "#/$defs/recipe");
        ObjectNode definitions = root.putObject("$defs");
        recipe(definitions.putObject("recipe"));
        parts(definitions, "optimizer", Optimizer.kinds());
        parts(definitions, "schedule", Schedule.kinds());
        parts(definitions, "augmentation", Augmentation.kinds());
        parts(definitions, "mixing", Mixing.kinds());
        parts(definitions, "regularisation", Regulariser.kinds());
        parts(definitions, "initialisation", Initialisation.kinds());
        parts(definitions, "transfer", Transfer.kinds());
        definitions.get("transfer").get("oneOf").forEach(kind -> {
            ((ObjectNode) kind.get("properties"))
                    .putObject("from")
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", 1000);
            ((ArrayNode) kind.get("required")).add("from");
        });
        return root;
    }

    private static void recipe(ObjectNode json) {
        ObjectNode fields = closed(json, "format", "epochs", "optimizer");
        fields.putObject("format").put("const", RecipeJson.FORMAT);
        fields.putObject("data").put("type", "string").put("minLength", 1);
        Recipe.FIELDS.forEach(field -> field(fields.putObject(field.name()), field));
        fields.putObject("seed").put("type", "integer");
        fields.putObject("device")
                .put("type", "string")
                .put("pattern", "^(cpu(\\+cpu)*|gpu[0-9]{1,3}(\\+gpu[0-9]{1,3})*)$");
        for (String part : List.of("optimizer", "schedule", "initialisation", "transfer")) {
            fields.putObject(part).put("$ref", "#/$defs/" + part);
        }
        for (String list : List.of("augmentation", "mixing", "regularisation")) {
            fields.putObject(list).put("type", "array").putObject("items").put("$ref", "#/$defs/" + list);
        }
    }

    private static void parts(ObjectNode definitions, String name, List<? extends Kind<?>> kinds) {
        ArrayNode any = definitions.putObject(name).putArray("oneOf");
        for (Kind<?> kind : kinds) {
            ObjectNode json = any.addObject();
            json.put("title", kind.label()).put("description", kind.help() + " (" + kind.source() + ")");
            ObjectNode fields = closed(json, "kind");
            fields.putObject("kind").put("const", kind.id());
            kind.fields().forEach(field -> field(fields.putObject(field.name()), field));
        }
    }

    private static void field(ObjectNode json, Field field) {
        json.put("title", field.label());
        json.put("description", field.help() + (field.unit().isEmpty() ? "" : " In " + field.unit() + "."));
        switch (field.kind()) {
            case INTEGER -> range(json.put("type", "integer"), field).put("default", (Integer) field.defaultValue());
            case DECIMAL -> range(json.put("type", "number"), field).put("default", (Double) field.defaultValue());
            case SWITCH -> json.put("type", "boolean").put("default", (Boolean) field.defaultValue());
            case NUMBERS -> range(json.put("type", "array").putObject("items").put("type", "number"), field);
            case CHOICE -> {
                json.put("default", (String) field.defaultValue());
                field.choices().forEach(json.putArray("enum")::add);
            }
            case SIZE, PADDING -> throw new IllegalStateException("no recipe has a " + field.kind());
        }
    }

    private static ObjectNode range(ObjectNode json, Field field) {
        return json.put("minimum", field.min()).put("maximum", field.max());
    }

    private static ObjectNode closed(ObjectNode json, String... required) {
        json.put("type", "object").put("additionalProperties", false);
        ArrayNode names = json.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        return json.putObject("properties");
    }
}
