package netwright.web.workspace;

/** A page with a drawing on its canvas, which is told when the drawing has changed in another tab or browser. */
public interface DrawingPage {

    /** The drawing on the canvas. */
    Editor editor();

    /** Shows what has become of the drawing. */
    void refresh();

    /** Shows a design anew, after it was changed elsewhere. */
    void reopen(Editor fresh);
}
