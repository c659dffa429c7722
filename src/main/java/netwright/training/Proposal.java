package netwright.training;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.LayerNorm2d;
import netwright.recipe.Augmentation;
import netwright.recipe.Cautions;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.ImageTraits;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;

/**
 * A recipe to start from, and what stands against training.
 *
 * @param recipe sensible for the network, the data and this machine
 * @param refusals why it cannot work, each with what to change; empty when it can
 * @param reasons why the recipe is as it is, and what will be done to the images
 */
public record Proposal(Recipe recipe, List<String> refusals, List<String> reasons) {

    private static final int USUAL_BATCH = 128;

    /** A first result should not take longer. */
    private static final double PATIENCE_SECONDS = 240;

    /** Multiply-accumulates a core trains per second, forward and backward, in small networks. */
    private static final double MACS_PER_SECOND = 20e9;

    /** @param data as {@link DataSets#describe} or {@link DataSets#known} tell it */
    public static Proposal forArchitecture(Architecture architecture, DataSetInfo data) {
        Analysis analysis = Analysis.of(architecture);
        List<String> reasons = new ArrayList<>();
        int batch = batch(analysis, data, reasons);
        double rate = rate(analysis, reasons) * Math.sqrt((double) batch / USUAL_BATCH);
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.1e", rate));
        int epochs = epochs(analysis, data, reasons);
        Optimizer optimizer = Optimizer.AdamW.KIND.create().withLearningRate(rounded);
        Recipe recipe = Recipe.of(data.id(), epochs, batch, optimizer).withAugmentation(augmentation(data, reasons));
        reasons.addAll(fitting(architecture, data));
        return new Proposal(recipe, refusals(architecture, data, recipe), List.copyOf(reasons));
    }

    /** Why this recipe cannot work, each with what to change; empty when nothing stands against it. */
    public static List<String> refusals(Architecture architecture, DataSetInfo data, Recipe recipe) {
        Analysis analysis = Analysis.of(architecture);
        List<String> refusals = new ArrayList<>();
        analysis.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .limit(3)
                .forEach(problem -> refusals.add(problem.message()));
        if (!data.fetched()) {
            refusals.add(data.title() + " is not on this machine yet. Fetch it first.");
        }
        if (architecture.classes() < data.classes().size()) {
            refusals.add(Misfit.classes(
                    architecture.classes(), data.title(), data.classes().size()));
        }
        try {
            Fit.between(data.shape(), architecture.input());
        } catch (DataSetFailed misfit) {
            refusals.add(misfit.getMessage());
        }
        if (recipe.batch() < recipe.devices()) {
            refusals.add("A batch of %d cannot be split over %d devices. Raise the batch, or ask for fewer devices."
                    .formatted(recipe.batch(), recipe.devices()));
        }
        long needed = analysis.totals().trainingBytes(recipe.batch());
        if (!DeviceNames.isGpu(recipe.device()) && needed > memory()) {
            refusals.add(
                    "A step with batches of %d needs about %s of memory, but this machine has %s. Lower the batch or the input size."
                            .formatted(recipe.batch(), gigabytes(needed), gigabytes(memory())));
        }
        long largest = recipe.batch() * analysis.totals().largestActivation();
        if (recipe.engine() == EngineName.MXNET && largest > Integer.MAX_VALUE) {
            refusals.add(
                    "With batches of %d one layer puts out %,d values, and MXNet's arrays hold at most %,d. Lower the batch, or choose PyTorch."
                            .formatted(recipe.batch(), largest, Integer.MAX_VALUE));
        }
        return List.copyOf(refusals);
    }

    /** What the recipe does that is allowed but probably not meant, with these images and this network. */
    public static List<String> cautions(Architecture architecture, DataSetInfo data, Recipe recipe) {
        Analysis analysis = Analysis.of(architecture);
        boolean batchNorm = analysis.layers().stream().anyMatch(layer -> layer.layer() instanceof BatchNorm2d);
        boolean auxiliary = analysis.layers().stream().anyMatch(layer -> layer.layer() instanceof AuxiliaryOutput);
        return Stream.of(
                        Cautions.ofLength(recipe, data.used(recipe).trainImages()),
                        Cautions.ofImages(recipe, data.trainImages(), data.testImages()),
                        Cautions.ofUnfreezing(recipe, stages(analysis)),
                        Cautions.ofPrecision(recipe, Processor.bfloat16()),
                        Cautions.of(recipe, data.traits(), auxiliary, batchNorm))
                .flatMap(List::stream)
                .toList();
    }

    /** Drawn nodes with weights other than those of the last layer, which begins anew. */
    private static int stages(Analysis analysis) {
        List<String> nodes = analysis.layers().stream()
                .filter(layer -> layer.cost().parameters() > 0)
                .map(LayerReport::node)
                .toList();
        return (int)
                nodes.stream().limit(Math.max(0, nodes.size() - 1)).distinct().count();
    }

    /** What will be done to the images so that they fit the network; empty when nothing, or when they cannot fit. */
    public static List<String> fitting(Architecture architecture, DataSetInfo data) {
        try {
            String fitting = Fit.between(data.shape(), architecture.input()).description();
            return fitting.isEmpty() ? List.of() : List.of("Images of " + data.title() + " are " + fitting + ".");
        } catch (DataSetFailed misfit) {
            // It is among the refusals.
            return List.of();
        }
    }

    /** Colour pictures of things are mirrored and moved; gray ones are left alone, and of own images nothing is known. */
    private static List<Augmentation> augmentation(DataSetInfo data, List<String> reasons) {
        ImageTraits traits = data.traits();
        if (traits.gray() || !Boolean.TRUE.equals(traits.mirror())) {
            return List.of();
        }
        reasons.add("Images are mirrored and moved at random; that leaves the labels of " + data.title() + " right.");
        return List.of(new Augmentation.HorizontalFlip(0.5), new Augmentation.Translate(0.125));
    }

    /** Small data needs smaller batches to take enough steps, large networks to fit into memory. */
    private static int batch(Analysis analysis, DataSetInfo data, List<String> reasons) {
        int batch = USUAL_BATCH;
        while (batch > 8 && data.trainImages() / batch < 50) {
            batch /= 2;
        }
        while (batch > 1 && analysis.totals().trainingBytes(batch) > memory() / 2) {
            batch /= 2;
        }
        if (batch < USUAL_BATCH) {
            reasons.add("Batches of " + batch + ", so that "
                    + (data.trainImages() / USUAL_BATCH < 50
                            ? "an epoch has enough steps."
                            : "a step fits into memory."));
        }
        return batch;
    }

    private static double rate(Analysis analysis, List<String> reasons) {
        boolean batchNorm = analysis.layers().stream().anyMatch(layer -> layer.layer() instanceof BatchNorm2d);
        boolean layerNorm = analysis.layers().stream().anyMatch(layer -> layer.layer() instanceof LayerNorm2d);
        if (batchNorm) {
            return 0.004;
        }
        if (layerNorm) {
            return 0.002;
        }
        reasons.add("A low learning rate, because the network has no normalisation.");
        return 0.0005;
    }

    private static int epochs(Analysis analysis, DataSetInfo data, List<String> reasons) {
        double macs = 3.0
                * (analysis.totals().cost().macs()
                        + analysis.totals().trainingOnly().macs())
                * data.trainImages();
        double seconds = macs / (MACS_PER_SECOND * Runtime.getRuntime().availableProcessors());
        int epochs = (int) Math.clamp(PATIENCE_SECONDS / Math.max(1, seconds), 1, 10);
        if (epochs < 5) {
            reasons.add("Few epochs, so that a first result comes within minutes.");
        }
        return epochs;
    }

    private static long memory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getTotalMemorySize();
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
