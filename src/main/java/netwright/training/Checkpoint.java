package netwright.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.DeviceNames;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a run on the disk as a safetensors file: all that {@link Learning} names, and {@link RunState}. The weights of the
 * best epoch so far, as validation saw them, are kept apart, for transfer and export.
 */
final class Checkpoint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JOB = "job";
    private static final String STATE = "state";

    private final CheckpointFiles files;
    private final String job;
    private final Consumer<String> log;
    private int epochs;

    /**
     * @param dataHash of the data set: other images make another job
     * @param log is told of checkpoints that cannot be used
     */
    Checkpoint(TrainingJob job, String dataHash, Consumer<String> log) {
        this.files = new CheckpointFiles(job.checkpoints());
        this.job = identity(job, dataHash);
        this.log = log;
    }

    /**
     * Two jobs are the same when they would compute the same numbers; where the drawing's nodes stand plays no part, nor do
     * the device, but how many there are, and the name under which the images are found.
     */
    private static String identity(TrainingJob job, String dataHash) {
        String drawing = ArchitectureJson.write(job.architecture().mapNodes(node -> node.at(null)));
        Recipe recipe = job.recipe().withData("-");
        recipe = recipe.on(recipe.engine(), DeviceNames.of("cpu", recipe.devices()));
        return Hash.of((drawing + RecipeJson.write(recipe) + dataHash).getBytes(StandardCharsets.UTF_8));
    }

    void save(Learning learning, RunState state) {
        try {
            files.write(Map.of(JOB, job, STATE, JSON.writeValueAsString(state)), learning.tensors());
            if (state.epochs().size() > epochs) {
                epochs = state.epochs().size();
                keepBest(learning, state.epochs());
            }
        } catch (IOException e) {
            throw new TrainingFailed(
                    "No checkpoint can be written in " + files.place() + ": " + e.getMessage()
                            + ". Check that the disk has room and the folder can be written, then train again.",
                    e);
        }
    }

    /** Called with the arrays as the last epoch left them. The first of several equally good epochs is the best. */
    private void keepBest(Learning learning, List<EpochMetrics> epochs) throws IOException {
        EpochMetrics last = epochs.getLast();
        boolean best = epochs.stream()
                .limit(epochs.size() - 1L)
                .allMatch(earlier -> earlier.validationTop1() < last.validationTop1());
        if (best) {
            files.writeBest(
                    Map.of(
                            JOB,
                            job,
                            "epoch",
                            Integer.toString(last.epoch()),
                            "validation_top1",
                            Double.toString(last.validationTop1())),
                    learning.validated());
        }
    }

    /** Restores the arrays and answers where the run stood; empty where there is no checkpoint of this job. */
    Optional<RunState> restore(Map<String, NDArray> tensors) {
        Optional<Safetensors> newest = files.newest(log);
        if (newest.isEmpty() || !job.equals(newest.get().metadata().get(JOB))) {
            return Optional.empty();
        }
        Safetensors saved = newest.get();
        try {
            RunState state = JSON.readValue(saved.metadata().getOrDefault(STATE, ""), RunState.class);
            for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
                put(saved, tensor.getKey(), tensor.getValue());
            }
            epochs = state.epochs().size();
            return Optional.of(state);
        } catch (IOException | JacksonException e) {
            throw new TrainingFailed(
                    "The checkpoint in " + files.place() + " cannot be read: " + e.getMessage()
                            + ". Delete it and train again from the start.",
                    e);
        }
    }

    private static void put(Safetensors saved, String name, NDArray array) throws IOException {
        float[] values = saved.tensors().get(name);
        if (values == null || values.length != array.getShape().size()) {
            throw new IOException("it lacks " + name);
        }
        array.set(values);
    }
}
