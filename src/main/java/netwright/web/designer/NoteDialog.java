package netwright.web.designer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Asks what the next revision changes. */
final class NoteDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NOTE = 500;

    NoteDialog(int number, Consumer<String> save) {
        super("Save revision " + number);
        TextField note = new TextField("What changed");
        note.setMaxLength(LONGEST_NOTE);
        Button done = new Button("Save", event -> {
            close();
            save.accept(note.getValue().strip());
        });
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        done.addClickShortcut(Key.ENTER);
        Div form = new Div(note);
        form.addClassName("form");
        add(form);
        getFooter().add(new Button("Cancel", event -> close()), done);
        addOpenedChangeListener(event -> note.focus());
    }
}
