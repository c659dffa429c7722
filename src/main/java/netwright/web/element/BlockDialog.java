package netwright.web.element;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Node;
import netwright.web.Theme;

/** The inside of a block for the input it has on the drawing; blocks inside it open the same way. */
public final class BlockDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** @param id of the block in the drawing */
    public BlockDialog(Architecture drawing, Analysis analysis, String id) {
        BlockInside block = BlockInside.of(drawing, analysis, id);
        Node node = block.node();
        Architecture inside = block.drawing();
        Analysis insideAnalysis = Analysis.of(inside);
        setHeaderTitle("Inside " + node.operation().type().called(id));
        setWidth("min(900px, 94vw)");
        setHeight("86vh");
        addClassName("block-dialog");
        ArchitectureCanvas canvas = new ArchitectureCanvas();
        Theme.follow(canvas, canvas::theme);
        canvas.palette(CanvasState.palette(inside));
        canvas.show(CanvasState.of(inside, insideAnalysis.withoutProblems(), 1, true));
        canvas.on("command", detail -> {
            if (detail.path("name").asString().equals("open-block")) {
                new BlockDialog(inside, insideAnalysis, detail.path("id").asString()).open();
            }
        });
        Span note = new Span("For an input of %s. %s Read only; Open into layers puts these layers on the canvas."
                .formatted(block.input(), node.operation().type().help()));
        note.addClassName("quiet");
        add(note, canvas);
        Button close = new Button("Close", event -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
    }
}
