package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;

/** Lets several parts of a page ask for news at once: the page polls as often as the most eager one wants. */
public final class Polling {

    private final List<Integer> wanted = new ArrayList<>();

    private Polling() {}

    /** Polls at least this often until the registration is removed. Call with the UI's lock. */
    public static Registration every(UI ui, int milliseconds) {
        Polling polling = ComponentUtil.getData(ui, Polling.class);
        if (polling == null) {
            polling = new Polling();
            ComponentUtil.setData(ui, Polling.class, polling);
        }
        return polling.add(ui, milliseconds);
    }

    /** Polls at least this often and refreshes at each poll, whenever and as long as the component is on a page. */
    public static void refresh(Component component, int milliseconds, Runnable refresh) {
        component.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Registration polling = every(ui, milliseconds);
            Registration listening = ui.addPollListener(poll -> refresh.run());
            component.addDetachListener(detached -> {
                detached.unregisterListener();
                listening.remove();
                polling.remove();
            });
        });
    }

    private Registration add(UI ui, Integer milliseconds) {
        wanted.add(milliseconds);
        apply(ui);
        return Registration.once(() -> {
            wanted.remove(milliseconds);
            apply(ui);
        });
    }

    private void apply(UI ui) {
        ui.setPollInterval(wanted.stream().mapToInt(Integer::intValue).min().orElse(-1));
    }
}
