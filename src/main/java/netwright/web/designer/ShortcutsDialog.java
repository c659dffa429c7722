package netwright.web.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.List;

/** The keys of the canvas. */
final class ShortcutsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private record Key(String keys, String what) {}

    private static final List<Key> KEYS = List.of(
            new Key("/", "Add a layer: type a few letters, Enter"),
            new Key("Arrow keys", "Go from node to node along the edges"),
            new Key("Alt + arrow keys", "Move the selected nodes"),
            new Key("Enter", "Edit the settings of the selected node"),
            new Key("C", "Connect: choose the target with the arrow keys, Enter"),
            new Key("Delete", "Remove what is selected; neighbours are joined"),
            new Key("Ctrl + Z, Ctrl + Shift + Z", "Undo, redo"),
            new Key("Ctrl + C, X, V, D", "Copy, cut, paste, duplicate"),
            new Key("Ctrl + A", "Select everything"),
            new Key("Shift + drag", "Select with a box"),
            new Key("O", "Open the inside of a block"),
            new Key("Ctrl + G", "Make a block of the selected nodes"),
            new Key("Ctrl + Shift + G", "Close the opened block around the selected node again"),
            new Key("L", "Lay out from top to bottom"),
            new Key("F", "Fit the drawing into view"),
            new Key("+, −", "Zoom"),
            new Key("Shift + arrow keys", "Extend the selection"),
            new Key("F2", "Rename the selected node"),
            new Key("Esc", "Stop what was begun, clear the selection"),
            new Key("Ctrl + S", "Save"),
            new Key("?", "This list"));

    ShortcutsDialog() {
        super("Keyboard shortcuts");
        DescriptionList list = new DescriptionList();
        list.addClassName("shortcuts");
        for (Key key : KEYS) {
            list.add(new DescriptionList.Term(key.keys()), new DescriptionList.Description(key.what()));
        }
        add(list);
        getFooter().add(new Button("Close", event -> close()));
    }
}
