package netwright.web.designer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;

/** Asks for the name and note of a new design. */
final class SaveDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2_000;

    SaveDialog(String proposed, BiConsumer<String, String> save) {
        super("Save as a design");
        TextField name = new TextField("Name");
        name.setValue(proposed);
        name.setRequired(true);
        name.setMaxLength(LONGEST_NAME);
        name.setAutoselect(true);
        TextArea note = new TextArea("Note");
        note.setPlaceholder("What it is for, what to try next");
        note.setMaxLength(LONGEST_NOTE);
        Button done = new Button("Save", event -> {
            if (name.getValue().isBlank()) {
                name.setErrorMessage("A design needs a name.");
                name.setInvalid(true);
                return;
            }
            close();
            save.accept(name.getValue().strip(), note.getValue().strip());
        });
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        done.addClickShortcut(Key.ENTER);
        Div form = new Div(name, note);
        form.addClassName("form");
        add(form);
        getFooter().add(new Button("Cancel", event -> close()), done);
        addOpenedChangeListener(event -> name.focus());
    }
}
