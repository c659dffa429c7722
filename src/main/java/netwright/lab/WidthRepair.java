package netwright.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Operation;

/**
 * Brings branches that no longer fit after scaling to one width: where one side cannot choose (the image, a concatenation),
 * the other follows it.
 */
final class WidthRepair {

    private static final int MOST_STEPS = 200;
    private static final String OUT = "out";
    private static final String GROUPS = "groups";

    private WidthRepair() {}

    record Repaired(Architecture architecture, Analysis analysis) {}

    /** As far as it is possible; the caller looks whether the result is sound. */
    static Repaired fit(Architecture scaled, Analysis before, Set<String> frozen) {
        Repaired result = new Repaired(scaled, Analysis.of(scaled));
        for (int step = 0; step < MOST_STEPS; step++) {
            Architecture current = result.architecture();
            Analysis after = result.analysis();
            Optional<Node> broken = before.nodes().keySet().stream()
                    .filter(id -> !after.nodes().containsKey(id))
                    .findFirst()
                    .flatMap(current::node);
            Architecture mended = broken.isEmpty() ? current : mended(current, after, before, broken.get(), frozen);
            if (mended.equals(current)) {
                break;
            }
            result = new Repaired(mended, Analysis.of(mended));
        }
        return result;
    }

    private static Architecture mended(
            Architecture a, Analysis after, Analysis before, Node broken, Set<String> frozen) {
        if (broken.operation() instanceof MergeLayer) {
            return joined(a, after, broken, frozen);
        }
        return broken.operation().settings().get(GROUPS) instanceof Integer groups && groups > 1
                ? depthwise(a, after, before, broken)
                : a;
    }

    private static Architecture joined(Architecture a, Analysis after, Node merge, Set<String> frozen) {
        List<Edge> into = a.into(merge.id());
        int target = into.stream()
                .filter(edge -> fixed(a, edge.from(), frozen))
                .mapToInt(edge -> channels(after, edge.from()))
                .filter(channels -> channels > 1)
                .findFirst()
                .orElseGet(() -> into.stream()
                        .mapToInt(edge -> channels(after, edge.from()))
                        .max()
                        .orElse(0));
        Map<String, Operation> changed = new LinkedHashMap<>();
        for (Edge edge : into) {
            int channels = channels(after, edge.from());
            if (channels != target && channels > 1) {
                Producers.behind(a, List.of(edge.from())).adjustable().stream()
                        .filter(id -> !frozen.contains(id))
                        .forEach(id ->
                                changed.put(id, with(a.node(id).orElseThrow().operation(), target)));
            }
        }
        return a.mapNodes(node -> changed.containsKey(node.id()) ? node.withOperation(changed.get(node.id())) : node);
    }

    private static boolean fixed(Architecture a, String id, Set<String> frozen) {
        Producers producers = Producers.behind(a, List.of(id));
        return !producers.given().isEmpty() || producers.adjustable().stream().anyMatch(frozen::contains);
    }

    private static int channels(Analysis analysis, String id) {
        return analysis.nodes().containsKey(id)
                ? analysis.nodes().get(id).output().channels()
                : 0;
    }

    private static Operation with(Operation operation, int out) {
        Map<String, Object> settings = new LinkedHashMap<>(operation.settings());
        settings.put(OUT, out);
        return operation.type().create(settings);
    }

    /** One group a channel, as before, for the channels that arrive now. */
    private static Architecture depthwise(Architecture a, Analysis after, Analysis before, Node node) {
        String source = a.into(node.id()).getFirst().from();
        int in = channels(after, source);
        int old = channels(before, source);
        int each = before.nodes().get(node.id()).output().channels() / Math.max(1, old);
        if (in == 0 || each == 0 || !(node.operation().settings().get(OUT) instanceof Integer)) {
            return a;
        }
        Map<String, Object> settings = new LinkedHashMap<>(node.operation().settings());
        settings.put(GROUPS, in);
        settings.put(OUT, in * each);
        Operation follows = node.operation().type().create(settings);
        return a.mapNodes(n -> n.id().equals(node.id()) ? n.withOperation(follows) : n);
    }
}
