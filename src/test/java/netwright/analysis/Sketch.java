package netwright.analysis;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Input;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;

/** Draws small networks for tests, each node behind the one before it unless it says what it reads. */
public final class Sketch {

    private final TensorShape input;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private String last = "input";

    private Sketch(TensorShape input) {
        this.input = input;
        nodes.add(Node.of("input", new Input()));
    }

    public static Sketch of(int channels, int height, int width) {
        return new Sketch(TensorShape.map(channels, height, width));
    }

    public Sketch then(String id, Operation operation) {
        return then(id, operation, last);
    }

    public Sketch then(String id, Operation operation, String... inputs) {
        nodes.add(Node.of(id, operation));
        for (int port = 0; port < inputs.length; port++) {
            edges.add(new Edge(inputs[port], id, port));
        }
        last = id;
        return this;
    }

    public Sketch edge(String from, String to, int port) {
        edges.add(new Edge(from, to, port));
        return this;
    }

    public Sketch conv(String id, int out, int kernel, int stride) {
        return then(id, Conv2d.plain(out, kernel, stride));
    }

    public Sketch relu(String id) {
        return then(id, Activation.relu());
    }

    /** Global pooling, flatten, a classifier for ten classes and the output. */
    public Architecture classified() {
        return then("pool", AdaptiveAvgPool2d.toOne())
                .then("flatten", new Flatten())
                .then("fc", new Linear(10, true))
                .then("output", new Output())
                .drawn();
    }

    public Architecture drawn() {
        return new Architecture("sketch", input, 10, nodes, edges);
    }
}
