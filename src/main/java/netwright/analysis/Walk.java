package netwright.analysis;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Fragment;
import netwright.architecture.Input;
import netwright.architecture.Layer;
import netwright.architecture.Linear;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Objection;
import netwright.architecture.Operation;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;
import org.jspecify.annotations.Nullable;

/** The one walk over a drawing that finds shapes, cost and receptive fields, expanding blocks as their inputs become known. */
final class Walk {

    /** More layers than any network has; a stage of stages drawn by mistake or malice ends here. */
    static final int MOST_LAYERS = 50_000;

    /** More values than any machine holds for one image. */
    static final long MOST_ELEMENTS = 1L << 40;

    private final Graph graph;
    private final List<LayerReport> layers = new ArrayList<>();
    private final List<BlockReport> blocks = new ArrayList<>();
    private final Map<String, NodeReport> nodes = new LinkedHashMap<>();
    private final Map<String, LayerReport> ends = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean full;

    Walk(Graph graph) {
        this.graph = graph;
    }

    Walk run() {
        for (Node node : graph.order()) {
            List<LayerReport> inputs = new ArrayList<>();
            for (Edge edge : graph.into(node.id())) {
                LayerReport end = ends.get(edge.from());
                if (end != null) {
                    inputs.add(end);
                }
            }
            if (full) {
                break;
            }
            if (layers.size() >= MOST_LAYERS) {
                tooMany("what lies behind " + node.id());
                break;
            }
            boolean known = inputs.size() == graph.into(node.id()).size();
            if (known && (node.operation() instanceof Input || !inputs.isEmpty())) {
                visit(node, inputs);
            }
        }
        return this;
    }

    private void tooMany(String rest) {
        full = true;
        problems.add(Problem.error(
                Place.WHOLE,
                String.format(
                        Locale.ROOT, "The network has more than %,d layers; %s is not analysed.", MOST_LAYERS, rest)));
    }

    private void visit(Node node, List<LayerReport> inputs) {
        int from = layers.size();
        int blocksBefore = blocks.size();
        LayerReport end = place(node, node.id(), node.operation(), inputs);
        if (end == null) {
            layers.subList(from, layers.size()).clear();
            blocks.subList(blocksBefore, blocks.size()).clear();
            return;
        }
        Cost cost = Cost.NONE;
        for (LayerReport layer : layers.subList(from, layers.size())) {
            cost = cost.plus(layer.cost());
        }
        ends.put(node.id(), end);
        nodes.put(node.id(), new NodeReport(end.output(), cost, end.receptiveField(), layers.size() - from));
    }

    private @Nullable LayerReport place(Node node, String id, Operation operation, List<LayerReport> inputs) {
        return switch (operation) {
            case Layer layer -> layer(node, id, layer, inputs);
            case Block block -> block(node, id, block, inputs.getFirst());
        };
    }

    private @Nullable LayerReport block(Node node, String id, Block block, LayerReport input) {
        Fragment fragment = block.expand(input.output());
        Map<String, LayerReport> inside = new HashMap<>();
        inside.put(Fragment.IN, input);
        for (Fragment.Part part : fragment.parts()) {
            if (layers.size() >= 2 * MOST_LAYERS) {
                tooMany("the inside of " + node.id());
                return null;
            }
            List<LayerReport> inputs = new ArrayList<>(part.inputs().size());
            part.inputs().forEach(name -> inputs.add(inside.get(name)));
            LayerReport end = place(node, id + "." + part.id(), part.operation(), inputs);
            if (end == null) {
                return null;
            }
            inside.put(part.id(), end);
        }
        LayerReport end = inside.get(fragment.output());
        blocks.add(new BlockReport(id, block, end.id()));
        return end;
    }

    private @Nullable LayerReport layer(Node node, String id, Layer layer, List<LayerReport> inputs) {
        List<TensorShape> shapes = new ArrayList<>(inputs.size());
        List<String> names = new ArrayList<>(inputs.size());
        for (LayerReport input : inputs) {
            shapes.add(input.output());
            names.add(input.id());
        }
        Objection objection = switch (layer) {
            case Input input -> null;
            case UnaryLayer unary -> unary.objection(shapes.getFirst());
            case MergeLayer merge -> merge.objection(shapes);
        };
        LayerReport report = objection == null ? report(node, id, layer, inputs, shapes, names) : null;
        if (report != null && tooLarge(report.output())) {
            objection = new Objection(
                    Objection.Kind.SETTING,
                    "its output would be %s, more than any machine holds".formatted(report.output()));
        }
        if (report == null || objection != null) {
            problems.add(ShapeProblems.of(graph, node, id, layer, shapes, requireNonNull(objection)));
            return null;
        }
        layers.add(report);
        return report;
    }

    private static boolean tooLarge(TensorShape shape) {
        return shape.elements() > MOST_ELEMENTS
                || Math.max(shape.height(), shape.width()) > TensorShape.LARGEST_SIDE
                || shape.spatial() && shape.channels() > TensorShape.LARGEST_SIDE;
    }

    private LayerReport report(
            Node node, String id, Layer layer, List<LayerReport> inputs, List<TensorShape> shapes, List<String> names) {
        return switch (layer) {
            case Input input -> {
                TensorShape shape = graph.architecture().input();
                yield new LayerReport(id, node.id(), layer, names, shapes, shape, Cost.NONE, ReceptiveField.PIXEL);
            }
            case UnaryLayer unary -> {
                TensorShape in = shapes.getFirst();
                TensorShape out = unary.output(in);
                boolean weighted = unary instanceof Conv2d || unary instanceof Linear;
                Cost cost = new Cost(
                        unary.parameters(in),
                        unary.buffers(in),
                        unary.macs(in),
                        weighted ? out.elements() : 0,
                        out.elements());
                yield new LayerReport(
                        id,
                        node.id(),
                        layer,
                        names,
                        shapes,
                        out,
                        cost,
                        inputs.getFirst().receptiveField().through(unary.window(in)));
            }
            case MergeLayer merge -> {
                TensorShape out = merge.output(shapes);
                List<ReceptiveField> fields =
                        inputs.stream().map(LayerReport::receptiveField).toList();
                yield new LayerReport(
                        id,
                        node.id(),
                        layer,
                        names,
                        shapes,
                        out,
                        new Cost(0, 0, 0, 0, out.elements()),
                        ReceptiveField.union(fields));
            }
        };
    }

    List<LayerReport> layers() {
        return layers;
    }

    List<BlockReport> blocks() {
        return blocks;
    }

    Map<String, NodeReport> nodes() {
        return nodes;
    }

    List<Problem> problems() {
        return problems;
    }
}
