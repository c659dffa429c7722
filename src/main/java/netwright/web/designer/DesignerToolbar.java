package netwright.web.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import netwright.web.Messages;
import netwright.web.workspace.Editor;

/** What one does with a drawing as a whole. */
@StyleSheet("lab.css")
final class DesignerToolbar extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_FILE = 5_000_000;

    private final DesignerView view;
    private final Span name = new Span();
    private final Span state = new Span();
    private final Button undo = icon(VaadinIcon.ARROW_BACKWARD, "Undo (Ctrl+Z)", () -> command("undo"));
    private final Button redo = icon(VaadinIcon.ARROW_FORWARD, "Redo (Ctrl+Shift+Z)", () -> command("redo"));
    private final Button train = new Button("Train", VaadinIcon.PLAY.create());

    DesignerToolbar(DesignerView view) {
        this.view = view;
        addClassName("toolbar");
        name.addClassName("design-name");
        state.addClassName("quiet");
        Button save = new Button("Save", event -> view.files().save());
        save.setTooltipText("Save (Ctrl+S)");
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        train.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        train.addClickListener(event -> view.train());
        Button experiments = icon(VaadinIcon.FLASK, "Experiments…", view::experiments);
        Div title = new Div(name, state);
        title.addClassName("title");
        Div space = new Div();
        space.addClassName("space");
        add(menu(), title, undo, redo, experiments, space, heat(), save, train);
    }

    private void command(String command) {
        view.command(command, "");
    }

    private static Button icon(VaadinIcon icon, String label, Runnable run) {
        Button button = new Button(icon.create(), event -> run.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    private MenuBar menu() {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY);
        MenuItem file = bar.addItem("File");
        SubMenu items = file.getSubMenu();
        items.addItem("New or open…", event -> view.files().open());
        items.addItem("Import a file…", event -> importDialog().open());
        items.addItem(export());
        items.addItem("Import blocks…", event -> command("import-blocks"));
        items.addSeparator();
        items.addItem("Save", event -> view.files().save());
        items.addItem("Save with a note…", event -> view.files().saveWithNote());
        items.addItem("Save as another design…", event -> view.files().saveCopy());
        items.addItem("Revisions…", event -> view.files().history());
        CompareMenu.addTo(items, view::editor);
        items.addItem("Open everything into layers", event -> command("unpack-all"));
        items.addSeparator();
        items.addItem("Keyboard shortcuts…", event -> command("shortcuts"));
        return bar;
    }

    private Anchor export() {
        DownloadHandler download = DownloadHandler.fromInputStream(event -> {
            byte[] text = view.editor().document().getBytes(StandardCharsets.UTF_8);
            String file = view.editor().architecture().name().replaceAll("[^\\p{L}\\p{N}_.-]+", "_") + ".json";
            return new DownloadResponse(new ByteArrayInputStream(text), file, "application/json", text.length);
        });
        Anchor anchor = new Anchor(download, AttachmentType.DOWNLOAD, "Export as JSON");
        anchor.addClassName("menu-link");
        return anchor;
    }

    private Dialog importDialog() {
        Dialog dialog = new Dialog("Import a network");
        Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> {
            dialog.close();
            view.files().importText(metadata.fileName(), new String(bytes, StandardCharsets.UTF_8));
        }));
        upload.setAcceptedFileExtensions(".json");
        upload.setMaxFileSize(LARGEST_FILE);
        upload.addFileRejectedListener(event -> Messages.error(event.getFileName() + ": " + event.getErrorMessage()));
        Span hint = new Span("A JSON file in the format netwright/1. Files can also be dropped on the canvas.");
        hint.addClassName("quiet");
        dialog.add(hint, upload);
        dialog.getFooter().add(new Button("Cancel", event -> dialog.close()));
        return dialog;
    }

    private Select<String> heat() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("none", "No heat map");
        labels.put("parameters", "Heat: parameters");
        labels.put("macs", "Heat: MACs");
        labels.put("memory", "Heat: memory");
        labels.put("receptiveField", "Heat: receptive field");
        Select<String> select = new Select<>();
        select.setAriaLabel("Colour nodes by");
        select.setItems(labels.keySet());
        select.setItemLabelGenerator(labels::get);
        select.setValue("none");
        select.addClassName("heat");
        select.addValueChangeListener(event -> view.heat(event.getValue()));
        return select;
    }

    void refresh() {
        Editor editor = view.editor();
        name.setText(editor.architecture().name());
        name.setTitle(editor.architecture().name());
        boolean unsaved = editor.unsaved();
        state.setText(
                editor.design() == null
                        ? "draft, kept automatically"
                        : "revision " + editor.revision() + (unsaved ? ", changed since" : ""));
        undo.setEnabled(editor.canUndo());
        redo.setEnabled(editor.canRedo());
        train.setTooltipText(editor.analysis().sound() ? "Train it on images" : "Mend the errors first");
    }
}
