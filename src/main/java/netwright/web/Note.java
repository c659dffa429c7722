package netwright.web;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A sentence under a form, about all of what stands there. */
public final class Note extends Span {

    private static final long serialVersionUID = 1L;

    /** How much weight it has. */
    public enum Weight {
        QUIET,
        WARNING,
        ERROR;

        private String className() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Note(String text, Weight weight) {
        super(text);
        addClassNames("note", weight.className());
    }
}
