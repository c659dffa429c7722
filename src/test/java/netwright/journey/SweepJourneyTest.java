package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static netwright.journey.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small sweep, put together in the form, trained by the server's worker, and read; and the same sweep as JSON. */
@Tag("browser")
@ExtendWith(Visit.class)
class SweepJourneyTest {

    private static final double TRAINED_WITHIN = 400_000;

    @Test
    void rates_and_widths_from_two_seeds_are_swept_and_the_worse_half_stopped_early(Page page, World world) {
        page.navigate("sweeps");
        button(page, "New sweep").click();
        page.waitForURL("**/sweep/new");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Images"))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("A folder or zip of my own images"))
                .click();
        fill(page, "Folder or zip", OwnImages.in(world.data()).toString());
        network(page, "Plain CNN · preset");
        page.locator("vaadin-details-summary", new Page.LocatorOptions().setHasText("Recipe ·"))
                .click();
        fill(page, "Epochs", "2");
        fill(page, "Training images", "400");
        fill(page, "Validation images", "100");
        vary(page, "peak learning rate", "Optimizer: peak learning rate");
        fill(axis(page, "optimizer.learningRate"), "Values", "0.003, 0.0001");
        planned(page, "2 configurations × 1 seed = 2 runs");
        vary(page, "width", "Width factor");
        fill(axis(page, "width"), "Values", "0.5, 1");
        planned(page, "4 configurations × 1 seed = 4 runs");
        fill(page, "Seeds", "2");
        planned(page, "4 configurations × 2 seeds = 8 runs");
        page.getByText("Stop the hopeless early").click();
        assertThat(page.getByText("Of 4 configurations: ")).isVisible();
        fill(page, "η", "2");
        assertThat(page.getByText("Of 4 configurations: 4 to epoch 1, 2 to epoch 2."))
                .isVisible();

        button(page, "As JSON").click();
        button(page, "Check").click();
        assertThat(page.locator("[role=alert]")
                        .getByText("8 runs: 4 configurations × 2 seeds, each for 2 epochs at most."))
                .isVisible();
        button(page, "Back to the form").click();
        page.reload();
        Locator train = button(page, "Train 8 runs");
        assertThat(train).isEnabled();
        Pictures.take(page, "sweep-form.png");
        looked(page, "sweep-form");
        train.click();
        page.waitForURL(Pattern.compile(".*/sweep/[0-9a-f-]{36}"));

        assertThat(page.locator(".badge").first())
                .hasText("completed", new LocatorAssertions.HasTextOptions().setTimeout(TRAINED_WITHIN));
        Locator rows = page.locator(".compare-table tbody tr");
        assertThat(rows).hasCount(4);
        assertThat(rows.getByText("finished")).hasCount(2);
        assertThat(rows.getByText("stopped after epoch 1")).hasCount(2);
        assertThat(page.locator("tr.best")).containsText("±");
        assertThat(page.getByText("The highest top-1 is that of")).isVisible();
        assertThat(page.locator(".sweep-plot net-chart canvas").first()).isVisible();
        Pictures.take(page, "sweep.png");
        looked(page, "sweep");
        button(page, "# ↑").or(button(page, "#")).click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasCount(1);
        button(page, "Best recipe as JSON").click();
        assertThat(page.locator("vaadin-text-area")).isVisible();
        button(page, "Close").click();
        rows.first().getByText("seed 1").click();
        page.waitForURL("**/run/*");
    }

    @Test
    void what_is_wrong_in_json_is_said_there(Page page) {
        page.navigate("sweep/new");
        button(page, "As JSON").click();
        Locator text = page.locator("vaadin-text-area textarea");
        text.fill(text.inputValue().replace("\"epochs\"", "\"epoch\""));
        button(page, "Check").click();
        assertThat(page.locator("vaadin-text-area")).hasAttribute("invalid", "");
        assertThat(page.locator("[role=alert]").getByText("epoch")).isVisible();
    }

    /** The page in a small window, and in the dark: nothing may lie outside. */
    private static void looked(Page page, String name) {
        page.setViewportSize(1024, 768);
        button(page, "Switch to dark").click();
        assertThat(page.locator("html")).hasCSS("color-scheme", Pattern.compile(".*dark.*"));
        Pictures.small(page, name);
        Object beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        org.assertj.core.api.Assertions.assertThat(((Number) beyond).intValue()).isLessThanOrEqualTo(0);
        button(page, "Switch to light").click();
        page.setViewportSize(Pictures.WIDTH, Pictures.HEIGHT);
    }

    /** That network and no other: what was drawn before on this server would be offered too. */
    private static void network(Page page, String name) {
        Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Networks"));
        box.press("Escape");
        assertThat(page.locator("vaadin-multi-select-combo-box-chip[slot=chip]"))
                .hasCount(0);
        box.fill(name);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.keyboard().press("Tab");
    }

    private static void vary(Page page, String typed, String chosen) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Vary…"))
                .fill(typed);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(chosen).setExact(true))
                .click();
    }

    /** The plan has taken in what was typed before. */
    private static void planned(Page page, String runs) {
        assertThat(page.getByText(runs)).isVisible();
    }

    private static Locator axis(Page page, String name) {
        return page.locator("[data-axis='" + name + "']");
    }

    private static void fill(Page page, String label, String value) {
        fill(page.locator("body"), label, value);
    }

    private static void fill(Locator within, String label, String value) {
        Locator field = within.locator("vaadin-text-field, vaadin-number-field")
                .filter(new Locator.FilterOptions()
                        .setHas(within.page()
                                .locator("label", new Page.LocatorOptions().setHasText(Pattern.compile("^" + label)))))
                .first()
                .locator("input");
        field.fill(value);
        field.press("Tab");
    }
}
