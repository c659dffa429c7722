package netwright.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.recipe.RecipePreset;
import netwright.recipe.RecipePresets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make a recipe: a preset or file to begin with, and what is to be different. */
final class RecipeOptions {

    @Option(
            names = "--recipe",
            paramLabel = "<preset|file.json>",
            description = "A recipe's id ('netwright recipes' lists them), or a file in the format netwright-recipe/1.")
    private String recipe = "";

    @Option(
            names = "--images",
            description =
                    "Train on so many of the images, each class by its share, the same ones for every seed; 0 for all.")
    private @Nullable Integer images;

    @Option(names = "--test-images", description = "Validate on so many, likewise.")
    private @Nullable Integer testImages;

    @Option(names = "--epochs", description = "The schedule is stretched along.")
    private @Nullable Integer epochs;

    @Option(names = "--batch", description = "The learning rate of a --recipe follows by the linear scaling rule.")
    private @Nullable Integer batch;

    @Option(names = "--optimizer", description = "sgd, adam, adamw, rmsprop, lion or lamb")
    private @Nullable String optimizer;

    @Option(names = "--lr", description = "Peak learning rate")
    private @Nullable Double learningRate;

    @Option(names = "--weight-decay")
    private @Nullable Double weightDecay;

    @Option(names = "--engine", description = "MXNet or PyTorch")
    private @Nullable String engine;

    @Option(names = "--precision", description = "float32, or bfloat16 for mixed precision (PyTorch only)")
    private @Nullable String precision;

    @Option(names = "--device", description = "cpu, gpu0, …, or several that share each batch: gpu0+gpu1")
    private @Nullable String device;

    @Option(names = "--devices", description = "So many devices of that kind share each batch.")
    private @Nullable Integer devices;

    @Option(names = "--seed")
    private @Nullable Long seed;

    /**
     * The recipe meant.
     *
     * @param proposed what is taken where no {@code --recipe} is given
     * @param say told in sentences what scaling did
     * @throws IllegalArgumentException when an option cannot be
     */
    Recipe recipe(Recipe proposed, Consumer<String> say) {
        Recipe base = recipe.isEmpty() ? proposed : read(proposed);
        int inEpochs = epochs == null ? base.epochs() : epochs;
        int inBatches = batch == null ? base.batch() : batch;
        // Checks both before anything is divided by them.
        Recipe scaled = base.withEpochs(inEpochs).withBatch(inBatches);
        if (recipe.isEmpty()) {
            scaled = scaled.withSchedule(base.schedule().stretched((double) inEpochs / base.epochs()));
        } else {
            scaled = base.rescaled(inEpochs, inBatches);
            new RecipePreset("", "", 0, "", "", base)
                    .scaling(inEpochs, inBatches)
                    .forEach(say);
        }
        return scaled.withOptimizer(rule(scaled.optimizer()))
                .withImages(
                        images == null ? base.images() : images, testImages == null ? base.testImages() : testImages)
                .withSeed(seed == null ? base.seed() : seed)
                .on(
                        engine == null ? base.engine() : EngineName.of(engine),
                        device(base),
                        precision == null ? base.precision() : Precision.of(precision));
    }

    private String device(Recipe base) {
        String named = device == null ? base.device() : device;
        if (devices != null && (devices < 1 || devices > DeviceNames.MOST)) {
            throw new IllegalArgumentException(
                    "--devices must be 1 to %d, not %d.".formatted(DeviceNames.MOST, devices));
        }
        return devices == null ? named : DeviceNames.of(named, devices);
    }

    private Optimizer rule(Optimizer base) {
        Optimizer rule = base;
        if (optimizer != null && !optimizer.equalsIgnoreCase(base.kind().id())) {
            rule = Optimizer.kind(optimizer).create();
        }
        rule = learningRate == null ? rule : rule.withLearningRate(learningRate);
        return weightDecay == null ? rule : rule.withWeightDecay(weightDecay);
    }

    /** A preset leaves open what trains; a file says it. */
    private Recipe read(Recipe proposed) {
        String data = proposed.data();
        if (RecipePresets.find(recipe).orElse(null) instanceof RecipePreset preset) {
            return preset.recipe().withData(data).on(proposed.engine(), proposed.device(), proposed.precision());
        }
        try {
            Path file = Path.of(recipe);
            if (Files.isRegularFile(file)) {
                return DocumentFile.read(file, text -> RecipeJson.read(text, data));
            }
        } catch (InvalidPathException notAFile) {
            throw unknown();
        }
        throw unknown();
    }

    private Refusal unknown() {
        List<RecipePreset> known = RecipePresets.all();
        return new Refusal(
                Netwright.UNREADABLE,
                "'%s' is neither a recipe nor a file. Recipes: %s."
                        .formatted(recipe, known.stream().map(RecipePreset::id).collect(Collectors.joining(", "))));
    }
}
