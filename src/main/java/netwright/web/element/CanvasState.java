package netwright.web.element;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import netwright.analysis.Analysis;
import netwright.analysis.NodeReport;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Field;
import netwright.architecture.Node;
import netwright.architecture.Opened;
import netwright.architecture.Operation;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;
import netwright.architecture.Position;
import netwright.architecture.Size;
import netwright.web.SettingText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a drawing and its analysis as the canvas reads them, see {@code docs/elements.md}. */
public final class CanvasState {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int BYTES_PER_VALUE = 4;

    private CanvasState() {}

    /** The property {@code state}. @param version grows with each state of one canvas */
    public static ObjectNode of(Architecture architecture, Analysis analysis, int version, boolean readOnly) {
        ObjectNode state = JSON.objectNode();
        state.put("version", version);
        state.put("name", architecture.name());
        state.put("readOnly", readOnly);
        Map<String, List<Problem>> byNode = new HashMap<>();
        Map<Edge, String> byEdge = new HashMap<>();
        for (Problem problem : analysis.problems()) {
            if (problem.place().node() != null) {
                byNode.computeIfAbsent(problem.place().node(), id -> new ArrayList<>(1))
                        .add(problem);
            }
            if (problem.place().edge() != null && problem.severity() == Problem.Severity.ERROR) {
                byEdge.putIfAbsent(problem.place().edge(), problem.message());
            }
        }
        Map<String, String> parts = new HashMap<>();
        for (Opened opened : architecture.opened()) {
            opened.parts().values().forEach(part -> parts.put(part, opened.id()));
        }
        ArrayNode nodes = state.putArray("nodes");
        for (Node node : architecture.nodes()) {
            ObjectNode json = node(node, analysis.nodes().get(node.id()), byNode.getOrDefault(node.id(), List.of()));
            if (parts.get(node.id()) instanceof String block) {
                json.put("opened", block);
            }
            nodes.add(json);
        }
        ArrayNode edges = state.putArray("edges");
        for (Edge edge : architecture.edges()) {
            ObjectNode json = edges.addObject();
            json.put("from", edge.from());
            json.put("to", edge.to());
            json.put("port", edge.port());
            NodeReport from = analysis.nodes().get(edge.from());
            json.put("shape", from == null ? null : from.output().toString());
            json.put("problem", byEdge.get(edge));
        }
        return state;
    }

    private static ObjectNode node(
            Node node, @org.jspecify.annotations.Nullable NodeReport report, List<Problem> problems) {
        ObjectNode json = JSON.objectNode();
        OperationType type = node.operation().type();
        json.put("id", node.id());
        json.put("type", type.id());
        json.put("label", type.label());
        json.put("group", type.group().id());
        json.put("block", type.block());
        Position at = node.at();
        json.put("x", at == null ? 0 : at.x());
        json.put("y", at == null ? 0 : at.y());
        json.put("placed", at != null);
        json.put("summary", summary(node.operation()));
        json.put("inputs", type.inputs());
        json.put("outputs", node.operation().ends() ? 0 : 1);
        if (report != null) {
            json.put("output", report.output().toString());
            json.put("parameters", report.cost().parameters());
            json.put("macs", report.cost().macs());
            json.put("activations", report.cost().activations());
            json.put(
                    "memory",
                    BYTES_PER_VALUE
                            * (report.cost().parameters() + report.cost().activations()));
            if (!report.receptiveField().global()) {
                json.put("receptiveField", report.receptiveField().vertical().size());
            }
            json.put("rfText", report.receptiveField().toString());
        }
        json.put(
                "severity",
                problems.isEmpty() ? null : problems.getFirst().severity().id());
        ArrayNode messages = json.putArray("problems");
        problems.forEach(problem -> messages.add(problem.message()));
        return json;
    }

    /** The settings worth a glance: the first few that are not at their default, and always the width and the kernel. */
    public static String summary(Operation operation) {
        Map<String, Object> settings = operation.settings();
        List<String> parts = new ArrayList<>();
        for (Field field : operation.type().fields(settings)) {
            Object value = settings.get(field.name());
            boolean telling = List.of("out", "kernel", "function", "block", "repeat", "p", "reduction")
                    .contains(field.name());
            boolean step = field.name().equals("stride") && operation.type().group() == OperationType.Group.POOLING;
            boolean share = field.name().equals("weight");
            boolean once = field.name().equals("repeat") && value instanceof Integer count && count == 1;
            if (value != null
                    && !once
                    && (telling || step || share || !value.equals(field.defaultValue()))
                    && parts.size() < 4) {
                parts.add(part(field, value, telling));
            }
        }
        return String.join(", ", parts);
    }

    private static String part(Field field, Object value, boolean telling) {
        String label = field.label().toLowerCase(Locale.ROOT);
        return switch (value) {
            case Boolean on -> on ? label : "no " + label;
            case String text ->
                OperationTypes.find(text).map(OperationType::label).orElse(text);
            case Integer count when field.name().equals("repeat") -> count + " ×";
            case Integer side when field.name().equals("kernel") -> side + "×" + side;
            case Size size when field.name().equals("kernel") -> size.toString();
            case Object number when telling -> glance(number);
            case Object number -> label + " " + glance(number);
        };
    }

    /** Four digits of a fraction are enough at a glance. */
    private static String glance(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : SettingText.of(value);
    }

    /** What can be drawn on a canvas: what everyone has, and the blocks of the drawing. */
    public static ObjectNode palette(Architecture architecture) {
        ObjectNode palette = JSON.objectNode();
        ArrayNode groups = palette.putArray("groups");
        Map<OperationType.Group, List<OperationType>> byGroup = architecture.types().stream()
                .collect(Collectors.groupingBy(OperationType::group, java.util.TreeMap::new, Collectors.toList()));
        byGroup.forEach((group, types) -> {
            ObjectNode json = groups.addObject();
            json.put("id", group.id());
            json.put("label", group.label());
            ArrayNode array = json.putArray("types");
            for (OperationType type : types) {
                ObjectNode entry = array.addObject();
                entry.put("id", type.id());
                entry.put("label", type.label());
                entry.put("help", type.help());
                entry.put("keywords", type.keywords());
                entry.put("inputs", type.inputs());
                entry.put("outputs", type.create().ends() ? 0 : 1);
                entry.put("block", type.block());
            }
        });
        return palette;
    }
}
