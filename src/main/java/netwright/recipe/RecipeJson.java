package netwright.recipe;

import java.util.List;
import java.util.Map;
import netwright.architecture.Expect;
import netwright.architecture.UnreadableDocument;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads the document format {@code netwright-recipe/1}. What is written names every setting, so that equal
 * recipes have equal texts and a later default changes no stored run; only counts of images are left out where all are used, and the precision where it is
 * float32.
 */
public final class RecipeJson {

    public static final String FORMAT = "netwright-recipe/1";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxDocumentLength(1_000_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RecipeJson() {}

    /**
     * Reads a recipe, also one that was stored before the format had a name.
     *
     * @throws UnreadableDocument that names the place and what is allowed there
     */
    public static Recipe read(String text) {
        JsonNode root = tree(text);
        return root.has("format") || !OldRecipe.looksLike(root)
                ? RecipeReader.read(root, "$", null)
                : OldRecipe.read(root);
    }

    /**
     * Reads a recipe for certain images, whatever its own {@code data} says; it may say nothing.
     *
     * @throws UnreadableDocument that names the place and what is allowed there
     */
    public static Recipe read(String text, String data) {
        return RecipeReader.read(tree(text), "$", data);
    }

    static JsonNode tree(String text) {
        return Expect.json(MAPPER, text);
    }

    /** One part a line, so that files compare well. */
    public static String write(Recipe recipe) {
        StringBuilder text = new StringBuilder("{\n");
        line(text, "format", FORMAT);
        line(text, "data", recipe.data());
        // Only where some are left out, so that older recipes keep their text, by which checkpoints know their job.
        if (recipe.images() > 0) {
            line(text, "images", recipe.images());
        }
        if (recipe.testImages() > 0) {
            line(text, "testImages", recipe.testImages());
        }
        line(text, "epochs", recipe.epochs());
        line(text, "batch", recipe.batch());
        line(text, "seed", recipe.seed());
        line(text, "engine", recipe.engine().label());
        line(text, "device", recipe.device());
        // Likewise: what was written before there was a choice is float32.
        if (recipe.precision() != Precision.FLOAT32) {
            line(text, "precision", recipe.precision().label());
        }
        line(text, "optimizer", part(recipe.optimizer()));
        line(text, "schedule", part(recipe.schedule()));
        list(text, "augmentation", recipe.augmentation());
        list(text, "mixing", recipe.mixing());
        list(text, "regularisation", recipe.regularisation());
        line(text, "initialisation", part(recipe.initialisation()));
        if (recipe.transfer() instanceof Transfer transfer) {
            ObjectNode json = MAPPER.createObjectNode().put("from", transfer.from());
            json.setAll(part(transfer.strategy()));
            line(text, "transfer", json);
        }
        text.setLength(text.length() - 2);
        return text.append("\n}\n").toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append("  \"")
                .append(name)
                .append("\": ")
                .append(MAPPER.writeValueAsString(value))
                .append(",\n");
    }

    private static void list(StringBuilder text, String name, List<? extends Part> parts) {
        text.append("  \"").append(name).append("\": [");
        String separator = "\n";
        for (Part part : parts) {
            text.append(separator).append("    ").append(MAPPER.writeValueAsString(part(part)));
            separator = ",\n";
        }
        text.append(parts.isEmpty() ? "],\n" : "\n  ],\n");
    }

    private static ObjectNode part(Part part) {
        ObjectNode json = MAPPER.createObjectNode().put("kind", part.kind().id());
        for (Map.Entry<String, Object> setting : part.settings().entrySet()) {
            json.set(setting.getKey(), MAPPER.valueToTree(setting.getValue()));
        }
        return json;
    }
}
