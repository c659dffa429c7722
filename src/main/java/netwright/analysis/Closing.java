package netwright.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Fragment;
import netwright.architecture.Node;
import netwright.architecture.Opened;
import netwright.architecture.Position;
import netwright.architecture.Swap;
import org.jspecify.annotations.Nullable;

/** Puts an opened block back, the opposite of {@link Expansion#open}. */
public final class Closing {

    private Closing() {}

    /** The innermost opened block that the node is a part of. */
    public static Optional<Opened> around(Architecture architecture, String node) {
        return architecture.opened().stream()
                .filter(opened -> opened.parts().containsValue(node))
                .findFirst();
    }

    /** The nodes that an opened block has become; those of blocks opened inside it too. */
    public static List<String> nodes(Architecture architecture, Opened opened) {
        List<String> nodes = new ArrayList<>();
        for (String part : opened.parts().values()) {
            opened(architecture, part)
                    .ifPresentOrElse(inner -> nodes.addAll(nodes(architecture, inner)), () -> nodes.add(part));
        }
        return nodes;
    }

    /**
     * The drawing with the block back in the place of its parts, blocks opened inside it closed first. Empty when they are
     * no longer what opening the block gives: edited, fed by something else, or read by others.
     */
    public static Optional<Architecture> close(Architecture architecture, String id) {
        Opened opened = opened(architecture, id).orElse(null);
        if (opened == null) {
            return Optional.empty();
        }
        Architecture inner = architecture;
        for (String part : opened.parts().values()) {
            if (opened(inner, part).isPresent()) {
                Architecture closed = close(inner, part).orElse(null);
                if (closed == null) {
                    return Optional.empty();
                }
                inner = closed;
            }
        }
        return closed(inner, opened);
    }

    private static Optional<Opened> opened(Architecture architecture, String id) {
        return architecture.opened().stream()
                .filter(opened -> opened.id().equals(id))
                .findFirst();
    }

    private static Optional<Architecture> closed(Architecture drawing, Opened opened) {
        Set<String> parts = Set.copyOf(opened.parts().values());
        String source = source(drawing, parts);
        NodeReport report = source == null ? null : Analysis.of(drawing).nodes().get(source);
        if (source == null || report == null || !(opened.block().operation() instanceof Block block)) {
            return Optional.empty();
        }
        Fragment inside = block.expand(report.output());
        String output = opened.parts().get(inside.output());
        if (output == null
                || !same(drawing, opened, inside, source)
                || drawing.edges().stream()
                        .anyMatch(edge -> parts.contains(edge.from())
                                && !parts.contains(edge.to())
                                && !edge.from().equals(output))) {
            return Optional.empty();
        }
        return Optional.of(Swap.of(drawing, parts, source, opened.block().at(place(drawing, opened))));
    }

    private static @Nullable String source(Architecture drawing, Set<String> parts) {
        Set<String> sources = new HashSet<>();
        for (Edge edge : drawing.edges()) {
            if (parts.contains(edge.to()) && !parts.contains(edge.from())) {
                sources.add(edge.from());
            }
        }
        return sources.size() == 1 ? sources.iterator().next() : null;
    }

    private static boolean same(Architecture drawing, Opened opened, Fragment inside, String source) {
        if (inside.parts().size() != opened.parts().size()) {
            return false;
        }
        for (Fragment.Part part : inside.parts()) {
            String id = opened.parts().get(part.id());
            Node node = id == null ? null : drawing.node(id).orElse(null);
            if (id == null || node == null || !node.operation().equals(part.operation())) {
                return false;
            }
            List<Edge> wanted = new ArrayList<>();
            for (String input : part.inputs()) {
                String from =
                        input.equals(Fragment.IN) ? source : opened.parts().get(input);
                wanted.add(new Edge(from == null ? "" : from, id, wanted.size()));
            }
            if (!drawing.into(id).equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    /** Where the topmost part is; where the block was, if none has a place. */
    private static @Nullable Position place(Architecture drawing, Opened opened) {
        Position place = null;
        for (String part : opened.parts().values()) {
            Position at = drawing.node(part).map(Node::at).orElse(null);
            if (at != null && (place == null || at.y() < place.y())) {
                place = at;
            }
        }
        return place == null ? opened.block().at() : place;
    }
}
