package netwright.web.workspace;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks what is to become of a drawing whose design was changed in another browser since it was opened here. */
final class ChangedElsewhere extends ConfirmDialog {

    private static final long serialVersionUID = 1L;

    private ChangedElsewhere(String what, Runnable reload, Runnable keep) {
        super(
                "This design was changed elsewhere",
                what + " Reload shows what it is now; what you have drawn here since is lost."
                        + " Keep mine goes on with the drawing on this canvas.",
                "Reload",
                confirmed -> reload.run(),
                "Keep mine",
                kept -> keep.run());
        setCloseOnEsc(false);
    }

    /** At most one at a time on a page. */
    static void ask(Stored before, Stored now, Runnable reload, Runnable keep) {
        UI ui = UI.getCurrent();
        if (ComponentUtil.getData(ui, ChangedElsewhere.class) instanceof ChangedElsewhere asking && asking.isOpened()) {
            return;
        }
        String what = now.revision() != before.revision()
                ? "Revision " + now.revision() + " was saved in another browser since it was opened here."
                : "It was drawn on in another browser since it was opened here.";
        ChangedElsewhere dialog = new ChangedElsewhere(what, reload, keep);
        ComponentUtil.setData(ui, ChangedElsewhere.class, dialog);
        dialog.open();
    }
}
