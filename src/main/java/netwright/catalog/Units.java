package netwright.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.LayerReport;
import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.MergeLayer;
import netwright.architecture.Multiply;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.Stage;

/** Splits a drawing into the units that a structural diff compares, in the order in which they are computed. */
final class Units {

    /** Branches that join across more map sizes than these are a whole encoder and decoder, no block. */
    private static final int SIZES_OF_A_BLOCK = 2;

    private final Architecture flat;
    private final Map<String, List<LayerReport>> layers = new HashMap<>();
    private final List<Node> ordered;
    private final List<Unit> units = new ArrayList<>();

    private Units(Architecture flat) {
        this.flat = flat;
        Map<String, Integer> places = new HashMap<>();
        for (LayerReport layer : Analysis.of(flat).layers()) {
            layers.computeIfAbsent(layer.node(), node -> new ArrayList<>()).add(layer);
            places.merge(layer.node(), places.size() + layers.size(), Math::max);
        }
        Set<String> main = upstreamOfOutput();
        this.ordered = flat.nodes().stream()
                .filter(node -> layers.containsKey(node.id()) && main.contains(node.id()))
                .sorted(Comparator.comparing(node -> places.get(node.id())))
                .toList();
    }

    static List<Unit> of(Architecture architecture) {
        return new Units(stagesOpened(architecture)).split();
    }

    private static Architecture stagesOpened(Architecture architecture) {
        Architecture opened = architecture;
        for (Node node : architecture.nodes()) {
            if (node.operation() instanceof Stage) {
                opened = Expansion.open(opened, node.id());
            }
        }
        return opened;
    }

    /** Everything, while there is no output yet. */
    private Set<String> upstreamOfOutput() {
        Map<String, List<String>> sources = new HashMap<>();
        for (Edge edge : flat.edges()) {
            sources.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge.from());
        }
        Set<String> found = new HashSet<>();
        flat.nodes().stream()
                .filter(node -> node.operation() instanceof Output && layers.containsKey(node.id()))
                .forEach(node -> follow(node.id(), sources, found));
        if (found.isEmpty()) {
            flat.nodes().forEach(node -> found.add(node.id()));
        }
        return found;
    }

    private static void follow(String start, Map<String, List<String>> sources, Set<String> found) {
        List<String> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            String id = open.removeLast();
            if (found.add(id)) {
                open.addAll(sources.getOrDefault(id, List.of()));
            }
        }
    }

    private List<Unit> split() {
        boolean[] cut = cuts();
        int i = 0;
        while (i < ordered.size()) {
            int join = i;
            while (join < ordered.size() - 1 && !cut[join]) {
                join++;
            }
            if (join > i && block(i, join)) {
                i = region(i, join, cut);
            } else {
                ordered.subList(i, join + 1).forEach(this::single);
                i = join + 1;
            }
        }
        Set<String> done = new HashSet<>();
        units.forEach(unit -> done.addAll(unit.ids()));
        flat.nodes().stream().filter(node -> !done.contains(node.id())).forEach(this::single);
        return List.copyOf(units);
    }

    /** Nodes that every way from the image to the output passes: no edge jumps over their place. */
    private boolean[] cuts() {
        Map<String, Integer> place = new HashMap<>();
        ordered.forEach(node -> place.put(node.id(), place.size()));
        int[] reach = new int[ordered.size()];
        for (Edge edge : flat.edges()) {
            Integer from = place.get(edge.from());
            Integer to = place.get(edge.to());
            if (from != null && to != null) {
                reach[from] = Math.max(reach[from], to);
            }
        }
        boolean[] cut = new boolean[ordered.size()];
        int farthest = 0;
        for (int i = 0; i < cut.length; i++) {
            cut[i] = farthest <= i;
            farthest = Math.max(farthest, reach[i]);
        }
        return cut;
    }

    private boolean block(int first, int join) {
        long sizes = ordered.subList(first, join + 1).stream()
                .map(node -> layers.get(node.id()).getLast())
                .filter(layer ->
                        layer.output().spatial() && !layer.receptiveField().global())
                .map(layer -> List.of(layer.output().height(), layer.output().width()))
                .distinct()
                .count();
        return ordered.get(join).operation() instanceof MergeLayer && sizes <= SIZES_OF_A_BLOCK;
    }

    /** Branches up to their join as one unit, with the activation behind a sum; answers the place behind it. */
    private int region(int first, int join, boolean[] cut) {
        Operation joining = ordered.get(join).operation();
        int end = join + 1;
        boolean activated = joining instanceof Add
                && end < ordered.size()
                && cut[end]
                && ordered.get(end).operation() instanceof Activation;
        List<Node> nodes = ordered.subList(first, activated ? end + 1 : end);
        String label = joining instanceof Add
                ? "Residual unit"
                : joining instanceof Multiply ? "Gated unit" : "Parallel branches";
        List<LayerReport> inside =
                nodes.stream().flatMap(node -> layers.get(node.id()).stream()).toList();
        units.add(Unit.of(nodes.stream().map(Node::id).toList(), null, label, inside));
        return activated ? end + 1 : end;
    }

    private void single(Node node) {
        Operation operation = node.operation();
        units.add(Unit.of(
                List.of(node.id()), operation, operation.type().label(), layers.getOrDefault(node.id(), List.of())));
    }

    /** Joins neighbouring layers that together are a block of the other network, so that an opened block meets the closed one. */
    static List<Unit> packed(List<Unit> units, Set<Unit.Content> known) {
        TreeSet<Integer> sizes = new TreeSet<>();
        known.forEach(content -> sizes.add(content.parts().size()));
        List<Unit> packed = new ArrayList<>();
        int i = 0;
        while (i < units.size()) {
            int length = sizes.isEmpty() ? 1 : longest(units, i, known, sizes);
            packed.add(length == 1 ? units.get(i) : joined(units.subList(i, i + length)));
            i += length;
        }
        return packed;
    }

    private static int longest(List<Unit> units, int start, Set<Unit.Content> known, TreeSet<Integer> sizes) {
        int length = 1;
        int layers = units.get(start).layers().size();
        for (int end = start + 1; end < units.size() && layers < sizes.last(); end++) {
            layers += units.get(end).layers().size();
            List<Unit> run = units.subList(start, end + 1);
            if (sizes.contains(layers) && known.contains(joined(run).content())) {
                length = run.size();
            }
        }
        return length;
    }

    private static Unit joined(List<Unit> units) {
        return Unit.of(
                units.stream().flatMap(unit -> unit.ids().stream()).toList(),
                null,
                "Layers",
                units.stream().flatMap(unit -> unit.layers().stream()).toList());
    }
}
