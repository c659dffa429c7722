package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import netwright.store.QueueFull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What happens when a view fails: a sentence for the person, the details for the log, and the drawing is kept. */
@Component
class Faults implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(started -> started.getSession().setErrorHandler(error -> {
                    if (error.getThrowable() instanceof QueueFull refused) {
                        Messages.error(refused.getMessage());
                        return;
                    }
                    LOG.error("A view failed", error.getThrowable());
                    if (UI.getCurrent() != null) {
                        Messages.error("That did not work: " + reason(error.getThrowable())
                                + " Your drawing is kept. The server's log has the details.");
                    }
                }));
    }

    private static String reason(Throwable fault) {
        String message = fault.getMessage();
        return message == null || message.length() > 200 ? fault.getClass().getSimpleName() + "." : message;
    }
}
