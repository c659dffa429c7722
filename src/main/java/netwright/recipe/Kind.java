package netwright.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.architecture.Settings;

/**
 * All that a form, the JSON and the command line know of one kind of part.
 *
 * @param id name in documents, {@code random_crop}
 * @param label name on screen
 * @param help what it does, in a sentence or two
 * @param source paper, or whose definition is followed
 * @param fields its settings, named as the record's components and in their order
 * @param factory makes the part from complete settings
 */
public record Kind<T extends Part>(
        String id, String label, String help, String source, List<Field> fields, Function<Settings, T> factory) {

    public Kind {
        fields = List.copyOf(fields);
    }

    /** A part with every setting at its default. */
    public T create() {
        return create(Map.of());
    }

    /**
     * A part with the given settings, defaults elsewhere.
     *
     * @throws InvalidSetting when a setting is unknown, has the wrong kind or lies outside its range
     */
    public T create(Map<String, Object> given) {
        return factory.apply(Settings.complete(label, fields, given));
    }

    /** A part of this kind that keeps the settings of another one that this kind has too, where they are allowed. */
    public T createLike(Part other) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = other.settings().get(field.name());
            if (value != null) {
                try {
                    kept.put(field.name(), field.check(value));
                } catch (InvalidSetting notHere) {
                    kept.remove(field.name());
                }
            }
        }
        return create(kept);
    }

    /** Finds the kind of this id, whatever its case. Throws {@link IllegalArgumentException} that lists those known. */
    static <T extends Part> Kind<? extends T> find(String what, List<Kind<? extends T>> kinds, String id) {
        return kinds.stream()
                .filter(kind -> kind.id.equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown " + what + " '" + id + "'. Known are "
                        + String.join(", ", kinds.stream().map(Kind::id).toList()) + "."));
    }
}
