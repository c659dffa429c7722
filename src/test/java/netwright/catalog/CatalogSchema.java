package netwright.catalog;

import java.util.List;
import java.util.Map;
import netwright.architecture.Field;
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
    private static final String STAGE = "stage";

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
        List.of("title", "family", "note").forEach(name -> text(fields, name));
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
        text(fields, "source");
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
        edge(definitions.putObject("edge"));
        node(definitions.putObject("node"));
        for (OperationType type : OperationTypes.all()) {
            settings(definitions.putObject(type.id()), type);
        }
    }

    private static void edge(ObjectNode edge) {
        edge.setAll(closedObject("from", "to"));
        ObjectNode fields = edge.withObject("/properties");
        text(fields, "from");
        text(fields, "to");
        fields.putObject("port").put("type", "integer").put("minimum", 0);
    }

    private static void node(ObjectNode node) {
        node.setAll(closedObject("id", "type"));
        ObjectNode fields = node.withObject("/properties");
        fields.putObject("id").put("type", "string").put("pattern", "^" + Node.ID_PATTERN + "$");
        ArrayNode ids = fields.putObject("type").putArray("enum");
        OperationTypes.all().forEach(type -> ids.add(type.id()));
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
        if (type.id().equals(STAGE)) {
            stage(json, type);
        } else {
            json.put("additionalProperties", false);
            type.fields(Map.of()).forEach(field -> field(json.withObject("/properties"), field));
        }
    }

    /** A stage has the settings of the block it repeats, the default block's where none is named. */
    private static void stage(ObjectNode json, OperationType type) {
        json.put("unevaluatedProperties", false);
        Field block = type.fields(Map.of()).getFirst();
        field(json.withObject("/properties"), block);
        ArrayNode all = json.putArray("allOf");
        for (String id : block.choices()) {
            ObjectNode rule = all.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.withObject("/properties/block").put("const", id);
            if (!id.equals(block.defaultValue())) {
                condition.putArray("required").add("block");
            }
            type.fields(Map.of("block", id)).forEach(field -> {
                if (!field.name().equals("block")) {
                    field(rule.withObject("/then/properties"), field);
                }
            });
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
