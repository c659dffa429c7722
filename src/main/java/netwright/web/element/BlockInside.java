package netwright.web.element;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.MergeLayer;
import netwright.architecture.Node;
import netwright.architecture.Stage;
import netwright.architecture.TensorShape;

/**
 * What is inside a block, as a drawing of its own, for the input that the block has.
 *
 * @param node the block
 * @param input what it receives
 * @param drawing it between an input and an output, opened once
 */
public record BlockInside(Node node, TensorShape input, Architecture drawing) {

    private static final TensorShape WITHOUT_INPUT = TensorShape.map(64, 56, 56);

    static BlockInside of(Architecture drawing, Analysis analysis, String id) {
        Node node = drawing.node(id).orElseThrow();
        TensorShape in = input(drawing, analysis, id);
        return new BlockInside(node, in, opened(drawing, node, in));
    }

    /**
     * The block that a network is made of: the costliest one drawn, within a stage the last of its blocks. One that joins
     * branches goes before one that does not, such as an inverted residual whose stride leaves it no shortcut.
     */
    public static Optional<BlockInside> characteristic(Architecture drawing, Analysis analysis) {
        Comparator<Node> byCost = Comparator.comparingLong(
                node -> analysis.nodes().get(node.id()).cost().macs());
        List<BlockInside> blocks = drawing.nodes().stream()
                .filter(node ->
                        node.operation() instanceof Block && analysis.nodes().containsKey(node.id()))
                .sorted(byCost.reversed())
                .map(node -> unit(of(drawing, analysis, node.id())))
                .toList();
        return blocks.stream()
                .filter(BlockInside::joins)
                .findFirst()
                .or(() -> blocks.stream().findFirst());
    }

    private boolean joins() {
        return drawing.nodes().stream().anyMatch(inner -> inner.operation() instanceof MergeLayer);
    }

    private static BlockInside unit(BlockInside block) {
        if (!(block.node().operation() instanceof Stage)) {
            return block;
        }
        Analysis inside = Analysis.of(block.drawing());
        return block.drawing().nodes().reversed().stream()
                .filter(node -> node.operation() instanceof Block)
                .findFirst()
                .map(node -> of(block.drawing(), inside, node.id()))
                .orElse(block);
    }

    private static TensorShape input(Architecture drawing, Analysis analysis, String id) {
        return drawing.into(id).stream()
                .findFirst()
                .map(edge -> analysis.nodes().get(edge.from()))
                .map(NodeReport::output)
                .filter(TensorShape::spatial)
                .orElse(WITHOUT_INPUT);
    }

    private static Architecture opened(Architecture drawing, Node node, TensorShape in) {
        Architecture frame = Architecture.empty(node.id(), in, drawing.classes())
                .adopt(drawing.blocks())
                .add(Node.of(
                        node.id().equals("input") || node.id().equals("output") ? "block" : node.id(),
                        node.operation()));
        String id = frame.nodes().getLast().id();
        Architecture joined = frame.connect(Edge.of("input", id)).connect(Edge.of(id, "output"));
        return Expansion.open(joined, id).mapNodes(inner -> inner.at(null));
    }
}
