package netwright.recipe;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netwright.architecture.Field;
import org.jspecify.annotations.Nullable;

/**
 * Everything besides the architecture that decides how a run goes.
 *
 * @param data name of a known data set ({@code mnist}) or path of a folder or zip of images
 * @param images how many of its training images are used, each class by its share, the same for every seed; 0 for all
 * @param testImages how many of its validation images, likewise
 * @param epochs passes over the training images, 1 to 1000
 * @param batch images per step, 1 to 4096
 * @param seed for initial weights, order of images, augmentation, mixing, dropout
 * @param engine DJL engine
 * @param device {@code cpu}, {@code gpu0}, {@code gpu1}, …, or several that share each batch: {@code gpu0+gpu1}
 * @param precision in what numbers the engine computes; not every engine can all
 * @param optimizer update rule with its peak learning rate
 * @param schedule the rate over the run
 * @param augmentation applied in this order to each training image; at most 20
 * @param mixing one of these is drawn for each batch; at most one of a kind
 * @param regularisation at most one of a kind
 * @param initialisation of weights
 * @param transfer where the first weights come from, or null to start afresh
 */
public record Recipe(
        String data,
        int images,
        int testImages,
        int epochs,
        int batch,
        long seed,
        EngineName engine,
        String device,
        Precision precision,
        Optimizer optimizer,
        Schedule schedule,
        List<Augmentation> augmentation,
        List<Mixing> mixing,
        List<Regulariser> regularisation,
        Initialisation initialisation,
        @Nullable Transfer transfer) {

    private static final int MOST_AUGMENTATIONS = 20;

    public static final int MOST_EPOCHS = 1000;
    public static final int LARGEST_BATCH = 4096;
    public static final int MOST_IMAGES = 100_000_000;
    public static final int USUAL_BATCH = 128;

    /** What a recipe says outside its parts and can be one of several values or lie in a range, in the order of a form. */
    public static final List<Field> FIELDS = List.of(
            Field.integer("images", "Training images", 0, 0, MOST_IMAGES, "images", "0 for all of them."),
            Field.integer("testImages", "Validation images", 0, 0, MOST_IMAGES, "images", "0 for all of them."),
            Field.integer("epochs", "Epochs", 5, 1, MOST_EPOCHS, "epochs", "Passes over the training images."),
            Field.integer("batch", "Batch size", USUAL_BATCH, 1, LARGEST_BATCH, "images", "Images per step."),
            Field.choice(
                    "engine",
                    "Engine",
                    EngineName.MXNET.label(),
                    Arrays.stream(EngineName.values()).map(EngineName::label).toList(),
                    "What computes."),
            Field.choice(
                    "precision",
                    "Precision",
                    Precision.FLOAT32.label(),
                    Arrays.stream(Precision.values()).map(Precision::label).toList(),
                    "bfloat16 is mixed precision: convolutions and linear layers compute in it, all else in float32."
                            + " PyTorch only."));

    public Recipe {
        if (data.isBlank()) {
            throw new IllegalArgumentException("data: name a data set or a folder of images.");
        }
        images("images", images);
        images("testImages", testImages);
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs must be 1 to " + MOST_EPOCHS + ", not " + epochs + ".");
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("batch must be 1 to " + LARGEST_BATCH + " images, not " + batch + ".");
        }
        if (!DeviceNames.valid(device)) {
            throw new IllegalArgumentException("device must be " + DeviceNames.ALLOWED + ", not '" + device + "'.");
        }
        if (precision.objection(engine) instanceof String objection) {
            throw new IllegalArgumentException("precision: " + objection);
        }
        augmentation = List.copyOf(augmentation);
        mixing = List.copyOf(mixing);
        regularisation = List.copyOf(regularisation);
        if (augmentation.size() > MOST_AUGMENTATIONS) {
            throw new IllegalArgumentException(
                    "augmentation: at most " + MOST_AUGMENTATIONS + " changes, not " + augmentation.size() + ".");
        }
        oneOfEach("mixing", mixing);
        oneOfEach("regularisation", regularisation);
    }

    private static void images(String name, int images) {
        if (images < 0 || images > MOST_IMAGES) {
            throw new IllegalArgumentException(
                    "%s must be 0 for all, or 1 to %d, not %d.".formatted(name, MOST_IMAGES, images));
        }
    }

    private static void oneOfEach(String list, List<? extends Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            if (!seen.add(part.kind().id())) {
                throw new IllegalArgumentException(
                        list + ": " + part.kind().id() + " stands there twice; one is enough.");
            }
        }
    }

    /** What the product proposes when nothing better is known: five epochs of AdamW on the CPU with MXNet. */
    public static Recipe proposedFor(String data) {
        return of(data, 5, USUAL_BATCH, Optimizer.AdamW.KIND.create());
    }

    /**
     * A plain recipe: cosine after a warm-up over a twentieth of the epochs, no augmentation, seed 1, on the CPU with
     * MXNet.
     */
    public static Recipe of(String data, int epochs, int batch, Optimizer optimizer) {
        return new Recipe(
                data,
                0,
                0,
                epochs,
                batch,
                1,
                EngineName.MXNET,
                "cpu",
                Precision.FLOAT32,
                optimizer,
                new Schedule.Cosine(0, epochs / 20.0),
                List.of(),
                List.of(),
                List.of(),
                new Initialisation.Usual(false),
                null);
    }

    /** How many devices share each batch. */
    public int devices() {
        return DeviceNames.count(device);
    }

    /** Peak learning rate. */
    public double learningRate() {
        return optimizer.learningRate();
    }

    /** The regulariser of this kind, where the recipe has one. */
    public <T extends Regulariser> Optional<T> find(Class<T> kind) {
        return regularisation.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** ε of label smoothing; 0 where there is none. */
    public double labelSmoothing() {
        return find(Regulariser.LabelSmoothing.class)
                .map(Regulariser.LabelSmoothing::epsilon)
                .orElse(0.0);
    }

    public Recipe withData(String other) {
        return run(other, images, testImages, epochs, batch, seed, engine, device, precision);
    }

    /** With part of the images, each class by its share; 0 for all. */
    public Recipe withImages(int training, int validation) {
        return run(data, training, validation, epochs, batch, seed, engine, device, precision);
    }

    /** Other epochs with the schedule as it is; {@link #rescaled} stretches it along. */
    public Recipe withEpochs(int other) {
        return run(data, images, testImages, other, batch, seed, engine, device, precision);
    }

    public Recipe withBatch(int other) {
        return run(data, images, testImages, epochs, other, seed, engine, device, precision);
    }

    public Recipe withSeed(long other) {
        return run(data, images, testImages, epochs, batch, other, engine, device, precision);
    }

    public Recipe on(EngineName otherEngine, String otherDevice) {
        return on(otherEngine, otherDevice, precision);
    }

    /** Throws {@link IllegalArgumentException} where the engine cannot train in this precision. */
    public Recipe on(EngineName otherEngine, String otherDevice, Precision otherPrecision) {
        return run(data, images, testImages, epochs, batch, seed, otherEngine, otherDevice, otherPrecision);
    }

    public Recipe withOptimizer(Optimizer other) {
        return parts(other, schedule, augmentation, mixing, regularisation, initialisation, transfer);
    }

    public Recipe withSchedule(Schedule other) {
        return parts(optimizer, other, augmentation, mixing, regularisation, initialisation, transfer);
    }

    public Recipe withAugmentation(List<Augmentation> others) {
        return parts(optimizer, schedule, others, mixing, regularisation, initialisation, transfer);
    }

    public Recipe withMixing(List<Mixing> others) {
        return parts(optimizer, schedule, augmentation, others, regularisation, initialisation, transfer);
    }

    public Recipe withRegularisation(List<Regulariser> others) {
        return parts(optimizer, schedule, augmentation, mixing, others, initialisation, transfer);
    }

    public Recipe withInitialisation(Initialisation other) {
        return parts(optimizer, schedule, augmentation, mixing, regularisation, other, transfer);
    }

    public Recipe withTransfer(@Nullable Transfer other) {
        return parts(optimizer, schedule, augmentation, mixing, regularisation, initialisation, other);
    }

    /** The same parts, run otherwise. */
    private Recipe run(
            String newData,
            int newImages,
            int newTestImages,
            int newEpochs,
            int newBatch,
            long newSeed,
            EngineName newEngine,
            String newDevice,
            Precision newPrecision) {
        return new Recipe(
                newData,
                newImages,
                newTestImages,
                newEpochs,
                newBatch,
                newSeed,
                newEngine,
                newDevice,
                newPrecision,
                optimizer,
                schedule,
                augmentation,
                mixing,
                regularisation,
                initialisation,
                transfer);
    }

    /** The same run of other parts. */
    private Recipe parts(
            Optimizer newOptimizer,
            Schedule newSchedule,
            List<Augmentation> newAugmentation,
            List<Mixing> newMixing,
            List<Regulariser> newRegularisation,
            Initialisation newInitialisation,
            @Nullable Transfer newTransfer) {
        return new Recipe(
                data,
                images,
                testImages,
                epochs,
                batch,
                seed,
                engine,
                device,
                precision,
                newOptimizer,
                newSchedule,
                newAugmentation,
                newMixing,
                newRegularisation,
                newInitialisation,
                newTransfer);
    }

    /**
     * The same recipe in other epochs and batches. The peak rate follows the batch by the linear scaling rule (Goyal et
     * al., 2017, §2.1: k times the batch, k times the rate), and every count of epochs in the schedule follows the epochs.
     * All else stays.
     */
    public Recipe rescaled(int otherEpochs, int otherBatch) {
        double rate = learningRate() * otherBatch / batch;
        double stretch = (double) otherEpochs / epochs;
        return withEpochs(otherEpochs)
                .withBatch(otherBatch)
                .withOptimizer(optimizer.withLearningRate(rate))
                .withSchedule(schedule.stretched(stretch));
    }
}
