package netwright.web.designer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Node;

/** Where one drawing differs from another, for the canvas to show. */
final class Differences {

    /** More than this many changed nodes are not one place to look at. */
    private static final int MOST = 40;

    private Differences() {}

    /** Nodes of the later drawing that are new or changed, or have gained or lost an edge; none where nearly all are. */
    static List<String> between(Architecture before, Architecture after) {
        Map<String, Node> old = new HashMap<>();
        before.nodes().forEach(node -> old.put(node.id(), node));
        Set<String> changed = new LinkedHashSet<>();
        for (Node node : after.nodes()) {
            if (!node.equals(old.get(node.id()))) {
                changed.add(node.id());
            }
        }
        if (changed.isEmpty()) {
            ends(before, after, changed);
            ends(after, before, changed);
            Set<String> there = new HashSet<>();
            after.nodes().forEach(node -> there.add(node.id()));
            changed.retainAll(there);
        }
        return changed.size() > MOST ? List.of() : List.copyOf(changed);
    }

    private static void ends(Architecture one, Architecture other, Set<String> changed) {
        Set<Edge> there = new HashSet<>(other.edges());
        for (Edge edge : one.edges()) {
            if (!there.contains(edge)) {
                changed.add(edge.from());
                changed.add(edge.to());
            }
        }
    }
}
