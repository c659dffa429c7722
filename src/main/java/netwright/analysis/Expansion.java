package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Fragment;
import netwright.architecture.Node;
import netwright.architecture.Position;

public final class Expansion {
    private Expansion() {}

    public static Architecture open(Architecture a, String id) {
        Node node = a.node(id).orElseThrow(() -> new IllegalArgumentException("There is no node '" + id + "'."));
        if (!(node.operation() instanceof Block block)) {
            throw new IllegalArgumentException(id + " is no block.");
        }
        List<Edge> into = a.into(id);
        NodeReport in = into.isEmpty()
                ? null
                : Analysis.of(a).nodes().get(into.getFirst().from());
        if (in == null) {
            throw new IllegalArgumentException(id + " has no known input yet.");
        }
        Fragment f = block.expand(in.output());
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        names.put(Fragment.IN, into.getFirst().from());
        int row = 0;
        Position at = node.at();
        for (Fragment.Part part : f.parts()) {
            String name = id + "." + part.id();
            names.put(part.id(), name);
            nodes.add(new Node(name, part.operation(), at == null ? null : new Position(at.x(), at.y() + 112 * row++)));
            for (int i = 0; i < part.inputs().size(); i++) {
                edges.add(new Edge(names.get(part.inputs().get(i)), name, i));
            }
        }
        List<Node> all = new ArrayList<>();
        int shift = 112 * (f.parts().size() - 1);
        for (Node n : a.nodes()) {
            if (n.id().equals(id)) {
                all.addAll(nodes);
            } else if (at != null && n.at() != null && n.at().y() > at.y()) {
                all.add(n.at(new Position(n.at().x(), n.at().y() + shift)));
            } else {
                all.add(n);
            }
        }
        List<Edge> rest = new ArrayList<>();
        for (Edge e : a.edges()) {
            if (e.from().equals(id)) {
                rest.add(new Edge(names.get(f.output()), e.to(), e.port()));
            } else if (!e.to().equals(id)) {
                rest.add(e);
            }
        }
        rest.addAll(edges);
        return new Architecture(a.name(), a.input(), a.classes(), all, rest);
    }
}
