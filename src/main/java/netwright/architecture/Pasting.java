package netwright.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings copies of a drawing's nodes into another, with their blocks and what is remembered of opened ones. */
final class Pasting {

    private final Architecture into;
    private final Set<String> taken;
    private final int dx;
    private final int dy;
    private final Map<String, String> names = new HashMap<>();

    /** @param taken names in use, to which those of the copies are added */
    Pasting(Architecture into, Set<String> taken, int dx, int dy) {
        this.into = into;
        this.taken = taken;
        this.dx = dx;
        this.dy = dy;
    }

    Architecture of(Architecture part) {
        Definitions.Adopted adopted = Definitions.adopt(into, part.blocks());
        List<Node> nodes = new ArrayList<>(into.nodes());
        for (Node node : part.nodes()) {
            nodes.add(new Node(named(node.id()), adopted.here(node.operation()), moved(node.at())));
        }
        List<Edge> edges = new ArrayList<>(into.edges());
        part.edges().forEach(edge -> edges.add(new Edge(names.get(edge.from()), names.get(edge.to()), edge.port())));
        List<Opened> opened = new ArrayList<>(into.opened());
        part.opened().forEach(block -> named(block.id()));
        for (Opened block : part.opened()) {
            Node was = block.block();
            Node here = was.withOperation(adopted.here(was.operation())).at(moved(was.at()));
            opened.add(block.withBlock(here).renamed(names::get));
        }
        return new Architecture(
                into.name(),
                into.input(),
                into.classes(),
                nodes,
                edges,
                adopted.drawing().blocks(),
                opened);
    }

    private String named(String id) {
        String free = Architecture.freeId(id, taken);
        taken.add(free);
        names.put(id, free);
        return free;
    }

    private @Nullable Position moved(@Nullable Position at) {
        return at == null ? null : new Position(at.x() + dx, at.y() + dy);
    }
}
