package netwright.web.degradation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.sweep.Degradation;
import netwright.sweep.Entrant;

/**
 * How long networks take to be trained, from what the person's earlier experiments took here; else roughly.
 *
 * @param secondsPerImage of an epoch, validation included
 */
record Pace(Map<Key, Double> secondsPerImage) {

    /** What makes one training as fast as another. */
    record Key(Architecture architecture, int batch, EngineName engine, String device) {

        Key(Architecture architecture, Recipe recipe) {
            this(architecture, recipe.batch(), recipe.engine(), recipe.device());
        }
    }

    /** @param measured whether here, or judged from another machine */
    record Expected(double seconds, boolean measured) {}

    static Pace of(Map<Key, List<Double>> measured) {
        Map<Key, Double> means = new HashMap<>();
        measured.forEach((key, seconds) -> means.put(
                key, seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return new Pace(Map.copyOf(means));
    }

    /** No more digits than such a forecast is worth: {@code 70 s}, {@code 4 min}, {@code 2 h 10 min}. */
    static String words(double seconds) {
        if (seconds < 90) {
            return Math.max(1, seconds < 10 ? Math.round(seconds) : 10 * Math.round(seconds / 10)) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 90 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, 10 * (minutes % 60 / 10));
    }

    /** Of one run to its end. */
    Expected of(Architecture architecture, Entrant network, Recipe recipe) {
        Double each = secondsPerImage.get(new Key(architecture, recipe));
        Double seconds = each == null ? null : each * recipe.images() * recipe.epochs();
        return seconds != null
                ? new Expected(seconds, true)
                : new Expected(Degradation.roughSeconds(network, recipe.images(), recipe.epochs()), false);
    }
}
