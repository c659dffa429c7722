package netwright.web.sweep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;

/** A document as text, to read and to copy. */
final class TextDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    TextDialog(String title, String format, String document) {
        setHeaderTitle(title);
        setWidth("min(60rem, 92vw)");
        TextArea text = new TextArea(format);
        text.setReadOnly(true);
        text.setWidthFull();
        text.setHeight("55vh");
        text.setValue(document);
        add(text);
        getFooter().add(new Button("Close", event -> close()));
    }
}
