package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.util.function.BooleanSupplier;

/** Lets a part of a page ask for news of something that ends: it polls while that goes on, and rests afterwards. */
public final class Watch {

    private static final Registration RESTING = () -> {};

    private final Component component;
    private final int milliseconds;
    private final BooleanSupplier going;
    private Registration polling = RESTING;

    /**
     * @param component polls only while it is on a page
     * @param going whether there will be news
     * @param look called at each poll of the page, also at those that others asked for; calls {@link #follow} when it
     *     may have ended
     */
    public Watch(Component component, int milliseconds, BooleanSupplier going, Runnable look) {
        this.component = component;
        this.milliseconds = milliseconds;
        this.going = going;
        component.addAttachListener(attached -> {
            Registration listening = attached.getUI().addPollListener(poll -> look.run());
            follow();
            component.addDetachListener(detached -> {
                detached.unregisterListener();
                listening.remove();
                rest();
            });
        });
    }

    /** Begins to poll, or ends it, as what is watched goes on or has ended. */
    public void follow() {
        if (!going.getAsBoolean()) {
            rest();
        } else if (polling == RESTING) {
            polling =
                    component.getUI().map(ui -> Polling.every(ui, milliseconds)).orElse(RESTING);
        }
    }

    private void rest() {
        Registration before = polling;
        polling = RESTING;
        before.remove();
    }
}
