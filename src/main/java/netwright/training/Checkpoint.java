package netwright.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a run on the disk as a safetensors file: weights under PyTorch's names, optimizer state, {@link RunState}. The
 * weights of the best epoch so far are kept apart, for transfer and export.
 */
final class Checkpoint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JOB = "job";
    private static final String STATE = "state";
    private static final String OPTIMIZER = "optimizer.";

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
            files.write(Map.of(JOB, job, STATE, JSON.writeValueAsString(state)), tensors);
            if (state.epochs().size() > epochs) {
                epochs = state.epochs().size();
                keepBest(block, state.epochs());
            }
        } catch (IOException e) {
            throw new TrainingFailed(
                    "No checkpoint can be written in " + files.place() + ": " + e.getMessage()
                            + ". Check that the disk has room and the folder can be written, then train again.",
                    e);
        }
    }

    /** Called with the weights as the last epoch left them. The first of several equally good epochs is the best. */
    private void keepBest(LoweredBlock block, List<EpochMetrics> epochs) throws IOException {
        EpochMetrics last = epochs.getLast();
        boolean best = epochs.stream()
                .limit(epochs.size() - 1L)
                .allMatch(earlier -> earlier.validationTop1() < last.validationTop1());
        if (best) {
            Map<String, NDArray> weights = new LinkedHashMap<>();
            block.weights().forEach(weight -> weights.put(weight.name(), weight.array()));
            files.writeBest(
                    Map.of(
                            JOB,
                            job,
                            "epoch",
                            Integer.toString(last.epoch()),
                            "validation_top1",
                            Double.toString(last.validationTop1())),
                    weights);
        }
    }

    /** Restores the arrays and answers where the run stood; empty where there is no checkpoint of this job. */
    Optional<RunState> restore(LoweredBlock block, Optimizer optimizer) {
        Optional<Safetensors> newest = files.newest(log);
        if (newest.isEmpty() || !job.equals(newest.get().metadata().get(JOB))) {
            return Optional.empty();
        }
        Safetensors saved = newest.get();
        try {
            RunState state = JSON.readValue(saved.metadata().getOrDefault(STATE, ""), RunState.class);
            for (LoweredBlock.Weight weight : block.weights()) {
                put(saved, weight.name(), weight.array());
            }
            for (Map.Entry<String, NDArray> entry : optimizer.state().entrySet()) {
                put(saved, OPTIMIZER + entry.getKey(), entry.getValue());
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
