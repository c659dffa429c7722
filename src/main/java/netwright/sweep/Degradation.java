package netwright.sweep;

import java.util.List;
import netwright.architecture.TensorShape;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import netwright.catalog.Scaling;
import netwright.recipe.Initialisation;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.Schedule;

/**
 * The experiment that residual connections come from: plain networks train worse the deeper they are, residual ones do not
 * (He et al., 2015, figure 6, left and middle). One recipe, no axes; what counts is the training error.
 */
public final class Degradation {

    /** Real pictures on which networks learn within hundreds of steps; Shapes-10 takes thousands. */
    public static final String DATA = "fashion_mnist";

    public static final int IMAGES = 10_000;
    public static final int TEST_IMAGES = 1_000;
    public static final int EPOCHS = 6;
    public static final int BATCH = 32;
    public static final int SEEDS = 1;

    private static final double RATE = 0.05;

    /**
     * Multiply-accumulates of the forward pass that a second of training comes to, backward pass and validation included: the
     * mean of the four networks at the proposed size (docs/training-measurements.md).
     */
    private static final double MACS_PER_SECOND = 27e9;

    /** On what that was measured. */
    public static final String MEASURED_ON = "two shared cores of an AMD EPYC with MXNet";

    /** What such a sweep is called. */
    public static final String NAME = "Degradation";

    /** Shallow before deep, plain before residual. */
    public static final List<String> PRESETS =
            List.of("plain20_cifar", "plain56_cifar", "resnet20_cifar", "resnet56_cifar");

    private Degradation() {}

    /**
     * Plain SGD as in the paper (§4.2: momentum 0.9, decay 10⁻⁴, Kaiming's initial weights); the rate falls along a cosine,
     * because a run here is hundreds of steps long and not 64,000. No augmentation: what counts is how well the training
     * images themselves are learned.
     */
    public static Recipe recipe() {
        return recipe(EPOCHS, BATCH);
    }

    /** The same for another length of run and another batch, to which the rate keeps its proportion. */
    public static Recipe recipe(int epochs, int batch) {
        return Recipe.of(DATA, epochs, batch, new Optimizer.Sgd(RATE * batch / BATCH, 0.9, false, 1e-4, true))
                .withSchedule(new Schedule.Cosine(0, epochs / 6.0))
                .withInitialisation(new Initialisation.Kaiming("fan_in", true))
                .withImages(IMAGES, TEST_IMAGES);
    }

    /** Seconds that a network roughly takes, judged from what the proposed size took once. @param images trained on in an epoch */
    public static double roughSeconds(Entrant network, int images, int epochs) {
        return (double) network.cost().macs() * images * epochs / MACS_PER_SECOND;
    }

    /** Whether a sweep is such an experiment: networks alone, all trained to the end. */
    public static boolean is(Sweep sweep) {
        return sweep.name().equals(NAME) && sweep.axes().isEmpty() && sweep.halving() == null;
    }

    /** Whether two differ in their seeds alone, so that their results belong together. */
    public static boolean sameButSeeds(Sweep first, Sweep second) {
        return first.subjects().equals(second.subjects())
                && first.recipe().withSeed(0).equals(second.recipe().withSeed(0));
    }

    /** The same experiment with the seeds that follow the last one trained. */
    public static Sweep furtherSeeds(Sweep sweep, long last, int seeds) {
        return new Sweep(
                NAME, sweep.subjects(), sweep.recipe().withSeed(last + 1), List.of(), new Search.Grid(), seeds, null);
    }

    /** The paper's four networks. */
    public static List<Subject> networks() {
        return PRESETS.stream()
                .map(id -> Presets.find(id).orElseThrow())
                .map(Degradation::subject)
                .toList();
    }

    /** A preset of the CIFAR family by the name it has in the paper. */
    public static Subject subject(Preset preset) {
        return new Subject(preset.title().replace(" (CIFAR)", ""), preset.architecture());
    }

    /**
     * The experiment with these networks, fitted to the images and classes.
     *
     * @param networks any, usually two depths without and with shortcuts
     * @param recipe the same for all
     * @param input C×H×W of the recipe's data
     * @param classes of the recipe's data
     */
    public static Sweep of(List<Subject> networks, Recipe recipe, TensorShape input, int classes, int seeds) {
        List<Subject> fitted = networks.stream()
                .map(subject -> new Subject(
                        subject.name(),
                        Scaling.of(subject.architecture(), input, classes, Scaling.Stem.AS_DRAWN)
                                .architecture()))
                .toList();
        return new Sweep(NAME, fitted, recipe, List.of(), new Search.Grid(), seeds, null);
    }
}
