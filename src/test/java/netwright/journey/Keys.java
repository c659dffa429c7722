package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;

/** Drawing by the keyboard alone. The canvas has the focus between any two of these. */
record Keys(Drawing drawing) {

    private static final int MOST = 20;

    /** Goes through the drawing with one arrow key until a node is selected. */
    void select(String id, String arrow) {
        Locator wanted =
                drawing.page().locator("architecture-canvas .react-flow__node.selected[data-id='%s']".formatted(id));
        for (int presses = 0; presses < MOST && wanted.count() == 0; presses++) {
            keyboard().press(arrow);
        }
        assertThat(wanted).hasCount(1);
        assertThat(drawing.inspector().getByLabel("Name")).hasValue(id);
    }

    /** Adds a layer behind the selected one and has it selected. */
    void add(String typed, String id) {
        keyboard().press("/");
        keyboard().type(typed);
        keyboard().press("Enter");
        assertThat(drawing.node(id)).hasClass(java.util.regex.Pattern.compile(".*\\bselected\\b.*"));
    }

    /** Draws an edge from the selected node: aims with the arrow keys until the wanted node is met, Enter connects. */
    void connect(String to, String... arrows) {
        keyboard().press("c");
        Locator aimed = drawing.node(to).locator(".aimed");
        for (String arrow : arrows) {
            if (aimed.count() == 0) {
                keyboard().press(arrow);
            }
        }
        assertThat(aimed).hasCount(1);
        keyboard().press("Enter");
    }

    /** Enter leads from the canvas to the form, Tab through it. */
    void set(String setting, String value) {
        keyboard().press("Enter");
        Locator field = drawing.setting(setting);
        assertThat(drawing.inspector().locator("[data-setting] input").first()).isFocused();
        for (int presses = 0; presses < MOST && !focused(field); presses++) {
            keyboard().press("Tab");
        }
        keyboard().press("Control+a");
        keyboard().type(value);
        keyboard().press("Tab");
        assertThat(field).hasValue(value);
        drawing.canvas().focus();
    }

    private static boolean focused(Locator field) {
        return (Boolean) field.evaluate("field => field === document.activeElement");
    }

    private Keyboard keyboard() {
        return drawing.page().keyboard();
    }
}
