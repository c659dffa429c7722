package netwright.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvBnAct;
import netwright.architecture.Field;
import netwright.architecture.Node;
import netwright.architecture.Operation;

/**
 * More blocks at the same resolution: the repeat of stages, the layers of dense blocks, and chains of equal blocks or
 * convolutions that keep their shape. n become ⌈n·d⌉, as EfficientNet rounds. Stem, head and what stands alone stay.
 */
final class DepthScaling {

    /** 3·1.4 is 4.2, but 5·1.2 is 6.000000000000001 in floating point, which is not to become 7. */
    private static final double TOLERANCE = 1e-9;

    private static final Set<String> COUNTED = Set.of("blocks", "layers");

    record Scaled(Architecture architecture, int places, List<String> changes, List<String> limits) {}

    private DepthScaling() {}

    static Scaled of(Architecture a, Analysis analysis, double factor) {
        if (factor == 1) {
            return new Scaled(a, 0, List.of(), List.of());
        }
        List<String> changes = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        int places = 0;
        Architecture result = a;
        for (Node node : a.nodes()) {
            if (repeated(node.operation(), factor) instanceof Operation operation) {
                Architecture tried = result.mapNodes(n -> n.id().equals(node.id()) ? n.withOperation(operation) : n);
                if (Analysis.of(tried).sound()) {
                    result = tried;
                    places++;
                    changes.add("%s: %s → %s.".formatted(node.id(), count(node.operation()), count(operation)));
                } else {
                    limits.add("%s cannot repeat more: what follows would no longer fit.".formatted(node.id()));
                }
            }
        }
        for (Chain chain : Chain.all(a, analysis)) {
            int target = times(chain.units().size(), factor);
            Architecture tried = chain.resized(result, target);
            if (!tried.equals(result) && Analysis.of(tried).sound()) {
                result = tried;
                places++;
                changes.add("%s: %d → %d in a row."
                        .formatted(
                                chain.units().getFirst().getFirst(),
                                chain.units().size(),
                                target));
            }
        }
        limits.addAll(alone(a, analysis));
        if (places == 0) {
            limits.add("The depth stays: nothing repeats on this drawing.");
        }
        return new Scaled(result, places, changes, limits);
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
