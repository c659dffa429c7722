package netwright.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import netwright.analysis.Analysis;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.Field;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.SettingValues;
import netwright.architecture.UnreadableDocument;
import netwright.lab.CompoundScaling;
import netwright.lab.CompoundScaling.Factors;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePath;

/**
 * Puts the values of axes into a network and a recipe: whole parts of the recipe before their settings, the settings of one
 * node together, then depth, width and resolution of the drawing as it is by then.
 */
final class Setups {

    private final List<Axis> axes;
    private final Map<Architecture, String> faults = new HashMap<>();
    private final Map<List<Object>, Architecture> drawings = new HashMap<>();

    Setups(List<Axis> axes) {
        this.axes = axes;
    }

    /** What is trained, and how. */
    record Setup(Architecture architecture, Recipe recipe) {}

    /** Values that cannot be had. */
    static final class Impossible extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Impossible(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Values by the names of their axes. */
    Map<String, Object> named(List<Object> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            named.put(axes.get(i).name(), values.get(i));
        }
        return Collections.unmodifiableMap(named);
    }

    /** @param values one for each axis */
    Setup of(Setup base, List<Object> values) {
        Recipe recipe = base.recipe();
        Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
        Map<Axis.Scale, Double> factors = new HashMap<>();
        List<Integer> order = IntStream.range(0, axes.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> depth(axes.get(i))))
                .toList();
        for (int i : order) {
            Object value = values.get(i);
            switch (axes.get(i)) {
                case Axis.OfRecipe axis -> recipe = put(axis, recipe, value);
                case Axis.OfNodes axis ->
                    axis.nodes()
                            .forEach(node -> settings.computeIfAbsent(node, any -> new LinkedHashMap<>())
                                    .put(axis.setting(), value));
                case Axis.OfScale axis -> factors.put(axis.scale(), factor(value));
            }
        }
        // Most combinations share their drawing with others, which differ in the recipe alone.
        List<Object> drawn = List.of(base.architecture(), settings, factors);
        Architecture architecture = drawings.get(drawn);
        if (architecture == null) {
            architecture = drawing(base.architecture(), settings, factors);
            drawings.put(drawn, architecture);
        }
        return new Setup(architecture, recipe);
    }

    private Architecture drawing(
            Architecture base, Map<String, Map<String, Object>> settings, Map<Axis.Scale, Double> factors) {
        Architecture architecture = base;
        for (Map.Entry<String, Map<String, Object>> node : settings.entrySet()) {
            architecture = set(architecture, node.getKey(), node.getValue());
        }
        for (Axis.Scale scale : Axis.Scale.values()) {
            architecture = scaled(architecture, scale, factors.getOrDefault(scale, 1.0));
        }
        return architecture;
    }

    private static long depth(Axis axis) {
        return axis.name().chars().filter(letter -> letter == '.').count()
                + (axis.name().endsWith(".kind") ? 0 : 1);
    }

    private static Recipe put(Axis.OfRecipe axis, Recipe recipe, Object value) {
        try {
            return RecipePath.of(axis.path()).put(recipe, value);
        } catch (UnreadableDocument e) {
            throw new Impossible("The recipe: " + ended(String.valueOf(e.getMessage())));
        }
    }

    private static Architecture set(Architecture architecture, String id, Map<String, Object> changed) {
        Operation operation = architecture
                .node(id)
                .map(Node::operation)
                .orElseThrow(() -> new Impossible("%s has no node '%s'. It has %s."
                        .formatted(
                                architecture.name(),
                                id,
                                String.join(
                                        ", ",
                                        architecture.nodes().stream()
                                                .map(Node::id)
                                                .toList()))));
        Map<String, Object> all = new LinkedHashMap<>(operation.settings());
        all.putAll(changed);
        List<Field> fields = operation.type().fields(all);
        Map<String, Object> given = new LinkedHashMap<>();
        changed.forEach((name, value) -> given.put(
                name,
                fields.stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .map(field -> SettingValues.ofKind(field.kind(), value))
                        .orElseThrow(() -> noSetting(operation, id, name, fields))));
        try {
            Operation other = operation.with(given);
            return architecture.mapNodes(node -> node.id().equals(id) ? node.withOperation(other) : node);
        } catch (IllegalArgumentException e) {
            throw new Impossible(operation.type().called(id) + ": " + ended(String.valueOf(e.getMessage())));
        }
    }

    private static Impossible noSetting(Operation operation, String id, String name, List<Field> fields) {
        List<String> known = fields.stream().map(Field::name).toList();
        return new Impossible("%s has no setting '%s'. It has %s."
                .formatted(operation.type().called(id), name, known.isEmpty() ? "none" : String.join(", ", known)));
    }

    static double factor(Object value) {
        if (!(value instanceof Number number)
                || !(number.doubleValue() >= Fields.LEAST_FACTOR)
                || number.doubleValue() > Fields.LARGEST_FACTOR) {
            throw new Impossible("a factor is a number from %s, not %s."
                    .formatted(SettingValues.range(Fields.LEAST_FACTOR, Fields.LARGEST_FACTOR), Values.text(value)));
        }
        return number.doubleValue();
    }

    private Architecture scaled(Architecture base, Axis.Scale scale, double factor) {
        if (factor == 1) {
            return base;
        }
        requireSound(base);
        CompoundScaling scaling = CompoundScaling.of(
                base,
                switch (scale) {
                    case DEPTH -> new Factors(factor, 1, 1);
                    case WIDTH -> new Factors(1, factor, 1);
                    case RESOLUTION -> new Factors(1, 1, factor);
                });
        if (scaling.architecture().equals(base)) {
            List<String> limits = new ArrayList<>(scaling.limits());
            if (limits.isEmpty()) {
                limits.add("nothing changes.");
            }
            throw new Impossible("%s %s: %s".formatted(scale.label(), Values.text(factor), String.join(" ", limits)));
        }
        return scaling.architecture();
    }

    /** Throws {@link Impossible} with the first error of the drawing. */
    void requireSound(Architecture architecture) {
        String fault = faults.computeIfAbsent(
                architecture,
                drawing -> Analysis.of(drawing).problems().stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .map(Problem::message)
                        .findFirst()
                        .orElse(""));
        if (!fault.isEmpty()) {
            throw new Impossible(ended(fault));
        }
    }

    private static String ended(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
