package netwright.training;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.recipe.Transfer;

/**
 * Weights taken over from another run.
 *
 * @param taken names of the tensors that were taken
 * @param fresh names of those that begin anew: the head, and what has no counterpart of the same name and shape
 * @param thaw what may learn when
 */
record Backbone(List<String> taken, List<String> fresh, Thaw thaw) {

    /**
     * Puts the weights of the run or file that the transfer names into the block.
     *
     * @throws TrainingFailed when they cannot be read, or none fits
     */
    static Backbone take(Transfer transfer, TrainingJob job, LoweredBlock block) {
        Map<String, float[]> saved = saved(transfer, job.checkpoints());
        List<String> layers = block.weightedLayers();
        Set<String> head = new TreeSet<>(Set.of(layers.getLast()));
        for (LoweredBlock.Weight weight : block.weights()) {
            float[] values = saved.get(weight.name());
            if (values == null || values.length != weight.array().getShape().size()) {
                head.add(layer(weight.name()));
            }
        }
        List<String> taken = new java.util.ArrayList<>();
        List<String> fresh = new java.util.ArrayList<>();
        for (LoweredBlock.Weight weight : block.weights()) {
            NDArray array = weight.array();
            if (head.contains(layer(weight.name()))) {
                fresh.add(weight.name());
            } else {
                array.set(saved.get(weight.name()));
                taken.add(weight.name());
            }
        }
        if (taken.isEmpty()) {
            throw new TrainingFailed("Nothing of " + transfer.from()
                    + " fits this network: no layer has the same name and shape. Start from a run of the same drawing,"
                    + " or train afresh.");
        }
        return new Backbone(taken, fresh, Thaw.of(transfer.strategy(), nodes(job, layers), head));
    }

    /** What was taken, for people. */
    String report() {
        String names = fresh.size() <= 6
                ? String.join(", ", fresh)
                : String.join(", ", fresh.subList(0, 5)) + " and " + (fresh.size() - 5) + " more";
        return "Took %d of %d tensors; new are %s".formatted(taken.size(), taken.size() + fresh.size(), names);
    }

    /** A run's folder lies beside this run's. */
    private static Map<String, float[]> saved(Transfer transfer, Path checkpoints) {
        return SavedWeights.of(
                        transfer.run()
                                .map(run -> checkpoints.resolveSibling(run.toString()))
                                .orElseGet(() -> Path.of(transfer.from())),
                        transfer.from(),
                        "Train it first, or name a finished run or a safetensors file.")
                .values();
    }

    private static Map<String, String> nodes(TrainingJob job, List<String> layers) {
        Map<String, String> drawn = new LinkedHashMap<>();
        for (LayerReport report : Analysis.of(job.architecture()).layers()) {
            drawn.put(report.id(), report.node());
        }
        Map<String, String> nodes = new LinkedHashMap<>();
        layers.forEach(layer -> nodes.put(layer, drawn.getOrDefault(layer, layer)));
        return nodes;
    }

    private static String layer(String weight) {
        return weight.substring(0, weight.lastIndexOf('.'));
    }
}
