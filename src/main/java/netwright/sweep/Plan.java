package netwright.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a sweep comes to.
 *
 * @param trials those that can be trained, by configuration and seed
 * @param unbuildable combinations that cannot; their numbers are missing among the trials
 */
public record Plan(List<Trial> trials, List<Unbuildable> unbuildable) {

    /** So many are named in a message. */
    private static final int NAMED = 3;

    public Plan {
        trials = List.copyOf(trials);
        unbuildable = List.copyOf(unbuildable);
    }

    /**
     * A combination that makes no sound network or no valid recipe.
     *
     * @param reason what is wrong, a sentence or two
     */
    public record Unbuildable(int configuration, String subject, Map<String, Object> values, String reason) {

        @Override
        public String toString() {
            String chosen = values.entrySet().stream()
                    .map(value -> value.getKey() + " " + Values.text(value.getValue()))
                    .collect(Collectors.joining(", "));
            return "%d (%s%s): %s".formatted(configuration, subject, chosen.isEmpty() ? "" : ", " + chosen, reason);
        }
    }

    /** How many configurations can be trained. */
    public int configurations() {
        return (int) trials.stream().mapToInt(Trial::configuration).distinct().count();
    }

    /** The trials where none is missing. Throws {@link IllegalArgumentException} that says which cannot be built and why. */
    public List<Trial> complete() {
        if (!unbuildable.isEmpty()) {
            String named =
                    unbuildable.stream().limit(NAMED).map(Unbuildable::toString).collect(Collectors.joining(" "));
            throw new IllegalArgumentException(
                    "%d of the combinations cannot be trained: %s%s Change their values, or leave them out."
                            .formatted(unbuildable.size(), named, unbuildable.size() > NAMED ? " …" : ""));
        }
        return trials;
    }
}
