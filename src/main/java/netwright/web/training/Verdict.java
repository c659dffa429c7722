package netwright.web.training;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import netwright.web.FieldFault;
import netwright.web.Numbers;

/** Beside the button that begins: what stands against it, which may be out of view. A click brings it there. */
final class Verdict extends Button {

    private static final long serialVersionUID = 1L;
    private transient Runnable reveal = () -> {};

    Verdict() {
        addClassName("start-verdict");
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClickListener(event -> reveal.run());
        setVisible(false);
    }

    void show(FieldFault fault) {
        say(fault.demand(), true, fault::show);
    }

    /** @param notes where they are written */
    void show(int objections, int cautions, Component notes) {
        boolean error = objections > 0;
        say(
                error
                        ? "See " + Numbers.counted(objections, "objection")
                        : "See " + Numbers.counted(cautions, "caution"),
                error,
                () -> notes.getElement().executeJs("this.scrollIntoView({ block: 'center', behavior: 'smooth' })"));
        setVisible(objections + cautions > 0);
    }

    private void say(String text, boolean error, Runnable shown) {
        reveal = shown;
        setText(text);
        setClassName("error", error);
        setClassName("warning", !error);
        setVisible(true);
    }
}
