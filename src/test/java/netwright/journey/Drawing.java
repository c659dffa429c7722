package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;

/** The designer as someone at the screen sees it: palette, canvas, inspector, problems, totals. */
record Drawing(Page page) {

    private static final int STEPS = 8;

    /** Opens the designer and starts from a card of the dialog: "Empty", "Mini ResNet", "ResNet-50", … */
    static Drawing start(Page page, String card) {
        page.navigate("");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        Locator canvas = page.locator("architecture-canvas .react-flow__pane").first();
        assertThat(dialog.or(canvas).first()).isVisible();
        Drawing drawing = new Drawing(page);
        drawing.choose(card);
        // Nodes are drawn once they have a place.
        assertThat(drawing.nodes().first()).isVisible();
        return drawing;
    }

    /** Replaces what is drawn by what a card of the dialog stands for. */
    void choose(String card) {
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        if (!card(card).isVisible()) {
            menu("New or open…");
        }
        card(card).click();
        assertThat(card(card)).isHidden();
    }

    private Locator card(String title) {
        return page.locator("button.card:has(.card-title:text-is('%s'))".formatted(title));
    }

    void menu(String item) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("File").setExact(true))
                .click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    Locator canvas() {
        return page.locator("architecture-canvas [role=application]").first();
    }

    Locator node(String id) {
        return page.locator("architecture-canvas .react-flow__node[data-id='%s']".formatted(id));
    }

    Locator nodes() {
        return page.locator("architecture-canvas .react-flow__node");
    }

    Locator edge(String from, String to) {
        return page.locator("architecture-canvas .react-flow__edge[data-id^='%s > %s #']".formatted(from, to));
    }

    Locator tip() {
        return page.locator("architecture-canvas .tip");
    }

    Locator palette(String type) {
        return page.locator(".palette-item[data-type='%s']".formatted(type));
    }

    /** Drags a layer out of the palette to a point of the canvas. */
    void drag(String type, double x, double y) {
        palette(type).dragTo(canvas(), new Locator.DragToOptions().setTargetPosition(x, y));
    }

    /** Drops a layer onto the middle of an edge. */
    void dropOnEdge(String type, String from, String to) {
        BoundingBox above = node(from).boundingBox();
        BoundingBox below = node(to).boundingBox();
        BoundingBox canvas = canvas().boundingBox();
        drag(
                type,
                (above.x + above.width / 2 + below.x + below.width / 2) / 2 - canvas.x,
                (above.y + above.height + below.y) / 2 - canvas.y);
        assertThat(edge(from, to)).hasCount(0);
    }

    /** Drops a file from outside the browser onto the canvas. */
    void dropFile(String name, String text) {
        JSHandle data = page.evaluateHandle(
                "([name, text]) => { const data = new DataTransfer();"
                        + "data.items.add(new File([text], name, { type: 'application/json' })); return data; }",
                List.of(name, text));
        canvas().dispatchEvent("dragover", Map.of("dataTransfer", data));
        canvas().dispatchEvent("drop", Map.of("dataTransfer", data));
    }

    /** Draws an edge with the mouse from one node's output to another's input. */
    void connect(String from, String to) {
        aim(from, to);
        page.mouse().up();
        assertThat(edge(from, to)).hasCount(1);
    }

    /** Takes an edge by the output of a node and holds it over another. */
    void aim(String from, String to) {
        Point start = centre(node(from).locator(".react-flow__handle.source"));
        BoundingBox box = node(to).boundingBox();
        page.mouse().move(start.x(), start.y());
        page.mouse().down();
        page.mouse().move(start.x(), start.y() + 12, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(3));
        page.mouse()
                .move(
                        box.x + box.width / 2,
                        box.y + box.height / 2,
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(STEPS));
    }

    /** Lays everything out, and waits until nothing moves any more. */
    void arrange() {
        String before = places();
        canvas().press("l");
        Await.that("the drawing is arranged", 15, () -> !places().equals(before));
        settled();
    }

    void settled() {
        String[] last = {""};
        int[] same = {0};
        Await.that("the drawing stands still", 15, () -> {
            String now = places();
            same[0] = now.equals(last[0]) ? same[0] + 1 : 0;
            last[0] = now;
            return same[0] >= 3;
        });
    }

    private String places() {
        return (String) nodes().evaluateAll("nodes => nodes.map(node => {"
                + "const box = node.getBoundingClientRect(); return `${box.x},${box.y}`; }).join(' ')");
    }

    void select(String id) {
        node(id).locator(".head").click();
        assertThat(inspector().getByLabel("Name")).hasValue(id);
    }

    Locator inspector() {
        return page.locator(".inspector");
    }

    /** A field of the selected node's form. */
    Locator setting(String name) {
        return inspector().locator("[data-setting='%s'] input".formatted(name)).first();
    }

    void set(String name, String value) {
        setting(name).fill(value);
        setting(name).blur();
    }

    Locator problems() {
        return page.locator(".problem");
    }

    Locator errors() {
        return page.locator(".problem.error");
    }

    /** The button of the problem that mends it. */
    Locator fix(String label) {
        return page.locator(".problem vaadin-button.fix", new Page.LocatorOptions().setHasText(label))
                .first();
    }

    Locator total(String label) {
        return page.locator(".total", new Page.LocatorOptions().setHasText(label))
                .locator(".figure");
    }

    Locator verdict() {
        return page.locator(".verdict");
    }

    Locator state() {
        return page.locator(".toolbar .title .quiet");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator message(String text) {
        return page.locator("vaadin-notification-card", new Page.LocatorOptions().setHasText(text));
    }

    /** Saves for the first time, under a name. */
    void saveAs(String name) {
        button("Save").first().click();
        nameAndSave(name);
    }

    void nameAndSave(String name) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill(name);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(message("Saved as " + name + ".")).isVisible();
        page.waitForURL("**/design/*");
        assertThat(state()).hasText("revision 1");
    }

    private static Point centre(Locator locator) {
        BoundingBox box = locator.boundingBox();
        return new Point(box.x + box.width / 2, box.y + box.height / 2);
    }

    private record Point(double x, double y) {}
}
