package netwright.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run's weights came to.
 *
 * @param values by tensor name, as PyTorch would name them
 * @param which of the weights that a run keeps
 */
record SavedWeights(Map<String, float[]> values, Examined.Weights which) {

    /** By the prefix of their names; what comes later takes the place of what comes before. */
    private static final List<Map.Entry<String, Examined.Weights>> KEPT = List.of(
            Map.entry("", Examined.Weights.LAST),
            Map.entry(Learning.AVERAGE, Examined.Weights.AVERAGE),
            Map.entry(Learning.BEST, Examined.Weights.BEST));

    /**
     * Reads them.
     *
     * @param place a run's folder, or a safetensors file
     * @param whose for messages
     * @param otherwise what to do where there are none, a sentence
     * @throws TrainingFailed when there are none or they cannot be read
     */
    static SavedWeights of(Path place, String whose, String otherwise) {
        Path file = Files.isDirectory(place) ? inFolder(place) : place;
        if (!Files.isRegularFile(file)) {
            throw new TrainingFailed("The weights of " + whose + " are not on this machine: there is no file " + file
                    + ". " + otherwise);
        }
        try {
            SavedWeights saved = result(Safetensors.read(file));
            boolean best = CheckpointFiles.BEST.equals(String.valueOf(file.getFileName()));
            return best ? new SavedWeights(saved.values, Examined.Weights.BEST) : saved;
        } catch (IOException e) {
            throw new TrainingFailed(
                    "The weights in " + file + " cannot be read: " + e.getMessage() + ". Train it again.", e);
        }
    }

    /** The newest; of a run whose checkpoints were pruned, the best that was kept apart. */
    private static Path inFolder(Path folder) {
        Path newest = folder.resolve(CheckpointFiles.NEWEST);
        Path best = folder.resolve(CheckpointFiles.BEST);
        return Files.exists(newest) || !Files.exists(best) ? newest : best;
    }

    /** The best where they were kept, else the average where there is one, else the last; the optimizer's state never. */
    private static SavedWeights result(Safetensors saved) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        Examined.Weights which = Examined.Weights.LAST;
        for (Map.Entry<String, Examined.Weights> kept : KEPT) {
            String prefix = kept.getKey();
            for (String name : saved.tensors().keySet()) {
                if (prefix.isEmpty() ? plain(name) : name.startsWith(prefix)) {
                    weights.put(name.substring(prefix.length()), saved.tensors().get(name));
                    which = kept.getValue();
                }
            }
        }
        return new SavedWeights(weights, which);
    }

    private static boolean plain(String name) {
        return !name.startsWith(Learning.OPTIMIZER)
                && !name.startsWith(Learning.AVERAGE)
                && !name.startsWith(Learning.BEST);
    }
}
