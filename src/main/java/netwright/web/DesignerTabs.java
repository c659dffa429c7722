package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.function.Consumer;

/** The tabs of one browser share their drawings: what is drawn in one is shown in the others at once. */
final class DesignerTabs {

    private DesignerTabs() {}

    /** Does something in each tab that has a drawing on its canvas, this one aside. */
    static void others(Editor editor, Consumer<DesignerView> action) {
        UI here = UI.getCurrent();
        each(editor, (ui, view) -> {
            if (ui != here) {
                ui.access(() -> action.accept(view));
            }
        });
    }

    /** The same in this tab, too. */
    static void all(Editor editor, Consumer<DesignerView> action) {
        others(editor, action);
        UI here = UI.getCurrent();
        each(editor, (ui, view) -> {
            if (ui == here) {
                action.accept(view);
            }
        });
    }

    private interface Tab {
        void with(UI ui, DesignerView view);
    }

    private static void each(Editor editor, Tab tab) {
        for (UI ui : VaadinSession.getCurrent().getUIs()) {
            ui.getInternals().getActiveRouterTargetsChain().stream()
                    .filter(DesignerView.class::isInstance)
                    .map(DesignerView.class::cast)
                    .filter(view -> view.editor() == editor)
                    .forEach(view -> tab.with(ui, view));
        }
    }
}
