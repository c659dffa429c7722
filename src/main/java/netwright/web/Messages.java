package netwright.web;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short messages at the foot of the page. */
public final class Messages {

    private static final int SHORT = 3_000;
    private static final int LONG = 12_000;

    private Messages() {}

    /** A few seconds of what was done. */
    public static void done(String text) {
        Notification.show(text, SHORT, Notification.Position.BOTTOM_CENTER);
    }

    /** Longer, in the colour of errors. */
    public static void error(String text) {
        Notification message = Notification.show(text, LONG, Notification.Position.BOTTOM_CENTER);
        message.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    /** Says what was done and offers to take it back. */
    public static void undoable(String text, Runnable undo) {
        Notification message = new Notification();
        Button back = new Button("Undo", event -> {
            undo.run();
            message.close();
        });
        back.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div content = new Div(new Span(text), back);
        content.addClassName("undoable");
        message.add(content);
        message.setDuration(LONG);
        message.setPosition(Notification.Position.BOTTOM_CENTER);
        message.open();
    }
}
