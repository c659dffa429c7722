package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scaling a network by its sliders, and an experiment on a drawing that is taken back. */
@Tag("browser")
@ExtendWith(Visit.class)
class LabJourneyTest {

    @Test
    void sliders_change_the_numbers_and_b3_gives_those_of_the_reference(Page page) {
        page.navigate("explore/scaling");
        assertThat(figure(page, "Parameters", 0)).hasText("5,288,548");
        Locator macs = figure(page, "MACs", 1);
        String first = macs.textContent();

        Locator phi = page.locator("vaadin-slider input[type=range]").first();
        phi.focus();
        for (int i = 0; i < 5; i++) {
            phi.press("ArrowRight");
        }
        assertThat(page.locator(".scaling-control-head .figure").first()).hasText("φ = 1.5");
        assertThat(macs).not().hasText(first);

        button(page, "B3").click();
        assertThat(figure(page, "Parameters", 1)).hasText("12,233,232");
        assertThat(macs).hasText("1,827,141,392");
        assertThat(page.locator(".scaling-words .equal").first()).hasText("the same as here.");
        assertThat(page.locator("net-chart canvas").nth(1)).isVisible();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        Pictures.take(page, "scaling.png");

        button(page, "Open in the designer").click();
        Drawing drawing = new Drawing(page);
        assertThat(drawing.total("Parameters")).hasText("12.2 M");
        assertThat(drawing.verdict()).hasText("Sound");
    }

    @Test
    void an_experiment_is_previewed_applied_and_undone(Page page) {
        Drawing drawing = Drawing.start(page, "ResNet-18");
        assertThat(drawing.total("Parameters")).hasText("11.7 M");
        drawing.settled();

        button(page, "Experiments…").click();
        Locator dialog = page.locator("vaadin-dialog.experiments-dialog");
        dialog.locator("[data-experiment=depthwise]").click();
        assertThat(figure(page, "Parameters", 0)).hasText("11,689,512");
        assertThat(figure(page, "Receptive field", 2)).hasText("same");
        String then = figure(page, "Parameters", 1).textContent();
        Pictures.take(page, "experiments.png");
        button(page, "Apply").click();

        assertThat(drawing.node("layer1.0.conv1.depthwise")).hasCount(1);
        assertThat(drawing.total("Parameters")).not().hasText("11.7 M");
        assertThat(drawing.total("Parameters").locator("xpath=self::*[@title]"))
                .hasAttribute("title", java.util.regex.Pattern.compile("^" + then + " .*"));
        drawing.button("Undo (Ctrl+Z)").click();
        assertThat(drawing.total("Parameters")).hasText("11.7 M");
        assertThat(drawing.node("layer1")).hasCount(1);
    }

    @Test
    void nothing_is_cut_off_in_a_small_window(Page page) {
        page.setViewportSize(1024, 700);
        page.navigate("explore/scaling");
        assertThat(figure(page, "MACs", 1)).isVisible();
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();

        Drawing drawing = Drawing.start(page, "ResNet-18");
        assertThat(page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("File").setExact(true)))
                .isVisible();
        drawing.button("Experiments…").click();
        assertThat(button(page, "Apply")).isInViewport();
    }

    private static Locator figure(Page page, String name, int cell) {
        return page.locator("tr[data-figure='%s'] td".formatted(name)).nth(cell);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
