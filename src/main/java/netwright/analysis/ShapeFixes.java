package netwright.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Layer;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Multiply;
import netwright.architecture.Node;
import netwright.architecture.Objection;
import netwright.architecture.Operation;
import netwright.architecture.Padding;
import netwright.architecture.Position;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;

/** The one-click ways out of a shape that does not fit. Every fix offered is checked to lift the objection it answers. */
final class ShapeFixes {

    private static final int ROW = 96;

    private ShapeFixes() {}

    static List<Fix> of(Graph graph, Node node, Layer layer, List<TensorShape> inputs, Objection.Kind kind) {
        List<Edge> into = graph.into(node.id());
        return switch (kind) {
            case NEEDS_VECTOR ->
                List.of(
                        new Fix(
                                "Insert global average pooling and flatten",
                                a -> insert(
                                        insert(a, into.getFirst(), "flatten", new Flatten()),
                                        new Edge(into.getFirst().from(), flattenOf(a), 0),
                                        "pool",
                                        AdaptiveAvgPool2d.toOne())),
                        new Fix("Insert flatten", a -> insert(a, into.getFirst(), "flatten", new Flatten())));
            case UNEQUAL_ADD -> project(graph, into, inputs);
            case UNEQUAL_CONCAT -> pool(into, inputs);
            case NO_BROADCAST -> matchGate(into, inputs);
            case GROUPS ->
                layer instanceof Conv2d conv
                        ? groups(node, conv, inputs.getFirst())
                        : ChannelFixes.of(node, layer, inputs.getFirst());
            case OUTPUT_BELOW_ONE -> larger(node, layer, inputs.getFirst());
            case NEEDS_MAP -> withoutFlatten(graph, into);
            case TOO_FEW_INPUTS -> List.of(new Fix("Remove it and connect through", a -> a.bypass(node.id())));
            case SETTING -> ChannelFixes.of(node, layer, inputs.getFirst());
        };
    }

    private static String flattenOf(Architecture before) {
        return before.freeId("flatten");
    }

    /** Puts a new operation into an edge, half a row above the edge's target. */
    static Architecture insert(Architecture architecture, Edge edge, String base, Operation operation) {
        String id = architecture.freeId(base);
        Position target = architecture.node(edge.to()).map(Node::at).orElse(null);
        Position at = target == null ? null : new Position(target.x(), target.y() - ROW / 2);
        return architecture.add(new Node(id, operation, at)).insert(id, edge);
    }

    /** Of two branches the shorter is the shortcut, which is the one to project: its fix comes first. */
    private static List<Fix> project(Graph graph, List<Edge> into, List<TensorShape> inputs) {
        List<Fix> fixes = new ArrayList<>();
        TensorShape first = inputs.getFirst();
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).equals(first)) {
                projection(into, inputs, 0, inputs.get(i), fixes);
                projection(into, inputs, i, first, fixes);
                boolean other = upstream(graph, into.get(i)) < upstream(graph, into.getFirst());
                return other ? fixes.reversed() : fixes;
            }
        }
        return fixes;
    }

    private static int upstream(Graph graph, Edge edge) {
        return graph.reaching(List.of(edge.from())).size();
    }

    /** The inputs with one of them brought to another shape. */
    private static List<TensorShape> with(List<TensorShape> inputs, int changed, TensorShape shape) {
        List<TensorShape> after = new ArrayList<>(inputs);
        after.set(changed, shape);
        return after;
    }

    /** A 1×1 convolution with batch norm, ResNet's option B, if a stride leads from one shape to the other. */
    private static void projection(
            List<Edge> into, List<TensorShape> inputs, int which, TensorShape to, List<Fix> fixes) {
        Edge edge = into.get(which);
        TensorShape from = inputs.get(which);
        if (new Add().objection(with(inputs, which, to)) != null) {
            return;
        }
        if (!from.spatial() || !to.spatial() || from.height() < to.height() || from.width() < to.width()) {
            return;
        }
        Size stride = new Size(stride(from.height(), to.height()), stride(from.width(), to.width()));
        Conv2d conv = new Conv2d(to.channels(), Size.ONE, stride, Padding.NONE, Size.ONE, 1, false);
        if (conv.objection(from) == null && conv.output(from).equals(to)) {
            fixes.add(new Fix(
                    "Project %s to %s: 1×1 convolution%s on the edge from %s"
                            .formatted(
                                    from,
                                    to,
                                    stride.equals(Size.ONE) ? "" : " with stride " + plain(stride),
                                    edge.from()),
                    a -> {
                        String norm = a.freeId("projection_bn");
                        Architecture normed = insert(a, edge, "projection_bn", BatchNorm2d.plain());
                        return insert(normed, new Edge(edge.from(), norm, 0), "projection", conv);
                    }));
        }
    }

    private static String plain(Size size) {
        return size.square() ? Integer.toString(size.height()) : size.toString();
    }

    private static int stride(int from, int to) {
        return Math.max(1, Math.ceilDiv(from, to));
    }

    private static List<Fix> pool(List<Edge> into, List<TensorShape> inputs) {
        int smallest = 0;
        for (int i = 1; i < inputs.size(); i++) {
            smallest = area(inputs.get(i)) < area(inputs.get(smallest)) ? i : smallest;
        }
        TensorShape to = inputs.get(smallest);
        Map<Edge, Operation> pools = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).spatial()) {
                return List.of();
            }
            if (!inputs.get(i).sameSides(to)) {
                pools.put(into.get(i), poolTo(inputs.get(i), to));
            }
        }
        String from = pools.keySet().stream().map(Edge::from).collect(Collectors.joining(" and from "));
        return List.of(new Fix("Pool down to %d×%d on the edge from %s".formatted(to.height(), to.width(), from), a -> {
            Architecture pooled = a;
            for (Map.Entry<Edge, Operation> pool : pools.entrySet()) {
                pooled = insert(pooled, pool.getKey(), "pool", pool.getValue());
            }
            return pooled;
        }));
    }

    private static long area(TensorShape shape) {
        return (long) shape.height() * shape.width();
    }

    /** Max pooling where windows of one size lead there, else averages over windows that fit. */
    private static Operation poolTo(TensorShape from, TensorShape to) {
        Size step = new Size(stride(from.height(), to.height()), stride(from.width(), to.width()));
        MaxPool2d pooling = new MaxPool2d(step, step, new Size(0, 0), true);
        return pooling.objection(from) == null && pooling.output(from).sameSides(to)
                ? pooling
                : new AdaptiveAvgPool2d(new Size(to.height(), to.width()));
    }

    private static List<Fix> matchGate(List<Edge> into, List<TensorShape> inputs) {
        for (int i = inputs.size() - 1; i >= 0; i--) {
            TensorShape gate = inputs.get(i);
            TensorShape map = inputs.get(i == 0 ? 1 : 0);
            if (!gate.spatial() || !map.spatial()) {
                continue;
            }
            TensorShape matched = TensorShape.map(map.channels(), gate.height(), gate.width());
            if (new Multiply().objection(with(inputs, i, matched)) == null) {
                Edge edge = into.get(i);
                Conv2d conv = Conv2d.plain(map.channels(), 1, 1).withBias(true);
                return List.of(new Fix(
                        "Bring %s to %d channels with a 1×1 convolution".formatted(gate, map.channels()),
                        a -> insert(a, edge, "expand", conv)));
            }
        }
        return List.of();
    }

    private static List<Fix> groups(Node node, Conv2d conv, TensorShape in) {
        int common = BigInteger.valueOf(in.channels())
                .gcd(BigInteger.valueOf(conv.out()))
                .intValue();
        int best = 1;
        for (int divisor = 1; divisor <= conv.groups(); divisor++) {
            best = common % divisor == 0 ? divisor : best;
        }
        List<Fix> fixes = new ArrayList<>();
        fixes.add(set(node, "Set groups to " + best, conv.withGroups(best)));
        if (in.channels() % conv.groups() == 0) {
            int out = Math.ceilDiv(conv.out(), conv.groups()) * conv.groups();
            fixes.add(set(node, "Set output channels to " + out, conv.withOut(out)));
        }
        return fixes;
    }

    private static Fix set(Node node, String label, Operation operation) {
        return new Fix(label, a -> a.replace(node.id(), operation));
    }

    private static List<Fix> larger(Node node, Layer layer, TensorShape in) {
        List<Fix> fixes = new ArrayList<>();
        switch (layer) {
            case Conv2d c -> {
                Padding half = new Padding(
                        (c.dilation().height() * (c.kernel().height() - 1) + 1) / 2,
                        (c.dilation().width() * (c.kernel().width() - 1) + 1) / 2,
                        false);
                offer(
                        fixes,
                        node,
                        in,
                        "Set padding to " + half,
                        new Conv2d(c.out(), c.kernel(), c.stride(), half, c.dilation(), c.groups(), c.bias()));
                Size kernel = fitting(c.kernel(), in);
                offer(
                        fixes,
                        node,
                        in,
                        "Set kernel to " + plain(kernel),
                        new Conv2d(c.out(), kernel, c.stride(), c.padding(), Size.ONE, c.groups(), c.bias()));
            }
            case MaxPool2d p -> {
                Size kernel = fitting(p.kernel(), in);
                offer(
                        fixes,
                        node,
                        in,
                        "Set kernel to " + plain(kernel),
                        new MaxPool2d(kernel, p.stride(), new Size(0, 0), p.ceilMode()));
            }
            case AvgPool2d p -> {
                Size kernel = fitting(p.kernel(), in);
                offer(
                        fixes,
                        node,
                        in,
                        "Set kernel to " + plain(kernel),
                        new AvgPool2d(kernel, p.stride(), new Size(0, 0), p.ceilMode(), p.countIncludePad()));
            }
            default -> {}
        }
        fixes.add(new Fix("Remove this layer", a -> a.bypass(node.id())));
        return fixes;
    }

    private static Size fitting(Size kernel, TensorShape in) {
        return new Size(Math.min(kernel.height(), in.height()), Math.min(kernel.width(), in.width()));
    }

    private static void offer(List<Fix> fixes, Node node, TensorShape in, String label, UnaryLayer layer) {
        if (layer.objection(in) == null) {
            fixes.add(set(node, label, layer));
        }
    }

    private static List<Fix> withoutFlatten(Graph graph, List<Edge> into) {
        return into.stream()
                .map(edge -> graph.node(edge.from()))
                .filter(from -> from.operation() instanceof Flatten)
                .map(from -> new Fix("Remove " + from.id(), a -> a.bypass(from.id())))
                .toList();
    }
}
