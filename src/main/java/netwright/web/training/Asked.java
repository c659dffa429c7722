package netwright.web.training;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import netwright.queue.RecipeProcess;
import netwright.training.TrainingFailed;
import netwright.web.Polling;
import org.jspecify.annotations.Nullable;

/** Waits for one process at a time on behalf of a part of a page; another question ends the one before. */
public final class Asked {

    private static final int POLL_MILLIS = 500;

    private final AtomicReference<@Nullable RecipeProcess<?>> current = new AtomicReference<>();

    /** Both listeners are called with the page's lock. */
    public <T> void ask(RecipeProcess<T> process, Consumer<T> answered, Consumer<Throwable> failed) {
        stop();
        current.set(process);
        UI ui = UI.getCurrent();
        Registration polling = Polling.every(ui, POLL_MILLIS);
        process.result()
                .whenComplete((answer, failure) -> ui.access(() -> {
                    polling.remove();
                    if (current.get() == process) {
                        if (failure == null) {
                            answered.accept(answer);
                        } else {
                            failed.accept(failure.getCause() == null ? failure : failure.getCause());
                        }
                    }
                }));
    }

    /** Ends what is asked. */
    public void stop() {
        RecipeProcess<?> before = current.getAndSet(null);
        if (before != null) {
            before.stop().run();
        }
    }

    /** Why there is no answer, in a sentence. */
    public static String reason(Throwable cause) {
        return cause instanceof TrainingFailed why ? String.valueOf(why.getMessage()) : "It failed: " + cause;
    }
}
