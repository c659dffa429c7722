package netwright.web.training;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.CancellationException;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.FetchProgress;
import netwright.web.Messages;
import netwright.web.Polling;
import org.jspecify.annotations.Nullable;

/** Offers to fetch a data set that is not on the disk yet, with progress and a way to stop. */
public final class FetchPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 400;

    private final transient TrainingDesk desk;
    private final Runnable fetched;
    private final Span text = new Span();
    private final Button button = new Button();
    private final ProgressBar bar = new ProgressBar();
    private transient @Nullable DataSetInfo info;
    private transient Runnable then = () -> {};
    private volatile boolean running;
    private volatile boolean cancelled;

    /** @param fetched called when it is there, or could not be fetched */
    public FetchPanel(TrainingDesk desk, Runnable fetched) {
        this.desk = desk;
        this.fetched = fetched;
        addClassName("fetch");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        button.addClickListener(event -> {
            if (running) {
                cancelled = true;
            } else {
                fetch(() -> {});
            }
        });
        bar.setVisible(false);
        add(text, button, bar);
    }

    /** Offers to fetch it; shows nothing where that is not needed. */
    public void show(@Nullable DataSetInfo shown) {
        if (running) {
            return;
        }
        info = shown;
        boolean needed = shown != null && !shown.fetched();
        setVisible(needed);
        if (needed) {
            text.setText("%s: %s (%s).".formatted(shown.title(), shown.source(), shown.licence()));
            button.setText("Fetch " + shown.title());
        }
    }

    /** Stops fetching. */
    public void cancel() {
        cancelled = true;
    }

    /** Fetches what is shown, and goes on when it is there. */
    public void fetch(Runnable goOn) {
        then = goOn;
        DataSetInfo wanted = info;
        if (wanted == null || running) {
            return;
        }
        UI ui = UI.getCurrent();
        running = true;
        cancelled = false;
        button.setText("Stop");
        bar.setVisible(true);
        bar.setIndeterminate(true);
        Registration polling = Polling.every(ui, POLL_MILLIS);
        Thread.ofVirtual().name("fetch-" + wanted.id()).start(() -> fetch(ui, wanted, polling));
    }

    private void fetch(UI ui, DataSetInfo wanted, Registration polling) {
        String problem = "";
        try {
            desk.dataSets().fetch(wanted.id(), new FetchProgress() {
                @Override
                public void report(String phase, long done, long total) {
                    ui.access(() -> progress(phase, done, total));
                }

                @Override
                public boolean cancelled() {
                    return cancelled;
                }
            });
        } catch (CancellationException stopped) {
            problem = "Stopped.";
        } catch (DataSetFailed e) {
            problem = e.getMessage();
        }
        String message = problem;
        ui.access(() -> {
            polling.remove();
            ended(message);
        });
    }

    private void progress(String phase, long done, long total) {
        text.setText(total > 0 ? "%s, %d %%".formatted(phase, 100 * done / total) : phase + "…");
        bar.setIndeterminate(total <= 0);
        if (total > 0) {
            bar.setValue(Math.min(1.0, (double) done / total));
        }
    }

    private void ended(String problem) {
        running = false;
        bar.setVisible(false);
        fetched.run();
        if (problem.isEmpty()) {
            then.run();
        } else {
            Messages.error(problem);
        }
    }
}
