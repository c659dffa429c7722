package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the designer does with published networks, files, colours and small windows. */
@Tag("browser")
@ExtendWith(Visit.class)
class DesignerJourneyTest {

    private static final int EDITS = 20;

    @Test
    void an_edit_of_resnet_50_brings_its_numbers_at_once(Page page) {
        Drawing drawing = Drawing.start(page, "ResNet-50");
        assertThat(drawing.total("Parameters")).hasText("25.6 M");
        assertThat(drawing.total("MACs")).hasText("4.09 G");
        drawing.settled();
        page.evaluate("() => { window.latencies = [];"
                + "document.querySelector('architecture-canvas').addEventListener('latency',"
                + " event => window.latencies.push(event.detail.milliseconds)); }");

        for (int edit = 1; edit <= EDITS; edit++) {
            if (edit % 2 == 1) {
                drawing.select("layer1");
            }
            drawing.canvas().press(edit % 2 == 1 ? "Control+d" : "Delete");
            page.waitForFunction("count => window.latencies.length >= count", edit);
        }

        List<Double> latencies = ((List<?>) page.evaluate("() => window.latencies"))
                .stream().map(value -> ((Number) value).doubleValue()).sorted().toList();
        double median = latencies.get(latencies.size() / 2);
        System.out.printf(
                "From an edit of ResNet-50 to its numbers on screen: median %.0f ms, slowest %.0f ms of %d.%n",
                median, latencies.getLast(), latencies.size());
        assertThat(median).isLessThan(2_000);
        assertThat(drawing.total("Parameters")).hasText("25.6 M");
    }

    @Test
    void a_file_that_cannot_be_read_says_where_and_nothing_is_lost(Page page) {
        Drawing drawing = Drawing.start(page, "Mini ResNet");
        assertThat(drawing.node("output")).isVisible();
        int nodes = drawing.nodes().count();

        drawing.dropFile(
                "broken.json",
                "{\"format\": \"netwright/1\", \"name\": \"x\", \"input\": [3, 8, 8],"
                        + " \"nodes\": [{\"id\": \"c\", \"type\": \"conv2d\", \"settings\": {\"out\": \"many\"}}],"
                        + " \"edges\": []}");

        Locator message = drawing.message("broken.json:");
        assertThat(message).containsText("nodes[0].settings.out");
        assertThat(message).containsText("Nothing was changed.");
        assertThat(drawing.nodes()).hasCount(nodes);
        assertThat(drawing.total("Parameters")).not().hasText("0");
    }

    @Test
    void an_exported_file_brings_the_same_network_back(Page page) throws IOException {
        Drawing drawing = Drawing.start(page, "Mini ResNet");
        drawing.select("stage3");
        drawing.set("out", "96");
        assertThat(drawing.node("stage3")).containsText("96×8×8");
        String parameters = drawing.total("Parameters").textContent();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("File").setExact(true))
                .click();
        var file = page.waitForDownload(() -> page.getByText("Export as JSON").click());
        assertThat(file.suggestedFilename()).endsWith(".json");
        String text = Files.readString(file.path());
        page.keyboard().press("Escape");

        drawing.choose("Empty");
        assertThat(drawing.nodes()).hasCount(2);
        drawing.dropFile(file.suggestedFilename(), text);

        assertThat(drawing.node("stage3")).isVisible();
        assertThat(drawing.total("Parameters")).hasText(parameters);
        assertThat(drawing.verdict()).hasText("Sound");
        drawing.button("Undo (Ctrl+Z)").click();
        assertThat(drawing.nodes()).hasCount(2);
        drawing.button("Redo (Ctrl+Shift+Z)").click();
        assertThat(drawing.total("Parameters")).hasText(parameters);
    }

    @Test
    void a_draft_that_was_never_saved_survives_a_reload(Page page) {
        Drawing drawing = Drawing.start(page, "Mini ResNet");
        drawing.select("stem");
        drawing.set("out", "24");
        assertThat(drawing.node("stem")).containsText("24×32×32");
        assertThat(drawing.state()).hasText("draft, kept automatically");

        page.reload();

        assertThat(drawing.node("stem")).containsText("24×32×32");
    }

    @Test
    void colours_heat_and_the_inside_of_blocks_are_shown(Page page) {
        Drawing drawing = Drawing.start(page, "ResNet-50");
        assertThat(drawing.total("Parameters")).hasText("25.6 M");
        drawing.settled();
        drawing.select("layer1");
        Pictures.take(page, "designer.png");

        drawing.button("See inside").click();
        Locator inside = page.getByRole(AriaRole.DIALOG).locator("architecture-canvas .react-flow__node");
        assertThat(inside.nth(2)).isVisible();
        drawing.settled();
        Pictures.take(page, "inside.png");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();

        page.locator(".toolbar .heat").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Heat: MACs"))
                .click();
        assertThat(page.locator("architecture-canvas .legend")).isVisible();
        assertThat(page.locator("architecture-canvas .layer.tinted").first()).isVisible();
        Pictures.take(page, "heat.png");

        drawing.button("Switch to dark").click();
        assertThat(page.locator("architecture-canvas .canvas.dark").first()).isVisible();
        assertThat(page.locator("html")).hasCSS("color-scheme", Pattern.compile(".*dark.*"));
        page.locator(".toolbar .heat").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("No heat map"))
                .click();
        Pictures.take(page, "dark.png");
        page.reload();
        assertThat(page.locator("architecture-canvas .canvas.dark").first()).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "designs", "runs", "compare"})
    void nothing_is_cut_off_in_a_small_window(String address, Page page) {
        page.setViewportSize(1024, 700);
        page.navigate(address);
        assertThat(page.locator(".app > header")).isVisible();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        Pictures.small(page, address);
    }
}
