package netwright.training;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import netwright.recipe.Transfer;

/**
 * Which weights learn when, after a transfer.
 *
 * @param thawing epoch, counted from 1, from which a layer learns; layers of the head are missing and learn at once
 * @param factor the backbone's rate as a share of the head's
 */
record Thaw(Map<String, Integer> thawing, double factor) {

    static final Thaw ALL = new Thaw(Map.of(), 1);

    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * @param nodes drawn node of each layer that has weights, by layer id, from input to output
     * @param head ids of the layers that begin anew
     */
    static Thaw of(Transfer.Strategy strategy, Map<String, String> nodes, Set<String> head) {
        return switch (strategy) {
            case Transfer.LinearProbe probe -> new Thaw(backbone(nodes, head, NEVER), 1);
            case Transfer.FineTune(double factor) -> new Thaw(backbone(nodes, head, 1), factor);
            case Transfer.GradualUnfreezing(int epochs, double factor) ->
                new Thaw(oneByOne(nodes, head, epochs), factor);
        };
    }

    private static Map<String, Integer> backbone(Map<String, String> nodes, Set<String> head, int epoch) {
        Map<String, Integer> thawing = new java.util.HashMap<>();
        nodes.keySet().stream().filter(layer -> !head.contains(layer)).forEach(layer -> thawing.put(layer, epoch));
        return thawing;
    }

    private static Map<String, Integer> oneByOne(Map<String, String> nodes, Set<String> head, int epochs) {
        Map<String, Integer> thawing = new java.util.HashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        nodes.forEach((layer, node) -> {
            if (!head.contains(layer)) {
                groups.add(node);
            }
        });
        int last = groups.size();
        Map<String, Integer> order = new java.util.HashMap<>();
        for (String group : groups) {
            order.put(group, last--);
        }
        nodes.forEach((layer, node) -> {
            if (!head.contains(layer)) {
                thawing.put(layer, 1 + order.getOrDefault(node, 1) * epochs);
            }
        });
        return thawing;
    }

    /** @param weight {@code <layer id>.<role>} */
    double share(String weight, int epoch) {
        Integer from = thawing.get(layer(weight));
        return from == null ? 1 : epoch >= from ? factor : 0;
    }

    /** Ids of layers that do not learn in this epoch; they also keep their running statistics. */
    Set<String> still(int epoch) {
        Set<String> still = new java.util.HashSet<>();
        thawing.forEach((layer, from) -> {
            if (epoch < from) {
                still.add(layer);
            }
        });
        return still;
    }

    private static String layer(String weight) {
        return weight.substring(0, weight.lastIndexOf('.'));
    }
}
