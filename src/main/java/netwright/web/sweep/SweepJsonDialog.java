package netwright.web.sweep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import netwright.architecture.UnreadableDocument;
import netwright.sweep.Plan;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import org.jspecify.annotations.Nullable;

/** A sweep as text in the format netwright-sweep/1: to copy, or to write, check and start. */
final class SweepJsonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final TextArea text = new TextArea();
    private final Paragraph verdict = new Paragraph();

    /** Shows a sweep. */
    SweepJsonDialog(String json) {
        setHeaderTitle("Sweep as JSON");
        text.setReadOnly(true);
        fill(json);
        getFooter().add(new Button("Close", event -> close()));
    }

    /** @param start takes the sweep when all of it can be trained */
    SweepJsonDialog(String template, Consumer<Sweep> start) {
        setHeaderTitle("New sweep");
        Paragraph help = new Paragraph(
                "Networks, a recipe, and axes: values of recipe fields, of settings of nodes, or"
                        + " factors of depth, width and resolution. Search by grid or random; several seeds; successive halving.");
        help.addClassName("quiet");
        add(help);
        fill(template);
        verdict.getElement().setAttribute("role", "alert");
        Button check = new Button("Check", event -> plan());
        Button begin = new Button("Start", event -> {
            if (plan() instanceof Sweep sweep) {
                close();
                start.accept(sweep);
            }
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", event -> close()), check, begin);
    }

    private void fill(String json) {
        setWidth("min(60rem, 92vw)");
        text.setWidthFull();
        text.setHeight("55vh");
        text.setLabel("netwright-sweep/1");
        text.setValue(json);
        add(text, new Span(), verdict);
    }

    /** Answers what can be started, and says what it comes to or what is wrong and where. */
    private @Nullable Sweep plan() {
        try {
            Sweep sweep = SweepJson.read(text.getValue());
            Plan plan = sweep.plan();
            if (!plan.unbuildable().isEmpty()) {
                Plan.Unbuildable first = plan.unbuildable().getFirst();
                return refuse("%d configurations cannot be built. %s: %s"
                        .formatted(plan.unbuildable().size(), first.title(), first.reason()));
            }
            text.setInvalid(false);
            verdict.setText("%d runs: %d configurations × %d seeds, each for %d epochs at most."
                    .formatted(
                            plan.trials().size(),
                            plan.configurations(),
                            sweep.seeds(),
                            sweep.recipe().epochs()));
            return sweep;
        } catch (UnreadableDocument | IllegalArgumentException wrong) {
            return refuse(String.valueOf(wrong.getMessage()));
        }
    }

    private @Nullable Sweep refuse(String reason) {
        text.setInvalid(true);
        verdict.setText(reason);
        return null;
    }
}
