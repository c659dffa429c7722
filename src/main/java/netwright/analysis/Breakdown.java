package netwright.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a network's cost lies: by kind of layer, by the map size it works at, layer by layer. */
public final class Breakdown {

    /** The part behind the last map: pooled, flattened, linear. */
    public static final String HEAD = "classifier";

    private Breakdown() {}

    /**
     * The layers that work at one map size.
     *
     * @param label {@code 56×56}, or {@link #HEAD}
     * @param kinds what they cost, by kind; only kinds that are there
     */
    public record Part(String label, Map<LayerKind, Cost> kinds) {

        public Cost cost() {
            return kinds.values().stream().reduce(Cost.NONE, Cost::plus);
        }
    }

    /** Sums up to {@link Totals#cost}; only kinds that are there, in the order of {@link LayerKind}. */
    public static Map<LayerKind, Cost> byKind(Analysis analysis) {
        return sums(analysis.layers());
    }

    /** How many layers of each kind there are. */
    public static Map<LayerKind, Long> layers(Analysis analysis) {
        Map<LayerKind, Long> counts = new EnumMap<>(LayerKind.class);
        analysis.layers().forEach(layer -> counts.merge(LayerKind.of(layer), 1L, Long::sum));
        return counts;
    }

    /**
     * In order of appearance; sums up to {@link Totals#cost}. A gate computed from global means (squeeze and excitation)
     * belongs to the map that it scales, not to the classifier.
     */
    public static List<Part> byStage(Analysis analysis) {
        Map<String, String> stages = stages(analysis.layers());
        Map<String, List<LayerReport>> groups = new LinkedHashMap<>();
        analysis.layers()
                .forEach(layer -> groups.computeIfAbsent(stages.get(layer.id()), key -> new ArrayList<>())
                        .add(layer));
        List<LayerReport> head = groups.remove(HEAD);
        if (head != null) {
            groups.put(HEAD, head);
        }
        return groups.entrySet().stream()
                .map(group -> new Part(group.getKey(), sums(group.getValue())))
                .toList();
    }

    /** The layers with most parameters, largest first. */
    public static List<LayerReport> largest(Analysis analysis, int most) {
        return analysis.layers().stream()
                .filter(layer -> layer.cost().parameters() > 0)
                .sorted(Comparator.comparingLong(
                                (LayerReport layer) -> layer.cost().parameters())
                        .reversed())
                .limit(most)
                .toList();
    }

    private static Map<LayerKind, Cost> sums(List<LayerReport> layers) {
        Map<LayerKind, Cost> sums = new EnumMap<>(LayerKind.class);
        layers.forEach(layer -> sums.merge(LayerKind.of(layer), layer.cost(), Cost::plus));
        return sums;
    }

    /** By layer: the size of its map; without a map of its own, of the first map that reads from it. */
    private static Map<String, String> stages(List<LayerReport> layers) {
        Map<String, String> stages = new HashMap<>();
        Map<String, String> readBy = new HashMap<>();
        for (LayerReport layer : layers.reversed()) {
            String stage = local(layer)
                    ? "%d×%d".formatted(layer.output().height(), layer.output().width())
                    : readBy.getOrDefault(layer.id(), HEAD);
            stages.put(layer.id(), stage);
            if (!stage.equals(HEAD)) {
                layer.inputs().forEach(input -> readBy.put(input, stage));
            }
        }
        return stages;
    }

    private static boolean local(LayerReport layer) {
        return layer.output().spatial() && !layer.receptiveField().global();
    }
}
