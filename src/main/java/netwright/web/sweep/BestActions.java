package netwright.web.sweep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import netwright.recipe.RecipeJson;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.web.Messages;
import netwright.web.sweep.SweepFigures.Configuration;
import netwright.web.training.TrainingDesk;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What to do with the best configuration. */
final class BestActions extends Div {

    private static final long serialVersionUID = 1L;

    /** A sweep is short, so that it can try much; what it finds deserves more. */
    private static final int LONGER = 3;

    private final Span said = new Span();
    private transient @Nullable Sweep sweep;
    private transient @Nullable Configuration best;

    BestActions(Workspace workspace, TrainingDesk desk) {
        addClassNames("row-actions", "best-actions");
        add(
                said,
                button(
                        "Best recipe as JSON",
                        trial -> new TextDialog(
                                        "Recipe of configuration " + trial.configuration(),
                                        RecipeJson.FORMAT,
                                        RecipeJson.write(trial.recipe()))
                                .open()),
                button("Open in designer", trial -> workspace.openCopy(trial.architecture())),
                button(
                        "Train the best longer…",
                        trial -> desk.longer(trial.subject(), trial.architecture(), trial.recipe(), LONGER)));
        setVisible(false);
    }

    void show(Sweep of, @Nullable Configuration winner) {
        sweep = of;
        best = winner;
        setVisible(winner != null && of.configurations() > 1);
        said.setText(winner == null ? "" : "Best so far: " + winner.name());
    }

    private Button button(String text, Consumer<Trial> action) {
        Button button = new Button(text, event -> trial(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void trial(Consumer<Trial> action) {
        if (sweep == null || best == null) {
            return;
        }
        int number = best.number();
        sweep.plan().trials().stream()
                .filter(trial -> trial.configuration() == number)
                .findFirst()
                .ifPresentOrElse(action, () -> Messages.error("This version can no longer build that configuration."));
    }
}
