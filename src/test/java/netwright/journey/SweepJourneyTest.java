package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small sweep, written, checked, trained by the server's worker, and read. */
@Tag("browser")
@ExtendWith(Visit.class)
class SweepJourneyTest {

    private static final double TRAINED_WITHIN = 150_000;

    @Test
    void a_sweep_over_three_rates_from_two_seeds_is_trained_to_the_end(Page page, World world) {
        String folder = OwnImages.in(world.data()).toString();
        page.navigate("sweeps");
        button(page, "New sweep…").click();
        Locator text = page.locator("vaadin-text-area textarea");
        String template = text.inputValue();
        text.fill(template.replace("\"mnist\"", "\"" + folder + "\"")
                .replaceAll("\"epochs\": *3", "\"epochs\": 1")
                .replaceAll("\"images\": *6000", "\"images\": 400")
                .replaceAll("\"testImages\": *2000", "\"testImages\": 100"));
        button(page, "Check").click();
        assertThat(page.locator("[role=alert]")
                        .getByText("6 runs: 3 configurations × 2 seeds, each for 1 epoch at most."))
                .isVisible();
        button(page, "Start").click();
        page.waitForURL("**/sweep/*");

        assertThat(page.locator(".badge").first())
                .hasText("completed", new LocatorAssertions.HasTextOptions().setTimeout(TRAINED_WITHIN));
        Locator rows = page.locator(".compare-table tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.getByText("finished")).hasCount(3);
        assertThat(rows.first()).containsText("±");
        assertThat(page.locator("net-chart canvas").first()).isVisible();
        rows.first().getByText("seed 1").click();
        page.waitForURL("**/run/*");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
