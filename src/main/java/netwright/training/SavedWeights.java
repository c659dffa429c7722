package netwright.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a run's weights came to. */
final class SavedWeights {

    private SavedWeights() {}

    /**
     * Values by tensor name, as PyTorch would name them.
     *
     * @param place a run's folder, or a safetensors file
     * @param whose for messages
     * @param otherwise what to do where there are none, a sentence
     * @throws TrainingFailed when there are none or they cannot be read
     */
    static Map<String, float[]> of(Path place, String whose, String otherwise) {
        Path file = Files.isDirectory(place) ? inFolder(place) : place;
        if (!Files.isRegularFile(file)) {
            throw new TrainingFailed("The weights of " + whose + " are not on this machine: there is no file " + file
                    + ". " + otherwise);
        }
        try {
            return result(Safetensors.read(file));
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
    static Map<String, float[]> result(Safetensors saved) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (String prefix : new String[] {"", Learning.AVERAGE, Learning.BEST}) {
            saved.tensors().forEach((name, values) -> {
                if (prefix.isEmpty() ? plain(name) : name.startsWith(prefix)) {
                    weights.put(name.substring(prefix.length()), values);
                }
            });
        }
        return weights;
    }

    private static boolean plain(String name) {
        return !name.startsWith(Learning.OPTIMIZER)
                && !name.startsWith(Learning.AVERAGE)
                && !name.startsWith(Learning.BEST);
    }
}
