package netwright.web.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import netwright.analysis.Fix;
import netwright.analysis.Problem;

/** What is wrong or doubtful, worst first: a click goes there, a button mends it. */
final class ProblemsPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 50;

    private final H3 title = new H3();
    private final Div list = new Div();
    private final Consumer<Problem> goThere;
    private final Consumer<Fix> apply;
    private List<String> shown = List.of();

    ProblemsPanel(Consumer<Problem> goThere, Consumer<Fix> apply) {
        this.goThere = goThere;
        this.apply = apply;
        addClassName("problems");
        list.addClassName("problem-list");
        add(title, list);
    }

    void show(List<Problem> problems) {
        title.setText(problems.isEmpty() ? "Problems" : "Problems (" + problems.size() + ")");
        List<String> messages = problems.stream().map(Problem::message).toList();
        boolean same = messages.equals(shown) && !messages.isEmpty();
        shown = messages;
        list.removeAll();
        if (problems.isEmpty()) {
            Span fine = new Span("None. This network can be trained.");
            fine.addClassName("quiet");
            list.add(fine);
        }
        problems.stream().limit(MOST_SHOWN).forEach(problem -> list.add(row(problem)));
        if (problems.size() > MOST_SHOWN) {
            list.add(new Span("… and %d more".formatted(problems.size() - MOST_SHOWN)));
        }
        if (!same) {
            list.getElement().executeJs("this.scrollTop = 0");
        }
    }

    private Div row(Problem problem) {
        NativeButton message = new NativeButton(problem.message(), event -> goThere.accept(problem));
        message.addClassName("problem-message");
        message.setTitle("Show it on the canvas");
        Div row = new Div(message);
        row.addClassNames("problem", problem.severity().id());
        Div fixes = new Div();
        fixes.addClassName("fixes");
        for (Fix fix : problem.fixes()) {
            Button button = new Button("Fix: " + fix.label(), event -> apply.accept(fix));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.addClassName("fix");
            fixes.add(button);
        }
        if (!problem.fixes().isEmpty()) {
            row.add(fixes);
        }
        return row;
    }
}
