package netwright.sweep;

import java.util.List;
import netwright.architecture.Field;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePath;
import org.jspecify.annotations.Nullable;

/** Refuses axes that name what is not there, and values that are not allowed whatever the other axes say. */
final class Checks {

    private final Recipe recipe;
    private final List<Axis> axes;

    private Checks(Recipe recipe, List<Axis> axes) {
        this.recipe = recipe;
        this.axes = axes;
    }

    static void axes(List<Subject> subjects, Recipe recipe, List<Axis> axes) {
        Checks checks = new Checks(recipe, axes);
        Fields fields = new Fields(subjects, recipe);
        for (Axis axis : axes) {
            Axis.named(axis.name(), () -> {
                if (axis.values() instanceof Values.Range) {
                    checks.range(axis, fields);
                }
                checks.contradiction(axis);
                for (Object value : examples(axis)) {
                    checks.value(subjects, axis, value);
                }
            });
        }
    }

    private void range(Axis axis, Fields fields) {
        Field field = fields.of(axis);
        if (field == null || field.kind() != Field.Kind.INTEGER && field.kind() != Field.Kind.DECIMAL) {
            throw new IllegalArgumentException("only a number has a range; list the values.");
        }
    }

    /** Without a part its settings mean nothing. */
    private void contradiction(Axis axis) {
        if (axes.stream().anyMatch(other -> other.name().equals(axis.name() + ".kind"))) {
            throw new IllegalArgumentException(
                    "'%s.kind' varies the same. Put all values into one axis.".formatted(axis.name()));
        }
        String part =
                axis instanceof Axis.OfRecipe of ? RecipePath.of(of.path()).removes() : null;
        if (part == null || !examples(axis).contains(false)) {
            return;
        }
        axes.stream()
                .filter(other -> other != axis && other.name().startsWith(part + "."))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "where it is off, '%s' means nothing. Vary '%s' alone, with its settings listed: false, {\"%s\": …}."
                                    .formatted(other.name(), part, other.name().substring(part.length() + 1)));
                });
    }

    /** The values themselves, or the ends of the range. */
    private static List<Object> examples(Axis axis) {
        return switch (axis.values()) {
            case Values.Listed listed -> listed.values();
            case Values.Range range -> List.of(Values.plain(range.low()), Values.plain(range.high()));
        };
    }

    /** Allowed alone, or with some value of another axis: a momentum needs an optimizer that has one. */
    private void value(List<Subject> subjects, Axis axis, Object value) {
        if (axis instanceof Axis.OfScale) {
            // What a factor does to a network is found when it is planned.
            Setups.factor(value);
            return;
        }
        subjects.forEach(subject -> value(subject, axis, value));
    }

    private void value(Subject subject, Axis axis, Object value) {
        Setups.Setup base = new Setups.Setup(subject.architecture(), recipe);
        String reason = reason(List.of(axis), base, List.of(value));
        if (reason == null) {
            return;
        }
        for (Axis other : axes) {
            for (Object around : other == axis ? List.of() : examples(other)) {
                if (reason(List.of(other, axis), base, List.of(around, value)) == null) {
                    return;
                }
            }
        }
        throw new IllegalArgumentException(reason);
    }

    private static @Nullable String reason(List<Axis> axes, Setups.Setup base, List<Object> values) {
        try {
            new Setups(axes).of(base, values);
            return null;
        } catch (Setups.Impossible e) {
            return e.reason();
        }
    }
}
