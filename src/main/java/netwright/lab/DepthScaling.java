package netwright.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvBnAct;
import netwright.architecture.Field;
import netwright.architecture.Node;
import netwright.architecture.Operation;

/**
 * More blocks at the same resolution: the repeat of stages, the layers of dense blocks, and drawn chains of blocks or convolutions
 * that keep their shape. n become ⌈n·d⌉, as EfficientNet rounds. Stem, head and what stands alone stay.
 */
final class DepthScaling {

    /** 10·1.1 is 11.000000000000002 in floating point, which is not to become 12. */
    private static final double TOLERANCE = 1e-9;

    private static final Set<String> COUNTED = Set.of("blocks", "layers");

    private DepthScaling() {}

    static CompoundScaling of(Architecture a, Analysis analysis, double factor) {
        if (factor == 1) {
            return CompoundScaling.unchanged(a, analysis, List.of());
        }
        List<String> limits = new ArrayList<>();
        List<Step> steps = steps(a, analysis, factor);
        Architecture result = applied(a, steps);
        Analysis after = Analysis.of(result);
        if (!after.sound()) {
            steps = possible(a, steps, limits);
            result = applied(a, steps);
            after = Analysis.of(result);
        }
        limits.addAll(alone(a, analysis));
        if (steps.isEmpty()) {
            limits.add("The depth stays: nothing repeats on this drawing.");
        }
        return new CompoundScaling(
                result, after, steps.size(), steps.stream().map(Step::done).toList(), limits);
    }

    private static Architecture applied(Architecture a, List<Step> steps) {
        Architecture result = a;
        for (Step step : steps) {
            result = step.edit().apply(result);
        }
        return result;
    }

    /** One stage made deeper. */
    private record Step(String id, UnaryOperator<Architecture> edit, String done) {}

    private static List<Step> steps(Architecture a, Analysis analysis, double factor) {
        List<Step> steps = new ArrayList<>();
        for (Node node : a.nodes()) {
            if (repeated(node.operation(), factor) instanceof Operation operation) {
                steps.add(new Step(
                        node.id(),
                        old -> old.mapNodes(n -> n.id().equals(node.id()) ? n.withOperation(operation) : n),
                        "%s: %s → %s.".formatted(node.id(), count(node.operation()), count(operation))));
            }
        }
        for (Chain chain : Chain.all(a, analysis)) {
            int units = chain.units().size();
            int target = times(units, factor);
            if (target != units) {
                String first = chain.units().getFirst().getFirst();
                steps.add(new Step(
                        first,
                        old -> chain.resized(old, target),
                        "%s: %d → %d in a row.".formatted(first, units, target)));
            }
        }
        return steps;
    }

    /** Where not all steps fit together: those that do, one after the other. */
    private static List<Step> possible(Architecture a, List<Step> steps, List<String> limits) {
        List<Step> possible = new ArrayList<>();
        Architecture result = a;
        for (Step step : steps) {
            Architecture tried = step.edit().apply(result);
            if (Analysis.of(tried).sound()) {
                result = tried;
                possible.add(step);
            } else {
                limits.add("%s stays as deep as it is: what follows would no longer fit.".formatted(step.id()));
            }
        }
        return possible;
    }

    static int times(int count, double factor) {
        return Math.max(1, (int) Math.ceil(count * factor - TOLERANCE));
    }

    /** The block with its counts of blocks or layers scaled, or null where it has none or they stay. */
    private static @org.jspecify.annotations.Nullable Operation repeated(Operation operation, double factor) {
        if (!(operation instanceof Block)) {
            return null;
        }
        Map<String, Object> settings = new LinkedHashMap<>(operation.settings());
        for (Field field : counted(operation)) {
            int scaled = times((Integer) settings.get(field.name()), factor);
            settings.put(field.name(), Math.clamp(scaled, (int) field.min(), (int) field.max()));
        }
        Operation scaled = operation.type().create(settings);
        return scaled.equals(operation) ? null : scaled;
    }

    private static List<Field> counted(Operation operation) {
        return operation.type().fields(operation.settings()).stream()
                .filter(field -> field.kind() == Field.Kind.INTEGER && COUNTED.contains(field.unit()))
                .toList();
    }

    private static String count(Operation operation) {
        List<String> counts = counted(operation).stream()
                .map(field -> {
                    int number = (Integer) operation.settings().get(field.name());
                    return Words.count(
                            number, field.unit().substring(0, field.unit().length() - 1), field.unit());
                })
                .toList();
        return String.join(", ", counts);
    }

    private static List<String> alone(Architecture a, Analysis analysis) {
        Set<String> alone = new LinkedHashSet<>();
        for (Node node : a.nodes()) {
            boolean convolves = node.operation() instanceof Conv2d || node.operation() instanceof ConvBnAct;
            if (convolves) {
                alone.add(node.id());
            }
        }
        Chain.all(a, analysis).forEach(chain -> chain.units().forEach(unit -> alone.removeAll(unit)));
        return alone.isEmpty()
                ? List.of()
                : List.of("Not repeated, since they stand alone: %s.".formatted(Words.list(alone)));
    }
}
