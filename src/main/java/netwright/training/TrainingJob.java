package netwright.training;

import java.nio.file.Path;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;

/**
 * One training run as the trainer needs it.
 *
 * @param architecture sound: its analysis has no errors
 * @param recipe what to train with
 * @param dataSets folder with the fetched data sets
 * @param checkpoints folder of this run alone; when it holds a checkpoint of the same job, training goes on from there
 * @param pauseAfter the epoch after which training pauses, so that it can go on later; the recipe's epochs or more for
 *     none. The numbers do not depend on it
 */
public record TrainingJob(Architecture architecture, Recipe recipe, Path dataSets, Path checkpoints, int pauseAfter) {

    public TrainingJob {
        if (pauseAfter < 1) {
            throw new IllegalArgumentException("Training can pause after epoch 1 or a later one.");
        }
    }

    /** A run without a pause. */
    public TrainingJob(Architecture architecture, Recipe recipe, Path dataSets, Path checkpoints) {
        this(architecture, recipe, dataSets, checkpoints, recipe.epochs());
    }
}
