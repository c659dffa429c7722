package netwright.recipe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recipe does that is allowed but probably not meant. */
public final class Cautions {

    private static final int SMALL_BATCH = 8;

    /** Fewer steps than this in all, or of warm-up, do not do what they are there for. */
    private static final int FEW_STEPS = 100;

    private static final int FEW_WARM_UP_STEPS = 30;

    private Cautions() {}

    /**
     * What stands out in the length of a run; empty when nothing does.
     *
     * @param images that are trained on in an epoch
     */
    public static List<String> ofLength(Recipe recipe, int images) {
        int stepsPerEpoch = Math.max(1, images / Math.min(recipe.batch(), Math.max(1, images)));
        int steps = recipe.epochs() * stepsPerEpoch;
        long warmUp = Math.round(recipe.schedule().warmUp() * stepsPerEpoch);
        if (steps < FEW_STEPS) {
            return List.of("The whole run is %d step%s of %d images, too few for most networks to get far from chance."
                            .formatted(steps, steps == 1 ? "" : "s", Math.min(recipe.batch(), Math.max(1, images)))
                    + " Train for more epochs, or in smaller batches.");
        }
        if (recipe.schedule().warmUp() > 0 && warmUp < FEW_WARM_UP_STEPS) {
            return List.of("The warm-up is over after %d step%s, before the weights have settled at any rate."
                            .formatted(warmUp, warmUp == 1 ? "" : "s")
                    + " Lengthen it to %.1f epochs (%d steps), or lower the peak rate of %s."
                            .formatted(
                                    Math.ceil(10.0 * FEW_STEPS / stepsPerEpoch) / 10,
                                    FEW_STEPS,
                                    RecipeText.number(recipe.learningRate())));
        }
        return List.of();
    }

    /**
     * What is asked for beyond what there is; empty when nothing is.
     *
     * @param training images there are
     * @param validation images there are
     */
    public static List<String> ofImages(Recipe recipe, int training, int validation) {
        List<String> cautions = new ArrayList<>();
        if (recipe.images() > training) {
            cautions.add("There are %,d training images; all of them are taken.".formatted(training));
        }
        if (recipe.testImages() > validation) {
            cautions.add("There are %,d validation images; all of them are taken.".formatted(validation));
        }
        return cautions;
    }

    /**
     * What of a backbone is never reached by gradual unfreezing (Howard & Ruder, 2018); empty where all of it is.
     *
     * @param stages drawn nodes with weights that thaw one after another
     */
    public static List<String> ofUnfreezing(Recipe recipe, int stages) {
        if (!(recipe.transfer() instanceof Transfer transfer
                && transfer.strategy() instanceof Transfer.GradualUnfreezing unfreezing)) {
            return List.of();
        }
        int thawed = (recipe.epochs() - 1) / unfreezing.epochs();
        return thawed >= stages
                ? List.of()
                : List.of(
                        "Gradual unfreezing gets to %d of the %d drawn parts below the head; the others keep the weights"
                                        .formatted(thawed, stages)
                                + " they come with. To thaw all of them takes %d epochs."
                                        .formatted(1 + stages * unfreezing.epochs()));
    }

    /**
     * What speaks against the precision on this machine; empty when nothing does or nothing is known.
     *
     * @param instructions whether its CPU has any for bfloat16, or null where that is not known
     */
    public static List<String> ofPrecision(Recipe recipe, @Nullable Boolean instructions) {
        boolean slow = recipe.precision() == Precision.BFLOAT16
                && recipe.device().equals("cpu")
                && Boolean.FALSE.equals(instructions);
        return slow
                ? List.of(
                        "This machine's CPU has no instructions for bfloat16, so training in it is slower here than in"
                                + " float32. Choose float32, unless the run goes to a worker on another machine.")
                : List.of();
    }

    /**
     * Cautions, one sentence or two each, the graver ones first; empty when nothing stands out.
     *
     * @param images what the data set's labels bear
     * @param auxiliary whether the drawing has auxiliary classifiers
     * @param batchNorm whether it has batch norms
     */
    public static List<String> of(Recipe recipe, ImageTraits images, boolean auxiliary, boolean batchNorm) {
        List<String> cautions = new ArrayList<>();
        recipe.augmentation().forEach(change -> labels(change, images, cautions));
        recipe.augmentation().forEach(change -> withoutEffect(change, images, cautions));
        double weight = recipe.find(Regulariser.AuxiliaryLoss.class)
                .map(Regulariser.AuxiliaryLoss::weight)
                .orElse(Regulariser.AuxiliaryLoss.USUAL);
        if (auxiliary && !recipe.mixing().isEmpty() && weight > 0) {
            cautions.add("Mixed images are hard for auxiliary classifiers, which see only shallow features; their loss"
                    + " may hold the network back. Lower their weight or leave mixing out.");
        }
        if (batchNorm) {
            batchNorm(recipe, cautions);
        }
        if (!recipe.mixing().isEmpty() && recipe.batch() == 1) {
            cautions.add("A batch of one image has nothing to mix with.");
        }
        double rest = recipe.epochs() - recipe.schedule().warmUp();
        if (rest <= 0) {
            cautions.add("The warm-up of %s epochs lasts longer than the run, so the peak rate is never reached."
                    .formatted(RecipeText.number(recipe.schedule().warmUp())));
        }
        return List.copyOf(cautions);
    }

    private static void batchNorm(Recipe recipe, List<String> cautions) {
        int each = Math.max(1, recipe.batch() / recipe.devices());
        if (each < SMALL_BATCH) {
            cautions.add("Batch norm's statistics over %d image%s%s are noisy. Use batches of %d or more."
                    .formatted(
                            each,
                            each == 1 ? "" : "s",
                            recipe.devices() > 1 ? " a device" : "",
                            SMALL_BATCH * recipe.devices()));
        } else if (recipe.devices() > 1) {
            cautions.add(
                    ("Each of the %d devices takes batch norm's statistics over its own %d images of the batch, so the"
                                    + " run is not the one that a single device would give.")
                            .formatted(recipe.devices(), each));
        }
    }

    private static void labels(Augmentation change, ImageTraits images, List<String> cautions) {
        switch (change) {
            case Augmentation.HorizontalFlip flip -> {
                if (Boolean.FALSE.equals(images.mirror())) {
                    cautions.add("Mirrored images of %s have another meaning or none; leave the horizontal flip out."
                            .formatted(images.title()));
                }
            }
            case Augmentation.VerticalFlip flip -> {
                if (Boolean.FALSE.equals(images.upsideDown())) {
                    cautions.add("Images of %s do not stand on their heads, and some mean something else then; leave"
                                    .formatted(images.title())
                            + " the vertical flip out.");
                }
            }
            case Augmentation.Rotation rotation -> {
                if (images.turn() instanceof Double turn && rotation.degrees() > turn) {
                    cautions.add(
                            "Turned by %.0f°, images of %s may take on another label (a 6 becomes a 9); stay within"
                                            .formatted(rotation.degrees(), images.title())
                                    + " %.0f°.".formatted(turn));
                }
            }
            case Augmentation.RandomCrop crop -> {}
            case Augmentation.RandomResizedCrop crop -> {
                if (images.gray() && crop.minScale() < 0.25) {
                    cautions.add(
                            "Crops down to %.0f %% of the area often lose the object in small images; a smallest area"
                                            .formatted(100 * crop.minScale())
                                    + " of 0.25 or more is safer.");
                }
            }
            case Augmentation.ScaleCrop crop -> {}
            case Augmentation.Translate move -> {}
            case Augmentation.ColourJitter jitter -> {}
            case Augmentation.RandomErasing erasing -> {}
            case Augmentation.Cutout cutout -> {}
        }
    }

    private static void withoutEffect(Augmentation change, ImageTraits images, List<String> cautions) {
        if (change instanceof Augmentation.ColourJitter jitter
                && images.gray()
                && (jitter.hue() > 0 || jitter.saturation() > 0)) {
            cautions.add("Hue and saturation do nothing to gray images; only brightness and contrast change.");
        }
    }
}
