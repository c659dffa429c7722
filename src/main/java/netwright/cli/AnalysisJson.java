package netwright.cli;

import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.Problem;
import netwright.analysis.ReceptiveField;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that {@code analyze --json} prints. */
final class AnalysisJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnalysisJson() {}

    static String of(Architecture architecture, Analysis analysis) {
        var totals = analysis.totals();
        ObjectNode root = NODES.objectNode();
        root.put("name", architecture.name());
        root.set("input", shape(architecture.input()));
        root.put("parameters", totals.cost().parameters());
        root.put("macs", totals.cost().macs());
        root.put("trainingOnlyMacs", totals.trainingOnly().macs());
        root.put("activations", totals.cost().weightedActivations());
        root.set("receptiveField", field(totals.receptiveField()));
        ArrayNode layers = root.putArray("layers");
        for (LayerReport layer : analysis.layers()) {
            ObjectNode json = layers.addObject();
            json.put("id", layer.id());
            json.put("type", layer.layer().type().id());
            json.set("output", shape(layer.output()));
            json.put("parameters", layer.cost().parameters());
            json.put("macs", layer.cost().macs());
            json.set("receptiveField", field(layer.receptiveField()));
        }
        ArrayNode problems = root.putArray("problems");
        for (Problem problem : analysis.problems()) {
            ObjectNode json = problems.addObject();
            json.put("severity", problem.severity().id());
            json.put("node", problem.place().node());
            json.put("message", problem.message());
        }
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static ArrayNode shape(TensorShape shape) {
        ArrayNode sides = NODES.arrayNode();
        for (int side : shape.dimensions()) {
            sides.add(side);
        }
        return sides;
    }

    /** Null where a position sees the whole image, or nothing is known. */
    private static tools.jackson.databind.JsonNode field(@Nullable ReceptiveField field) {
        if (field == null || field.global()) {
            return NODES.nullNode();
        }
        ObjectNode json = NODES.objectNode();
        json.putArray("size")
                .add(field.vertical().size())
                .add(field.horizontal().size());
        json.putArray("stride")
                .add(field.vertical().stride())
                .add(field.horizontal().stride());
        return json;
    }
}
