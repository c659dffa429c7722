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
 */
public record TrainingJob(Architecture architecture, Recipe recipe, Path dataSets, Path checkpoints) {}
