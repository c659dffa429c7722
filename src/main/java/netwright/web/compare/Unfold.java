package netwright.web.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeDetails;
import java.util.function.Supplier;

/** A summary whose content is made when it is first opened. */
final class Unfold extends NativeDetails {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<Component> content;
    private boolean filled;

    Unfold(Component summary, Supplier<Component> content) {
        this.content = content;
        setSummary(summary);
        addToggleListener(event -> {
            if (event.isOpened()) {
                fill();
            }
        });
    }

    Unfold opened(boolean open) {
        if (open) {
            fill();
        }
        setOpen(open);
        return this;
    }

    private void fill() {
        if (!filled) {
            filled = true;
            setContent(content.get());
        }
    }
}
