package netwright.web.workspace;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.function.Consumer;

/** The tabs of one browser share their drawings: what is drawn in one is shown in the others at once. */
final class Tabs {

    private Tabs() {}

    /** Does something in each tab that has a drawing on its canvas, this one aside. */
    static void others(Editor editor, Consumer<DrawingPage> action) {
        UI here = UI.getCurrent();
        each(editor, (ui, page) -> {
            if (ui != here) {
                ui.access(() -> action.accept(page));
            }
        });
    }

    /** The same in this tab, too. */
    static void all(Editor editor, Consumer<DrawingPage> action) {
        others(editor, action);
        UI here = UI.getCurrent();
        each(editor, (ui, page) -> {
            if (ui == here) {
                action.accept(page);
            }
        });
    }

    private interface Tab {
        void with(UI ui, DrawingPage page);
    }

    private static void each(Editor editor, Tab tab) {
        for (UI ui : VaadinSession.getCurrent().getUIs()) {
            ui.getInternals().getActiveRouterTargetsChain().stream()
                    .filter(DrawingPage.class::isInstance)
                    .map(DrawingPage.class::cast)
                    .filter(page -> page.editor() == editor)
                    .forEach(page -> tab.with(ui, page));
        }
    }
}
