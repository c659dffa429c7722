package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AvgPool2d;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.MaxPool2d;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.Pad;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;

/**
 * Draws TF-Slim's networks. TensorFlow's SAME padding depends on the side of the map and puts the odd pixel at the
 * bottom and right, so a strided layer gets a Pad in front where the two sides differ.
 */
final class SlimBuilder {

    static final boolean SAME = true;
    static final boolean VALID = false;

    private final TensorShape input;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, TensorShape> shapes = new HashMap<>();
    private String last = "input";

    SlimBuilder(int resolution) {
        input = TensorShape.map(3, resolution, resolution);
        nodes.add(Node.of("input", new Input()));
        shapes.put("input", input);
    }

    String last() {
        return last;
    }

    int channels(String id) {
        return shapes.get(id).channels();
    }

    /** The next layer reads this one. */
    SlimBuilder from(String id) {
        last = id;
        return this;
    }

    /** Gives the last layer's output a name of its own, as an end point. */
    SlimBuilder named(String name) {
        return unary(name, netwright.architecture.Activation.relu());
    }

    SlimBuilder conv(int out, int kernel, int stride, boolean same) {
        return conv(out, kernel, kernel, stride, same);
    }

    SlimBuilder conv(int out, int high, int wide, int stride, boolean same) {
        int[] rows = padding(shapes.get(last).height(), high, stride, same);
        int[] columns = padding(shapes.get(last).width(), wide, stride, same);
        Padding padding = pad(rows, columns);
        Size step = Size.of(stride);
        return unary("conv" + nodes.size(), new Conv2d(out, new Size(high, wide), step, padding, Size.ONE, 1, false));
    }

    /** Fixed padding of half the kernel, whatever the resolution: Slim's {@code conv2d_same}. */
    SlimBuilder convFixed(int out, int kernel, int stride) {
        return unary("conv" + nodes.size(), Conv2d.plain(out, kernel, stride));
    }

    SlimBuilder depthwise(int kernel, int stride) {
        int channels = channels(last);
        int[] rows = padding(shapes.get(last).height(), kernel, stride, SAME);
        Padding padding = pad(rows, rows);
        return unary(
                "depthwise" + nodes.size(),
                new Conv2d(channels, Size.of(kernel), Size.of(stride), padding, Size.ONE, channels, false));
    }

    SlimBuilder maxPool(int kernel, int stride, boolean same) {
        int[] rows = padding(shapes.get(last).height(), kernel, stride, same);
        Padding padding = pad(rows, rows);
        Size around = new Size(padding.height(), padding.width());
        return unary("pool" + nodes.size(), new MaxPool2d(Size.of(kernel), Size.of(stride), around, false));
    }

    SlimBuilder avgPool(int kernel) {
        Size around = Size.of(kernel / 2);
        return unary("pool" + nodes.size(), new AvgPool2d(Size.of(kernel), Size.ONE, around, false, false));
    }

    SlimBuilder concat(String name, List<String> inputs) {
        return merge(name, new Concat(), inputs);
    }

    SlimBuilder add(String name, List<String> inputs) {
        return merge(name, new Add(), inputs);
    }

    private static int[] padding(int side, int kernel, int stride, boolean same) {
        int total = same ? Math.max((Math.ceilDiv(side, stride) - 1) * stride + kernel - side, 0) : 0;
        return new int[] {total / 2, total - total / 2};
    }

    /** The padding a layer can have itself; what is lopsided is put in front of it. */
    private Padding pad(int[] rows, int[] columns) {
        if (rows[0] == rows[1] && columns[0] == columns[1]) {
            return new Padding(rows[0], columns[0], false);
        }
        unary("pad" + nodes.size(), new Pad(rows[0], rows[1], columns[0], columns[1]));
        return Padding.NONE;
    }

    private SlimBuilder unary(String id, UnaryLayer layer) {
        shapes.put(id, layer.output(shapes.get(last)));
        return place(id, layer, List.of(last));
    }

    private SlimBuilder merge(String id, MergeLayer layer, List<String> inputs) {
        shapes.put(id, layer.output(inputs.stream().map(shapes::get).toList()));
        return place(id, layer, inputs);
    }

    private SlimBuilder place(String id, Operation operation, List<String> inputs) {
        nodes.add(Node.of(id, operation));
        for (int port = 0; port < inputs.size(); port++) {
            edges.add(new Edge(inputs.get(port), id, port));
        }
        last = id;
        return this;
    }

    Architecture build() {
        place("output", new Output(), List.of(last));
        return new Architecture("TF-Slim", input, 1000, nodes, edges);
    }
}
