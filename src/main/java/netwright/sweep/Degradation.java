package netwright.sweep;

import java.util.List;
import netwright.architecture.TensorShape;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import netwright.catalog.Scaling;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePresets;

/**
 * The experiment that residual connections come from: plain networks train worse the deeper they are, residual ones do not
 * (He et al., 2015, figure 6, left and middle). One recipe, no axes; what counts is the training error.
 */
public final class Degradation {

    public static final String DATA = "shapes10";
    public static final int IMAGES = 5_000;
    public static final int TEST_IMAGES = 1_000;
    public static final int EPOCHS = 12;
    public static final int BATCH = 128;
    public static final int SEEDS = 1;

    /** The paper's recipe (§4.2), which is stretched to the epochs here. */
    public static final String RECIPE = "resnet-cifar-2015";

    /** Shallow before deep, plain before residual. */
    public static final List<String> PRESETS =
            List.of("plain20_cifar", "plain56_cifar", "resnet20_cifar", "resnet56_cifar");

    private Degradation() {}

    /** The recipe on the data set proposed. */
    public static Recipe recipe() {
        return RecipePresets.find(RECIPE)
                .orElseThrow()
                .scaled(DATA, EPOCHS, BATCH)
                .withImages(IMAGES, TEST_IMAGES);
    }

    /** The paper's four networks. */
    public static List<Subject> networks() {
        return PRESETS.stream()
                .map(id -> Presets.find(id).orElseThrow())
                .map(Degradation::subject)
                .toList();
    }

    private static Subject subject(Preset preset) {
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
        return new Sweep("Degradation", fitted, recipe, List.of(), new Search.Grid(), seeds, null);
    }
}
