package netwright.web.explore;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.web.Theme;
import netwright.web.element.ArchitectureCanvas;
import netwright.web.element.BlockDialog;
import netwright.web.element.BlockInside;
import netwright.web.element.CanvasState;
import netwright.web.workspace.Candidate;

/** The network as it is drawn, and beside it the block that it is made of, opened once. */
final class DrawingSection extends Div {

    private static final long serialVersionUID = 1L;

    DrawingSection(Candidate candidate) {
        addClassName("drawings");
        Architecture architecture = candidate.architecture();
        add(drawing(
                "The network",
                "Double-click a block to see inside; the wheel zooms with Ctrl.",
                architecture,
                candidate.analysis()));
        BlockInside.characteristic(architecture, candidate.analysis())
                .ifPresent(block -> add(drawing(
                        "Its block: " + block.node().operation().type().label(),
                        "For an input of %s. %s"
                                .formatted(
                                        block.input(),
                                        block.node().operation().type().help()),
                        block.drawing(),
                        Analysis.of(block.drawing()).withoutProblems())));
    }

    private static Div drawing(String title, String note, Architecture drawn, Analysis analysis) {
        ArchitectureCanvas canvas = new ArchitectureCanvas();
        Theme.follow(canvas, canvas::theme);
        canvas.palette(CanvasState.palette(drawn));
        canvas.preview(CanvasState.of(drawn, analysis, 1, true));
        canvas.on("command", detail -> {
            if (detail.path("name").asString().equals("open-block")) {
                new BlockDialog(drawn, analysis, detail.path("id").asString()).open();
            }
        });
        Span quiet = new Span(note);
        quiet.addClassName("quiet");
        return new Div(new H3(title), quiet, canvas);
    }
}
