package netwright.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a run on the disk as one safetensors file: all that {@link Learning} names, and {@link RunState}. */
final class Checkpoint {

    static final String FILE = "checkpoint.safetensors";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JOB = "job";
    private static final String STATE = "state";

    private final Path file;
    private final String job;

    /** @param dataHash of the data set: other images make another job */
    Checkpoint(TrainingJob job, String dataHash) {
        this.file = job.checkpoints().resolve(FILE);
        this.job = identity(job, dataHash);
    }

    /**
     * Two jobs are the same when they would compute the same numbers; where the drawing's nodes stand plays no part, nor do
     * the device and the name under which the images are found.
     */
    private static String identity(TrainingJob job, String dataHash) {
        String drawing = ArchitectureJson.write(job.architecture().mapNodes(node -> node.at(null)));
        Recipe recipe = job.recipe().withData("-").on(job.recipe().engine(), "cpu");
        return Hash.of((drawing + RecipeJson.write(recipe) + dataHash).getBytes(StandardCharsets.UTF_8));
    }

    void save(Map<String, NDArray> tensors, RunState state) {
        try {
            Files.createDirectories(file.getParent());
            Safetensors.write(file, Map.of(JOB, job, STATE, JSON.writeValueAsString(state)), tensors);
        } catch (IOException e) {
            throw new TrainingFailed(
                    "The checkpoint " + file + " cannot be written: " + e.getMessage()
                            + ". Check that the disk has room and the folder can be written, then train again.",
                    e);
        }
    }

    /** Restores the arrays and answers where the run stood; empty where there is no checkpoint of this job. */
    Optional<RunState> restore(Map<String, NDArray> tensors) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Safetensors saved = Safetensors.read(file);
            if (!job.equals(saved.metadata().get(JOB))) {
                return Optional.empty();
            }
            RunState state = JSON.readValue(saved.metadata().getOrDefault(STATE, ""), RunState.class);
            for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
                put(saved, tensor.getKey(), tensor.getValue());
            }
            return Optional.of(state);
        } catch (IOException | JacksonException e) {
            throw new TrainingFailed(
                    "The checkpoint " + file + " cannot be read: " + e.getMessage()
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
