package netwright.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts one node in the place of several. */
public final class Swap {

    private Swap() {}

    /**
     * The drawing with {@code made} where the others were, between the source that fed them and all that read them.
     * Without an opened block of its name.
     */
    public static Architecture of(Architecture drawing, Set<String> gone, String source, Node made) {
        List<Node> nodes = new ArrayList<>();
        boolean placed = false;
        for (Node node : drawing.nodes()) {
            if (!gone.contains(node.id())) {
                nodes.add(node);
            } else if (!placed) {
                nodes.add(made);
                placed = true;
            }
        }
        Map<Edge, Edge> edges = new LinkedHashMap<>();
        for (Edge edge : drawing.edges()) {
            Edge now = gone.contains(edge.to())
                    ? Edge.of(source, made.id())
                    : gone.contains(edge.from()) ? new Edge(made.id(), edge.to(), edge.port()) : edge;
            edges.putIfAbsent(now, now);
        }
        List<Opened> opened = drawing.opened().stream()
                .filter(block -> !block.id().equals(made.id()))
                .toList();
        return new Architecture(
                        drawing.name(),
                        drawing.input(),
                        drawing.classes(),
                        nodes,
                        List.copyOf(edges.values()),
                        drawing.blocks(),
                        List.of())
                .withOpened(opened);
    }
}
