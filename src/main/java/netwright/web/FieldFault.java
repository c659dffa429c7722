package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.details.Details;
import java.util.Optional;

/**
 * A field that holds what cannot be.
 *
 * @param name as the form calls it, with its section where it is in one
 */
public record FieldFault(String name, Component field) {

    public FieldFault in(String section) {
        return new FieldFault(name + " (" + section + ")", field);
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

    /** Says that nothing can be done before it is mended, and shows it. */
    public void refuse() {
        Messages.error(demand() + " first.");
        show();
    }

    /** Marks a field, or takes the mark from it where the objection is empty. */
    public static void mark(HasValidation field, String objection) {
        field.setErrorMessage(objection);
        field.setInvalid(!objection.isEmpty());
    }

    /** What may hold one. */
    public interface Source {
        Optional<FieldFault> fault();
    }
}
