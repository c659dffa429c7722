package netwright.web.sweep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import netwright.architecture.UnreadableDocument;
import netwright.sweep.Plan;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.web.Numbers;
import netwright.web.Typing;
import org.jspecify.annotations.Nullable;

/** A sweep as text in the format netwright-sweep/1: to write, check and start. */
final class SweepJsonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final TextArea text = new TextArea(SweepJson.FORMAT);
    private final Checkbox leaveOut = new Checkbox("Leave them out");
    private final Paragraph verdict = new Paragraph();

    /**
     * @param start takes the sweep when all of it can be trained, or what cannot is to be left out
     * @param toForm takes the sweep when it is to be edited as a form; answers why it cannot be, or an empty text
     */
    SweepJsonDialog(String template, Consumer<Sweep> start, Form toForm) {
        setHeaderTitle("New sweep as JSON");
        Paragraph help = new Paragraph(
                "Networks, a recipe, and axes: values of recipe fields, of settings of nodes, or"
                        + " factors of depth, width and resolution. Search by grid or random; several seeds; successive halving.");
        help.addClassName("quiet");
        add(help);
        setWidth("min(60rem, 92vw)");
        text.setWidthFull();
        text.setHeight("55vh");
        text.setValue(template);
        add(text, verdict);
        Typing.follow(text);
        text.addValueChangeListener(event -> leaveOut.setVisible(false));
        leaveOut.setVisible(false);
        leaveOut.addValueChangeListener(event -> plan());
        add(leaveOut);
        verdict.getElement().setAttribute("role", "alert");
        Button check = new Button("Check", event -> plan());
        Button begin = new Button("Start", event -> {
            if (plan() instanceof Sweep sweep) {
                close();
                start.accept(sweep);
            }
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button back = new Button("Back to the form", event -> back(toForm));
        getFooter().add(new Button("Cancel", event -> close()), back, check, begin);
    }

    /** Where a sweep is edited without JSON. */
    interface Form {
        /** Answers why it cannot show the sweep; an empty text when it does. */
        String show(Sweep sweep);
    }

    private void back(Form form) {
        Sweep sweep = read();
        if (sweep == null) {
            return;
        }
        String reason = form.show(sweep);
        if (reason.isEmpty()) {
            close();
        } else {
            verdict.setText(reason);
        }
    }

    private @Nullable Sweep read() {
        try {
            return SweepJson.read(text.getValue());
        } catch (UnreadableDocument | IllegalArgumentException wrong) {
            return refuse(String.valueOf(wrong.getMessage()));
        }
    }

    /** Answers what can be started, and says what it comes to or what is wrong and where. */
    private @Nullable Sweep plan() {
        Sweep sweep = read();
        if (sweep == null) {
            return null;
        }
        Plan plan = sweep.plan();
        int without = plan.unbuildable().size();
        leaveOut.setVisible(without > 0 && !plan.trials().isEmpty());
        if (without > 0 && !(leaveOut.isVisible() && leaveOut.getValue())) {
            Plan.Unbuildable first = plan.unbuildable().getFirst();
            return refuse("%s cannot be built. %s: %s"
                    .formatted(Numbers.counted(without, "configuration"), first.title(), first.reason()));
        }
        text.setInvalid(false);
        verdict.setText("%s: %s × %s, each for %s at most.%s"
                .formatted(
                        Numbers.counted(plan.trials().size(), "run"),
                        Numbers.counted(plan.configurations(), "configuration"),
                        Numbers.counted(sweep.seeds(), "seed"),
                        Numbers.counted(sweep.recipe().epochs(), "epoch"),
                        without == 0 ? "" : " Left out: %d that cannot be built.".formatted(without)));
        return sweep;
    }

    private @Nullable Sweep refuse(String reason) {
        text.setInvalid(true);
        verdict.setText(reason);
        return null;
    }
}
