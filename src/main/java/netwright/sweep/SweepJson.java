package netwright.sweep;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Expect;
import netwright.architecture.UnreadableDocument;
import netwright.recipe.RecipeJson;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the document format {@code netwright-sweep/1}, which holds its networks and its recipe in full. */
public final class SweepJson {

    public static final String FORMAT = "netwright-sweep/1";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxDocumentLength(50_000_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SweepJson() {}

    /**
     * Reads a sweep.
     *
     * @throws UnreadableDocument that names the place and what is allowed there
     */
    public static Sweep read(String text) {
        return SweepReader.read(Expect.json(MAPPER, text));
    }

    /** One axis a line, then the recipe, then the networks, each as in a file of its own. */
    public static String write(Sweep sweep) {
        List<String> fields = new ArrayList<>();
        fields.add(field("format", MAPPER.writeValueAsString(FORMAT)));
        fields.add(field("name", MAPPER.writeValueAsString(sweep.name())));
        fields.add(field("seeds", Integer.toString(sweep.seeds())));
        fields.add(field("search", search(sweep.search()).toString()));
        if (sweep.halving() instanceof SuccessiveHalving halving) {
            fields.add(field(
                    "halving",
                    MAPPER.createObjectNode()
                            .put("eta", halving.eta())
                            .put("firstEpochs", halving.firstEpochs())
                            .toString()));
        }
        fields.add(field(
                "axes",
                list(sweep.axes().stream().map(axis -> axis(axis).toString()).toList())));
        fields.add(field("recipe", RecipeJson.write(sweep.recipe()).strip()));
        fields.add(field(
                "subjects",
                list(sweep.subjects().stream().map(SweepJson::subject).toList())));
        return "{\n" + String.join(",\n", fields).indent(2) + "}\n";
    }

    private static String field(String name, String json) {
        return "\"" + name + "\": " + json;
    }

    private static String list(List<String> items) {
        return items.isEmpty() ? "[]" : "[\n" + String.join(",\n", items).indent(2) + "]";
    }

    private static String subject(Subject subject) {
        return "{\"name\": %s, \"architecture\": %s}"
                .formatted(
                        MAPPER.writeValueAsString(subject.name()),
                        ArchitectureJson.write(subject.architecture()).strip());
    }

    private static ObjectNode search(Search search) {
        ObjectNode json = MAPPER.createObjectNode();
        return switch (search) {
            case Search.Grid grid -> json.put("kind", "grid");
            case Search.Random random ->
                json.put("kind", "random").put("trials", random.trials()).put("seed", random.seed());
        };
    }

    private static ObjectNode axis(Axis axis) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (axis) {
            case Axis.OfRecipe recipe -> json.put("recipe", recipe.path());
            case Axis.OfNodes nodes -> {
                nodes.nodes().forEach(json.putArray("nodes")::add);
                json.put("setting", nodes.setting());
            }
            case Axis.OfScale scale -> json.put("scale", scale.scale().id());
        }
        switch (axis.values()) {
            case Values.Listed listed -> json.set("values", MAPPER.valueToTree(listed.values()));
            case Values.Range range ->
                json.put("from", range.low())
                        .put("to", range.high())
                        .put("spacing", range.spacing().id());
        }
        return json;
    }
}
