package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/** Light or dark, for this page; elements that paint themselves listen to it. */
public final class Theme {

    /** Fired on the UI when it changes. */
    static final class Changed extends ComponentEvent<UI> {
        private static final long serialVersionUID = 1L;

        Changed(UI source) {
            super(source, false);
        }
    }

    private record State(boolean dark) {}

    private Theme() {}

    static boolean dark() {
        return ComponentUtil.getData(UI.getCurrent(), State.class) instanceof State state && state.dark();
    }

    static void set(boolean dark) {
        UI ui = UI.getCurrent();
        ComponentUtil.setData(ui, State.class, new State(dark));
        ComponentUtil.fireEvent(ui, new Changed(ui));
    }

    /** Tells the listener now and whenever it changes while the component is attached. */
    public static void follow(Component component, Consumer<Boolean> listener) {
        component.addAttachListener(attached -> {
            listener.accept(dark());
            var registration =
                    ComponentUtil.addListener(attached.getUI(), Changed.class, event -> listener.accept(dark()));
            component.addDetachListener(detached -> registration.remove());
        });
    }
}
