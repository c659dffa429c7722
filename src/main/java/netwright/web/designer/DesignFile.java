package netwright.web.designer;

import com.vaadin.flow.component.UI;
import java.util.UUID;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.UnreadableDocument;
import netwright.catalog.Documents;
import netwright.store.Designs;
import netwright.web.Messages;
import netwright.web.Pages;
import netwright.web.workspace.Editor;
import netwright.web.workspace.PresetShelf;
import netwright.web.workspace.Workspace;
import tools.jackson.databind.JsonNode;

/** What can be done with the drawing on the canvas as a file: start, open, import, save, look at its history. */
final class DesignFile {

    private final DesignerView view;
    private final Workspace workspace;
    private final Designs designs;
    private final PresetShelf presets;

    DesignFile(DesignerView view, Workspace workspace, Designs designs, PresetShelf presets) {
        this.view = view;
        this.workspace = workspace;
        this.designs = designs;
        this.presets = presets;
    }

    private Editor editor() {
        return view.editor();
    }

    void save() {
        Editor editor = editor();
        if (editor.design() == null) {
            new SaveDialog(
                            editor.architecture().name(),
                            (name, note) -> saved(workspace.saveAs(editor, name, note), name))
                    .open();
        } else if (editor.unsaved()) {
            saveRevision("");
        } else {
            Messages.done("Nothing has changed since revision " + editor.revision() + ".");
        }
    }

    private static void saved(UUID design, String name) {
        Messages.done("Saved as " + name + ".");
        UI.getCurrent().navigate(Pages.design(design));
    }

    private void saveRevision(String note) {
        if (workspace.askIfChangedElsewhere(editor(), () -> saveRevision(note))) {
            return;
        }
        int number = workspace.save(editor(), note);
        Messages.done("Saved as revision " + number + ".");
        view.refresh();
    }

    /** A revision with a sentence about what changed; an unsaved drawing becomes a design first. */
    void saveWithNote() {
        if (editor().design() == null) {
            save();
        } else {
            new NoteDialog(editor().revision() + 1, this::saveRevision).open();
        }
    }

    /** Another design with what is on the canvas; the drawing itself stays as it is. */
    void saveCopy() {
        Architecture architecture = editor().architecture();
        new SaveDialog(
                        architecture.name() + " copy",
                        (name, note) -> saved(workspace.saveCopy(architecture, name, note), name))
                .open();
    }

    void history() {
        if (editor().design() instanceof UUID design) {
            new RevisionsDialog(designs, design, document -> view.edited("", a -> ArchitectureJson.read(document)))
                    .open();
        } else {
            Messages.done("A history begins when the drawing is saved as a design.");
        }
    }

    void open() {
        new OpenDialog(this, designs, workspace, presets).open();
    }

    /** Shows another network in place of the unsaved drawing, which undo brings back. */
    void start(Architecture architecture) {
        workspace.replaceUnsaved(architecture);
        view.showUnsaved();
    }

    /** A file was let go over the canvas. */
    void dropped(JsonNode detail) {
        if (detail.hasNonNull("error")) {
            Messages.error(detail.path("error").asString());
            return;
        }
        importText(detail.path("name").asString("The file"), detail.path("text").asString());
    }

    void importText(String file, String text) {
        try {
            start(Documents.read(text));
            Messages.done("Opened " + file + ".");
        } catch (UnreadableDocument e) {
            Messages.error(file + ": " + e.getMessage() + " Nothing was changed.");
        }
    }
}
