package netwright.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvBnAct;
import netwright.architecture.Edge;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/**
 * A drawn stage: units one behind the other, of which all but the first keep their shape. A unit is a block, and then all are
 * of one kind; or a convolution with the norms and activations behind it, and then all are equal, as are Conv-BN-activation
 * blocks.
 *
 * @param units ids of each unit's nodes, in order
 */
record Chain(List<List<String>> units) {

    private static final String STRIDE = "stride";

    /** Units in a row, at least two; a single residual or separable block counts, too, as a stage of one. */
    static List<Chain> all(Architecture a, Analysis analysis) {
        List<Chain> chains = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String id : analysis.nodes().keySet()) {
            List<List<String>> units = seen.contains(id) ? List.of() : from(a, analysis, id);
            units.forEach(seen::addAll);
            if (units.size() > 1 || units.size() == 1 && stageOfOne(a, analysis, id)) {
                chains.add(new Chain(units));
            }
        }
        return chains;
    }

    private static List<List<String>> from(Architecture a, Analysis analysis, String id) {
        List<List<String>> units = new ArrayList<>();
        Optional<List<String>> unit = unit(a, id);
        while (unit.isPresent()) {
            units.add(unit.get());
            List<String> first = units.getFirst();
            unit = reader(a, unit.get().getLast())
                    .flatMap(next -> unit(a, next))
                    .filter(next -> keepsShape(a, analysis, next))
                    .filter(next -> alike(a, first, next));
        }
        return units;
    }

    private static boolean alike(Architecture a, List<String> first, List<String> next) {
        Operation one = a.node(first.getFirst()).orElseThrow().operation();
        Operation other = a.node(next.getFirst()).orElseThrow().operation();
        boolean blocks = one instanceof Block && !(one instanceof ConvBnAct);
        return blocks ? one.type() == other.type() : repeatable(a, first).equals(operations(a, next));
    }

    private static Optional<List<String>> unit(Architecture a, String id) {
        Operation operation = a.node(id).orElseThrow().operation();
        if (operation instanceof Block && !excluded(operation)) {
            return Optional.of(List.of(id));
        }
        if (!(operation instanceof Conv2d)) {
            return Optional.empty();
        }
        List<String> unit = new ArrayList<>(List.of(id));
        for (Optional<String> next = reader(a, id);
                next.isPresent() && pointwise(a, next.get());
                next = reader(a, next.get())) {
            unit.add(next.get());
        }
        return Optional.of(List.copyOf(unit));
    }

    /** Scaled by their own counts, or no part of a stage: gates, transitions, stems, heads. */
    private static boolean excluded(Operation operation) {
        return operation instanceof Block block && !block.counted() && !(block instanceof ConvBnAct);
    }

    private static boolean pointwise(Architecture a, String id) {
        Operation operation = a.node(id).orElseThrow().operation();
        return operation instanceof BatchNorm2d || operation instanceof LayerNorm2d || operation instanceof Activation;
    }

    /** The only node that reads this one. */
    private static Optional<String> reader(Architecture a, String id) {
        List<Edge> out = a.outOf(id);
        return out.size() == 1 ? Optional.of(out.getFirst().to()) : Optional.empty();
    }

    private static boolean keepsShape(Architecture a, Analysis analysis, List<String> unit) {
        List<Edge> into = a.into(unit.getFirst());
        if (into.size() != 1 || !analysis.nodes().containsKey(unit.getLast())) {
            return false;
        }
        TensorShape in = analysis.nodes().get(into.getFirst().from()).output();
        return in.equals(analysis.nodes().get(unit.getLast()).output());
    }

    private static List<Operation> operations(Architecture a, List<String> unit) {
        return unit.stream().map(id -> a.node(id).orElseThrow().operation()).toList();
    }

    /** What a further unit does: the same without a stride. */
    private static List<Operation> repeatable(Architecture a, List<String> unit) {
        return operations(a, unit).stream().map(Chain::unstrided).toList();
    }

    private static Operation unstrided(Operation operation) {
        return switch (operation) {
            case Conv2d conv ->
                new Conv2d(
                        conv.out(),
                        conv.kernel(),
                        Size.ONE,
                        conv.padding(),
                        conv.dilation(),
                        conv.groups(),
                        conv.bias());
            case Block block
            when block.settings().containsKey(STRIDE) -> {
                Map<String, Object> settings = new LinkedHashMap<>(block.settings());
                settings.put(STRIDE, 1);
                yield block.type().create(settings);
            }
            case Operation other -> other;
        };
    }

    private static boolean stageOfOne(Architecture a, Analysis analysis, String id) {
        Operation operation = a.node(id).orElseThrow().operation();
        boolean chooses =
                operation.settings().containsKey("out") && operation.settings().containsKey(STRIDE);
        boolean keeps = operation instanceof Block block && block.keepsShape();
        return operation instanceof Block
                && !(operation instanceof ConvBnAct)
                && (chooses || keeps)
                && analysis.nodes().get(id).output().spatial();
    }

    /** The drawing with this many units: copies behind the last one, or the last ones taken out. */
    Architecture resized(Architecture a, int target) {
        Architecture result = a;
        for (int i = units.size() - 1; i >= target; i--) {
            for (String id : units.get(i)) {
                result = result.bypass(id);
            }
        }
        List<Operation> operations = repeatable(a, units.getLast());
        String end = units.getLast().getLast();
        for (int i = units.size(); i < target; i++) {
            for (int part = 0; part < operations.size(); part++) {
                String id = name(result, units.getLast().get(part));
                result = Chains.append(result, end, List.of(Node.of(id, operations.get(part))));
                end = id;
            }
        }
        return result;
    }

    /** {@code block_2} for the first copy of {@code block}; never a name that others seem to be inside of. */
    private static String name(Architecture a, String original) {
        for (int i = 2; ; i++) {
            String name = original + "_" + i;
            boolean free = a.nodes().stream()
                    .noneMatch(node -> node.id().equals(name) || node.id().startsWith(name + "."));
            if (free) {
                return name;
            }
        }
    }
}
