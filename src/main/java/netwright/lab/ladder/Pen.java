package netwright.lab.ladder;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;

/** Draws a network one node behind the other, with branches where they are named. */
final class Pen {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private String tip = "input";

    Pen() {
        nodes.add(Node.of(tip, new Input()));
    }

    Pen then(String id, Operation operation) {
        return join(id, operation, tip);
    }

    /** Reads the nodes named, in port order. */
    Pen join(String id, Operation operation, String... inputs) {
        nodes.add(Node.of(id, operation));
        for (int port = 0; port < inputs.length; port++) {
            edges.add(new Edge(inputs[port], id, port));
        }
        tip = id;
        return this;
    }

    String tip() {
        return tip;
    }

    Architecture finish(String name, TensorShape input, int classes) {
        then("output", new Output());
        return new Architecture(name, input, classes, nodes, edges);
    }
}
