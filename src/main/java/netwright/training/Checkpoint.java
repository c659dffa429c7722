package netwright.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a run on the disk as one safetensors file: weights under PyTorch's names, optimizer state, {@link RunState}. */
final class Checkpoint {

    static final String FILE = "checkpoint.safetensors";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JOB = "job";
    private static final String STATE = "state";
    private static final String OPTIMIZER = "optimizer.";

    private final Path file;
    private final String job;

    /** @param dataHash of the data set: other images make another job */
    Checkpoint(TrainingJob job, String dataHash) {
        this.file = job.checkpoints().resolve(FILE);
        this.job = identity(job, dataHash);
    }

    /** Two jobs are the same when they would compute the same numbers; where the drawing's nodes stand plays no part. */
    private static String identity(TrainingJob job, String dataHash) {
        String drawing = ArchitectureJson.write(job.architecture().mapNodes(node -> node.at(null)));
        Recipe r = job.recipe();
        String recipe = String.join(
                "|",
                Integer.toString(r.epochs()),
                Integer.toString(r.batch()),
                r.optimizer().id(),
                Double.toString(r.learningRate()),
                Double.toString(r.weightDecay()),
                Long.toString(r.seed()),
                r.engine().label(),
                dataHash);
        return Hash.of((drawing + recipe).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void save(LoweredBlock block, Optimizer optimizer, RunState state) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        block.weights().forEach(weight -> tensors.put(weight.name(), weight.array()));
        optimizer.state().forEach((name, array) -> tensors.put(OPTIMIZER + name, array));
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
    Optional<RunState> restore(LoweredBlock block, Optimizer optimizer) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Safetensors saved = Safetensors.read(file);
            if (!job.equals(saved.metadata().get(JOB))) {
                return Optional.empty();
            }
            RunState state = JSON.readValue(saved.metadata().getOrDefault(STATE, ""), RunState.class);
            for (LoweredBlock.Weight weight : block.weights()) {
                put(saved, weight.name(), weight.array());
            }
            for (Map.Entry<String, NDArray> entry : optimizer.state().entrySet()) {
                put(saved, OPTIMIZER + entry.getKey(), entry.getValue());
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
