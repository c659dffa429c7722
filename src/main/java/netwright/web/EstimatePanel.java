package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.atomic.AtomicReference;
import netwright.architecture.Architecture;
import netwright.queue.Measurement;
import netwright.queue.MeasuringProcess;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.training.DataSetInfo;
import netwright.training.TrainingFailed;
import org.jspecify.annotations.Nullable;

/** Time and memory of a training, from steps measured on this machine in a process of their own. */
final class EstimatePanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 500;

    private final Span text = new Span();
    private final AtomicReference<@Nullable MeasuringProcess> current = new AtomicReference<>();
    private final transient DataDirectory files;
    private String asked = "";
    private transient @Nullable Recipe wanted;

    EstimatePanel(DataDirectory files) {
        this.files = files;
        addClassNames("estimate");
        getElement().setAttribute("role", "status");
        add(text);
    }

    void clear() {
        cancel();
        asked = "";
        text.setText("");
    }

    void cancel() {
        MeasuringProcess process = current.getAndSet(null);
        if (process != null) {
            process.stop();
        }
    }

    /** Measures again when what matters for it has changed. */
    void measure(Architecture architecture, Recipe recipe, DataSetInfo info) {
        String key = "%s %d %s %s %s %s"
                .formatted(
                        architecture.hashCode(),
                        recipe.batch(),
                        recipe.optimizer().kind().id(),
                        recipe.engine(),
                        recipe.device(),
                        info.trainImages());
        wanted = recipe;
        MeasuringProcess before = current.get();
        if (key.equals(asked) && before != null) {
            before.result().thenAccept(measured -> getUI().ifPresent(ui -> ui.access(() -> show(measured))));
            return;
        }
        cancel();
        asked = key;
        text.setText("Measuring a few steps of this network…");
        UI ui = UI.getCurrent();
        Registration polling = Polling.every(ui, POLL_MILLIS);
        MeasuringProcess process = MeasuringProcess.start(architecture, recipe, info, files);
        current.set(process);
        process.result()
                .whenComplete((measured, failure) -> ui.access(() -> {
                    polling.remove();
                    if (current.get() == process) {
                        if (failure == null) {
                            show(measured);
                        } else {
                            text.setText(reason(failure));
                        }
                    }
                }));
    }

    private static String reason(Throwable failure) {
        return failure instanceof TrainingFailed || failure.getCause() instanceof TrainingFailed
                ? "Could not be measured: " + (failure.getCause() == null ? failure : failure.getCause()).getMessage()
                : "Could not be measured on this machine.";
    }

    /** For the recipe as it is now: the epochs may have changed while it was measured. */
    private void show(Measurement measured) {
        if (!(wanted instanceof Recipe recipe)) {
            return;
        }
        text.setText("About %s for %d epochs (%.0f images/s measured on this machine), at most %s of memory."
                .formatted(
                        Numbers.duration(recipe.epochs() * measured.secondsPerEpoch()),
                        recipe.epochs(),
                        recipe.batch() / measured.secondsPerStep(),
                        Numbers.bytes(measured.memoryBytes())));
    }
}
