package netwright.web;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.TensorShape;

/** The inside of a block for the input it has on the drawing; blocks inside it open the same way. */
final class BlockDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final TensorShape WITHOUT_INPUT = TensorShape.map(64, 56, 56);

    BlockDialog(Editor editor, String id) {
        this(editor.architecture(), editor.analysis(), id);
    }

    private BlockDialog(Architecture drawing, Analysis analysis, String id) {
        Node node = drawing.node(id).orElseThrow();
        TensorShape in = input(drawing, analysis, id);
        Architecture inside = inside(drawing, node, in);
        Analysis insideAnalysis = Analysis.of(inside);
        setHeaderTitle("Inside " + node.operation().type().label() + " " + id);
        setWidth("min(900px, 94vw)");
        setHeight("86vh");
        addClassName("block-dialog");
        ArchitectureCanvas canvas = new ArchitectureCanvas();
        Theme.follow(canvas, canvas::theme);
        canvas.palette(CanvasState.palette());
        canvas.show(CanvasState.of(inside, withoutProblems(insideAnalysis), 1, true));
        canvas.on("command", detail -> {
            if (detail.path("name").asString().equals("open-block")) {
                new BlockDialog(inside, insideAnalysis, detail.path("id").asString()).open();
            }
        });
        Span note = new Span("For an input of %s. %s Read only; Unpack puts these layers on the canvas."
                .formatted(in, node.operation().type().help()));
        note.addClassName("quiet");
        add(note, canvas);
        Button close = new Button("Close", event -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
    }

    /** A block's inside has no classifier, and needs none. */
    private static Analysis withoutProblems(Analysis analysis) {
        return analysis.withoutProblems();
    }

    private static TensorShape input(Architecture drawing, Analysis analysis, String id) {
        return drawing.into(id).stream()
                .findFirst()
                .map(edge -> analysis.nodes().get(edge.from()))
                .map(NodeReport::output)
                .filter(TensorShape::spatial)
                .orElse(WITHOUT_INPUT);
    }

    /** The block between an input and an output of its own, opened once. */
    private static Architecture inside(Architecture drawing, Node node, TensorShape in) {
        Architecture frame = Architecture.empty(node.id(), in, drawing.classes())
                .add(Node.of(
                        node.id().equals("input") || node.id().equals("output") ? "block" : node.id(),
                        node.operation()));
        String id = frame.nodes().getLast().id();
        Architecture joined = frame.connect(Edge.of("input", id)).connect(Edge.of(id, "output"));
        Architecture opened = Expansion.open(joined, id);
        return opened.mapNodes(inner -> inner.at(null));
    }
}
