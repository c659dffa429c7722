package netwright.recipe;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import netwright.architecture.Expect;
import netwright.architecture.UnreadableDocument;
import tools.jackson.databind.JsonNode;

/** Recipes as runs stored them before {@code netwright-recipe/1}: nine flat fields, the rest went without saying. */
final class OldRecipe {

    private static final Set<String> FIELDS =
            Set.of("data", "epochs", "batch", "optimizer", "learningRate", "weightDecay", "seed", "engine", "device");

    /** Their images were mirrored and moved by up to an eighth of the side. */
    private static final Set<String> CHANGED_AT_RANDOM = Set.of("shapes10", "cifar10");

    private OldRecipe() {}

    static boolean looksLike(JsonNode root) {
        return root.isObject() && FIELDS.stream().allMatch(root::has);
    }

    static Recipe read(JsonNode root) {
        Expect.object(root, "$", FIELDS);
        String data = root.path("data").asString();
        try {
            Optimizer optimizer = Optimizer.kind(
                            root.path("optimizer").asString().toLowerCase(Locale.ROOT))
                    .create()
                    .withLearningRate(root.path("learningRate").asDouble())
                    .withWeightDecay(root.path("weightDecay").asDouble());
            return Recipe.of(
                            data,
                            root.path("epochs").asInt(),
                            root.path("batch").asInt(),
                            optimizer)
                    .withSeed(root.path("seed").asLong())
                    .on(
                            EngineName.of(root.path("engine").asString()),
                            root.path("device").asString())
                    .withAugmentation(
                            CHANGED_AT_RANDOM.contains(data)
                                    ? List.of(new Augmentation.HorizontalFlip(0.5), new Augmentation.Translate(0.125))
                                    : List.of());
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument("$", e.getMessage());
        }
    }
}
