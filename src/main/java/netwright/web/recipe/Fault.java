package netwright.web.recipe;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.details.Details;
import java.util.Optional;

/**
 * A field that holds what cannot be.
 *
 * @param name as the form calls it, with its section where it is in one
 */
public record Fault(String name, Component field) {

    Fault in(String section) {
        return new Fault(name + " (" + section + ")", field);
    }

    /** What to do about it, in a few words. */
    public String demand() {
        return "Mend " + name;
    }

    /** Unfolds what the field lies in and brings it into view, with the cursor in it. */
    public void show() {
        for (Component around = field;
                around != null;
                around = around.getParent().orElse(null)) {
            if (around instanceof Details fold) {
                fold.setOpened(true);
            }
        }
        field.getElement().executeJs("setTimeout(() => this.scrollIntoView({ block: 'center' }))");
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    /** What may hold one. */
    interface Source {
        Optional<Fault> fault();
    }
}
