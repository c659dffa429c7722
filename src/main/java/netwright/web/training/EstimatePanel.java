package netwright.web.training;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import netwright.architecture.Architecture;
import netwright.queue.Measurement;
import netwright.queue.RecipeProcess;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.training.DataSetInfo;
import netwright.training.TrainingFailed;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;

/** Time and memory of a training, from steps measured on this machine in a process of their own. */
final class EstimatePanel extends Div {

    private static final long serialVersionUID = 1L;

    private final Span text = new Span();
    private final transient Asked process = new Asked();
    private final transient DataDirectory files;
    private String asked = "";
    private transient @Nullable Recipe wanted;
    private transient @Nullable Measurement measured;

    EstimatePanel(DataDirectory files) {
        this.files = files;
        addClassNames("estimate");
        getElement().setAttribute("role", "status");
        add(text);
    }

    void clear() {
        cancel();
        text.setText("");
    }

    void cancel() {
        process.stop();
        asked = "";
        measured = null;
    }

    /** Measures again when what matters for it has changed. */
    void measure(Architecture architecture, Recipe recipe, DataSetInfo all) {
        DataSetInfo info = all.used(recipe);
        String key = "%s %d %s %s %s %s %s %s"
                .formatted(
                        architecture.hashCode(),
                        recipe.batch(),
                        recipe.optimizer().kind().id(),
                        recipe.engine(),
                        recipe.device(),
                        recipe.precision(),
                        info.trainImages(),
                        info.testImages());
        wanted = recipe;
        if (key.equals(asked)) {
            show();
            return;
        }
        cancel();
        asked = key;
        text.setText("Measuring a few steps of this network…");
        process.ask(
                RecipeProcess.measure(architecture, recipe, info, files),
                answer -> {
                    measured = answer;
                    show();
                },
                cause -> text.setText(
                        cause instanceof TrainingFailed
                                ? "Could not be measured: " + cause.getMessage()
                                : "Could not be measured on this machine."));
    }

    /** For the recipe as it is now: the epochs may have changed while it was measured. */
    private void show() {
        if (!(wanted instanceof Recipe recipe) || !(measured instanceof Measurement seen)) {
            return;
        }
        text.setText("About %s for %s (%.0f images/s measured on this machine), at most %s of memory."
                .formatted(
                        Numbers.duration(recipe.epochs() * seen.secondsPerEpoch()),
                        Numbers.counted(recipe.epochs(), "epoch"),
                        recipe.batch() / seen.secondsPerStep(),
                        Numbers.bytes(seen.memoryBytes())));
    }
}
