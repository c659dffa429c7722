package netwright.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.Field;

/**
 * A change that a paper made to networks, for any drawing: replace every 3×3 convolution, add gates to every block.
 *
 * @param id for tests and addresses
 * @param title a command
 * @param description what it does, in a sentence or two
 * @param source who proposed it and where
 * @param counted what its places are, in the plural
 * @param settings few, each with a default
 */
public record Experiment(
        String id,
        String title,
        String description,
        String source,
        String counted,
        List<Field> settings,
        Technique technique) {

    public Experiment {
        settings = List.copyOf(settings);
    }

    public Map<String, Object> defaults() {
        return complete(Map.of());
    }

    /** How many places it would change. Settings left out are at their defaults. */
    public int places(Scene scene, Map<String, Object> given) {
        return technique.places(scene, complete(given));
    }

    /** Throws {@link netwright.architecture.InvalidSetting} for a value outside its range. */
    public Outcome apply(Scene scene, Map<String, Object> given) {
        Outcome outcome = technique.apply(scene, complete(given));
        if (outcome.places() > 0 || !outcome.changes().isEmpty()) {
            return outcome;
        }
        String where = scene.within().isEmpty() ? "on this drawing" : "in what is selected";
        return new Outcome(
                scene.architecture(), 0, List.of("It does not apply: there are no %s %s.".formatted(counted, where)));
    }

    /** The whole drawing, every setting at its default. */
    public Outcome apply(Architecture architecture) {
        return apply(Scene.of(architecture), Map.of());
    }

    private Map<String, Object> complete(Map<String, Object> given) {
        Map<String, Object> complete = new LinkedHashMap<>();
        for (Field field : settings) {
            complete.put(field.name(), field.check(given.getOrDefault(field.name(), field.defaultValue())));
        }
        return complete;
    }
}
