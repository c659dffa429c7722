package netwright.web.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.UnaryOperator;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import org.jspecify.annotations.Nullable;

/** One drawing being edited: the architecture now, its analysis, and everything needed to go back and forth. */
public final class Editor {

    private static final long SAME_EDIT_MILLIS = 1_500;

    private Architecture current;
    private Analysis analysis;
    private final Deque<Architecture> undo = new ArrayDeque<>();
    private final Deque<Architecture> redo = new ArrayDeque<>();
    private @Nullable UUID design;
    private int revision;
    private String saved;
    private @Nullable String document;
    private String lastEdit = "";
    private long lastEditAt;

    /** @param saved the document as last saved, to tell whether there is something to save */
    public Editor(Architecture architecture, @Nullable UUID design, int revision, String saved) {
        this.current = architecture;
        this.analysis = Analysis.of(architecture);
        this.design = design;
        this.revision = revision;
        this.saved = saved;
    }

    public Architecture architecture() {
        return current;
    }

    public Analysis analysis() {
        return analysis;
    }

    /** Null while the drawing is no design yet. */
    public @Nullable UUID design() {
        return design;
    }

    /** Number of the revision saved last; 0 before the first. */
    public int revision() {
        return revision;
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }

    public boolean canRedo() {
        return !redo.isEmpty();
    }

    /** One step to undo, unless nothing changed. */
    public void apply(UnaryOperator<Architecture> edit) {
        apply("", edit);
    }

    /** Edits with the same key that follow each other closely, as while typing, are one step to undo. */
    public void apply(String key, UnaryOperator<Architecture> edit) {
        Architecture changed = edit.apply(current);
        if (changed.equals(current)) {
            return;
        }
        long now = System.currentTimeMillis();
        boolean goesOn = !key.isEmpty() && key.equals(lastEdit) && now - lastEditAt < SAME_EDIT_MILLIS;
        if (!goesOn) {
            undo.push(current);
        }
        redo.clear();
        lastEdit = key;
        lastEditAt = now;
        show(changed);
    }

    /** A change that is not the user's, such as a first layout: nothing to undo. */
    public void arrange(UnaryOperator<Architecture> edit) {
        current = edit.apply(current);
        document = null;
    }

    /** Whether there was a step to take back. */
    public boolean undo() {
        return step(undo, redo);
    }

    /** Whether there was a step to take again. */
    public boolean redo() {
        return step(redo, undo);
    }

    private boolean step(Deque<Architecture> from, Deque<Architecture> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(current);
        lastEdit = "";
        show(from.pop());
        return true;
    }

    private void show(Architecture architecture) {
        current = architecture;
        analysis = Analysis.of(architecture);
        document = null;
    }

    void savedAs(UUID newDesign, int newRevision) {
        design = newDesign;
        revision = newRevision;
        saved = document();
    }

    /** The drawing in the document format, written once for all that ask between two edits. */
    public String document() {
        String written = document;
        if (written == null) {
            written = ArchitectureJson.write(current);
            document = written;
        }
        return written;
    }

    /** Whether there is something to save. */
    public boolean unsaved() {
        return !document().equals(saved);
    }
}
