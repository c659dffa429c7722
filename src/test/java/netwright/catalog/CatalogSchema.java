package netwright.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.BlockDefinition;
import netwright.architecture.Field;
import netwright.architecture.LiftedSetting;
import netwright.architecture.Node;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of presets and documents from the types of operations. */
final class CatalogSchema {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CatalogSchema() {}

    static ObjectNode generate() {
        ObjectNode root = closedObject("format", "id", "title", "family", "year", "note", "starter", "design");
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A Netwright preset; a design alone is #/$defs/design");
        schema.setAll(root);
        ObjectNode fields = schema.withObject("/properties");
        fields.putObject("format").put("const", PresetJson.FORMAT);
        fields.putObject("id").put("type", "string").put("pattern", "^[a-z0-9_]+$");
        List.of("title", "family", "idea", "note").forEach(name -> text(fields, name));
        fields.putObject("year").put("type", "integer").put("minimum", 1980).put("maximum", 2100);
        fields.putObject("starter").put("type", "boolean");
        paper(fields.putObject("paper"));
        published(fields.putObject("published"));
        reference(fields.putObject("design"), "design");
        definitions(schema.putObject("$defs"));
        return schema;
    }

    private static void paper(ObjectNode paper) {
        paper.setAll(closedObject("title", "authors", "venue"));
        List.of("title", "authors", "venue").forEach(name -> text(paper.withObject("/properties"), name));
        paper.withObject("/properties").putObject("arxiv").put("type", "string").put("pattern", "^\\d{4}\\.\\d{4,5}$");
    }

    private static void published(ObjectNode published) {
        published.setAll(closedObject("top1", "top5", "crop", "source"));
        ObjectNode fields = published.withObject("/properties");
        List.of("top1", "top5")
                .forEach(name -> fields.putObject(name)
                        .put("type", "number")
                        .put("minimum", 0)
                        .put("maximum", 100));
        List.of("crop", "parameters")
                .forEach(name -> fields.putObject(name).put("type", "integer").put("minimum", 1));
        List.of("source", "extra").forEach(name -> text(fields, name));
    }

    private static void definitions(ObjectNode definitions) {
        ObjectNode design = definitions.putObject("design");
        design.setAll(closedObject("format", "name", "input", "nodes", "edges"));
        ObjectNode fields = design.withObject("/properties");
        fields.putObject("format").put("const", "netwright/1");
        fields.putObject("name").put("type", "string");
        list(fields.putObject("input"), 3)
                .putObject("items")
                .put("type", "integer")
                .put("minimum", 1);
        fields.putObject("classes").put("type", "integer").put("minimum", 1);
        reference(fields.putObject("nodes").put("type", "array").putObject("items"), "node");
        reference(fields.putObject("edges").put("type", "array").putObject("items"), "edge");
        reference(fields.putObject("blocks").put("type", "object").putObject("additionalProperties"), "block");
        fields.withObject("/blocks/propertyNames").put("pattern", "^" + Node.ID_PATTERN + "$");
        reference(fields.putObject("opened").put("type", "array").putObject("items"), "opened");
        withoutBlocks(design, definitions.putObject("knownType"));
        edge(definitions.putObject("edge"), "from", "to");
        node(definitions.putObject("node"));
        block(definitions.putObject("block"));
        edge(definitions.putObject("innerEdge"), "to");
        lifted(definitions.putObject("lifted"));
        opened(definitions.putObject("opened"));
        for (OperationType type : OperationTypes.all()) {
            settings(definitions.putObject(type.id()), type);
        }
    }

    /** Where a design has no blocks of its own, all its nodes are of the types that everyone has. */
    private static void withoutBlocks(ObjectNode design, ObjectNode knownType) {
        ArrayNode ids = knownType.putArray("enum");
        OperationTypes.all().forEach(type -> ids.add(type.id()));
        design.withObject("/if/not").putArray("required").add("blocks");
        reference(design.withObject("/then/properties/nodes/items/properties/type"), "knownType");
    }

    /** A block made for the design. An edge without "from" carries its input. */
    private static void block(ObjectNode block) {
        block.setAll(closedObject("nodes", "edges", "output"));
        ObjectNode fields = block.withObject("/properties");
        fields.putObject("title")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", BlockDefinition.LONGEST_TITLE);
        ObjectNode settings = fields.putObject("settings").put("type", "object");
        settings.putObject("propertyNames").put("pattern", "^" + LiftedSetting.NAME_PATTERN + "$");
        reference(settings.putObject("additionalProperties"), "lifted");
        ObjectNode nodes = fields.putObject("nodes").put("type", "array").put("minItems", 1);
        reference(nodes.put("maxItems", BlockDefinition.MOST_NODES).putObject("items"), "node");
        reference(fields.putObject("edges").put("type", "array").putObject("items"), "innerEdge");
        text(fields, "output");
    }

    private static void lifted(ObjectNode lifted) {
        lifted.setAll(closedObject("default", "sets"));
        ObjectNode fields = lifted.withObject("/properties");
        text(fields, "label");
        fields.putObject("default");
        fields.putObject("sets")
                .put("type", "array")
                .put("minItems", 1)
                .put("uniqueItems", true)
                .putObject("items")
                .put("type", "string")
                .put("pattern", "^.+\\.[^.]+$");
    }

    /** A block that was opened into its parts: as a node, with the node that each part became. */
    private static void opened(ObjectNode opened) {
        opened.setAll(closedObject("id", "type", "parts"));
        ObjectNode fields = opened.withObject("/properties");
        text(fields, "id");
        text(fields, "type");
        fields.putObject("settings").put("type", "object");
        list(fields.putObject("at"), 2).putObject("items").put("type", "integer");
        fields.putObject("parts")
                .put("type", "object")
                .put("minProperties", 1)
                .putObject("additionalProperties")
                .put("type", "string");
    }

    private static void edge(ObjectNode edge, String... required) {
        edge.setAll(closedObject(required));
        ObjectNode fields = edge.withObject("/properties");
        text(fields, "from");
        text(fields, "to");
        fields.putObject("port").put("type", "integer").put("minimum", 0);
    }

    private static void node(ObjectNode node) {
        node.setAll(closedObject("id", "type"));
        ObjectNode fields = node.withObject("/properties");
        fields.putObject("id").put("type", "string").put("pattern", "^" + Node.ID_PATTERN + "$");
        fields.putObject("type").put("type", "string").put("pattern", "^" + Node.ID_PATTERN + "$");
        fields.putObject("settings").put("type", "object");
        list(fields.putObject("at"), 2).putObject("items").put("type", "integer");
        ArrayNode all = node.putArray("allOf");
        for (OperationType type : OperationTypes.all()) {
            ObjectNode rule = all.addObject();
            rule.withObject("/if/properties/type").put("const", type.id());
            reference(rule.withObject("/then/properties/settings"), type.id());
        }
    }

    private static void settings(ObjectNode json, OperationType type) {
        json.put("title", type.label());
        json.put("type", "object");
        Optional<Field> governing = type.fields(Map.of()).stream()
                .filter(field -> field.choices().stream()
                        .anyMatch(choice ->
                                !names(type, Map.of(field.name(), choice)).equals(names(type, Map.of()))))
                .findFirst();
        if (governing.isPresent()) {
            governed(json, type, governing.get());
        } else {
            json.put("additionalProperties", false);
            type.fields(Map.of()).forEach(field -> field(json.withObject("/properties"), field));
        }
    }

    private static List<String> names(OperationType type, Map<String, Object> chosen) {
        return type.fields(chosen).stream().map(Field::name).toList();
    }

    /** One choice decides which other settings there are, as a stage has those of the block it repeats. */
    private static void governed(ObjectNode json, OperationType type, Field governing) {
        json.put("unevaluatedProperties", false);
        field(json.withObject("/properties"), governing);
        ArrayNode all = json.putArray("allOf");
        for (String choice : governing.choices()) {
            List<Field> others = type.fields(Map.of(governing.name(), choice)).stream()
                    .filter(field -> !field.name().equals(governing.name()))
                    .toList();
            if (others.isEmpty()) {
                continue;
            }
            ObjectNode rule = all.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.withObject("/properties/" + governing.name()).put("const", choice);
            if (!choice.equals(governing.defaultValue())) {
                condition.putArray("required").add(governing.name());
            }
            others.forEach(field -> field(rule.withObject("/then/properties"), field));
        }
    }

    private static void field(ObjectNode fields, Field field) {
        ObjectNode json = fields.putObject(field.name());
        json.put("title", field.label());
        json.put("description", field.help());
        switch (field.kind()) {
            case INTEGER -> range(json.put("type", "integer"), field).put("default", (Integer) field.defaultValue());
            case DECIMAL -> range(json.put("type", "number"), field).put("default", (Double) field.defaultValue());
            case SWITCH -> json.put("type", "boolean").put("default", (Boolean) field.defaultValue());
            case CHOICE -> {
                ArrayNode choices = json.putArray("enum");
                field.choices().forEach(choices::add);
                json.put("default", (String) field.defaultValue());
            }
            case NUMBERS -> range(json.put("type", "array").putObject("items").put("type", "number"), field);
            case SIZE -> {
                sides(json.putArray("anyOf"), field);
                json.put("default", ((Size) field.defaultValue()).height());
            }
            case PADDING -> {
                ArrayNode any = json.putArray("anyOf");
                sides(any, field);
                any.addObject().put("const", "same");
                json.put("default", ((Padding) field.defaultValue()).height());
            }
        }
    }

    private static void sides(ArrayNode any, Field field) {
        range(any.addObject().put("type", "integer"), field);
        range(list(any.addObject(), 2).putObject("items").put("type", "integer"), field);
    }

    private static ObjectNode range(ObjectNode json, Field field) {
        return field.min() == (long) field.min() && field.max() == (long) field.max()
                ? json.put("minimum", (long) field.min()).put("maximum", (long) field.max())
                : json.put("minimum", field.min()).put("maximum", field.max());
    }

    private static ObjectNode list(ObjectNode json, int length) {
        return json.put("type", "array").put("minItems", length).put("maxItems", length);
    }

    private static void text(ObjectNode fields, String name) {
        fields.putObject(name).put("type", "string").put("minLength", 1);
    }

    private static void reference(ObjectNode json, String definition) {
        json.put("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode closedObject(String... required) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("type", "object").put("additionalProperties", false);
        ArrayNode names = json.putArray("required");
        List.of(required).forEach(names::add);
        json.putObject("properties");
        return json;
    }
}
