package netwright.analysis;

import netwright.architecture.Edge;
import org.jspecify.annotations.Nullable;

/** Where on the drawing a problem sits: a node, an edge, or the whole. */
public record Place(@Nullable String node, @Nullable Edge edge) {

    static final Place WHOLE = new Place(null, null);

    static Place node(String id) {
        return new Place(id, null);
    }

    static Place edge(Edge edge) {
        return new Place(edge.to(), edge);
    }
}
