package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static netwright.journey.Buttons.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The degradation experiment with its two shallow networks and few images: begun with one button, trained by the server's
 * worker, read, and done again with more seeds.
 */
@Tag("browser")
@ExtendWith(Visit.class)
class DegradationJourneyTest {

    private static final double TRAINED_WITHIN = 600_000;

    @Test
    void two_networks_are_trained_and_drawn_side_by_side(Page page, World world) {
        String folder = OwnImages.in(world.data()).toString();
        page.navigate("explore/degradation");
        Locator cost = page.locator(".compare-table tbody tr").first();
        assertThat(cost).containsText("Plain-20");
        assertThat(cost).containsText("30.8 M");
        Pictures.small(page, "degradation-before");

        page.getByText("Other networks, images, epochs or seeds").click();
        fill(page, "Epochs", "0");
        button(page, "Run it").click();
        assertThat(page.locator("vaadin-number-field[invalid]")).hasCount(1);
        assertThat(page.locator("vaadin-number-field[invalid] [slot=error-message]"))
                .hasText("A whole number from 1 to 1,000.");
        leaveOut(page, "Plain-56 (CIFAR)", "ResNet-56 (CIFAR)");
        page.locator("vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("A folder or zip of my own"))
                .click();
        fill(page, "Folder or zip on the server", folder);
        fill(page, "Training images", "320");
        fill(page, "Epochs", "2");
        assertThat(page.locator(".compare-table tbody tr")).hasCount(2);
        assertThat(page.getByText("2 runs one after another")).isVisible();
        button(page, "Run it").click();
        page.waitForURL("**/explore/degradation?sweep=*");

        assertThat(page.locator(".badge")).containsText("of 2 runs over");
        page.reload();
        assertThat(page.locator(".badge")).isVisible();
        completed(page, "2 runs, completed");
        assertThat(page.locator(".findings p")).hasCount(1);
        assertThat(page.locator(".findings")).containsText("With one seed nothing more can be said.");
        assertThat(page.locator("net-chart canvas")).hasCount(2);
        assertThat(yRange(page, 0)).isEqualTo(yRange(page, 1));
        assertThat(points(page, 0)).as("by step, not by epoch").isEqualTo(20);
        scrollToResult(page);
        Pictures.small(page, "degradation-one-seed");

        button(page, "Run again with 2 more seeds").click();
        completed(page, "6 runs, completed");
        assertThat(page.locator(".findings")).containsText("mean of 3 seeds each");
        assertThat(page.locator(".experiment-result tbody tr").first()).containsText("±");
        assertThat(bands(page)).isEqualTo(2);
        look(page);

        world.server().restart();
        page.navigate("explore/degradation");
        assertThat(page.locator(".findings")).containsText("mean of 3 seeds each");

        Page other = page.context().newPage();
        other.navigate("explore/degradation");
        button(other, "Delete").click();
        other.locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
                .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(other.getByText("None yet.")).isVisible();
        assertThat(page.getByText("None yet.")).isVisible();
        assertThat(page.locator("net-chart:visible")).hasCount(0);
    }

    private static void completed(Page page, String past) {
        assertThat(page.getByText(past)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(TRAINED_WITHIN));
        assertThat(page.locator(".badge")).hasText("completed");
    }

    /** As it stands on a large and a small screen and in the dark. */
    private static void look(Page page) {
        if (Pictures.wanted()) {
            Pictures.small(page, "degradation-top");
            scrollToResult(page);
            Pictures.small(page, "degradation-seeds");
            page.setViewportSize(1024, 768);
            scrollToResult(page);
            Pictures.small(page, "degradation-1024");
            page.locator("header vaadin-button").last().click();
            scrollToResult(page);
            Pictures.small(page, "degradation-dark");
            page.setViewportSize(Pictures.WIDTH, Pictures.HEIGHT);
        }
    }

    private static void scrollToResult(Page page) {
        page.evaluate("document.querySelector('.experiment-result').scrollIntoView()");
    }

    private static String yRange(Page page, int chart) {
        return String.valueOf(page.locator("net-chart").nth(chart).evaluate("chart => chart.chart.yRange.join()"));
    }

    private static int points(Page page, int chart) {
        return ((Number) page.locator("net-chart").nth(chart).evaluate("chart => chart.chart.series[0].points.length"))
                .intValue();
    }

    private static int bands(Page page) {
        return ((Number) page.locator("net-chart").first().evaluate("c => c.chart.series.filter(s => s.band).length"))
                .intValue();
    }

    private static void leaveOut(Page page, String... networks) {
        Locator chosen = page.locator("vaadin-multi-select-combo-box input").first();
        chosen.click();
        for (String network : networks) {
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(network))
                    .first()
                    .click();
        }
        chosen.press("Escape");
        chosen.press("Tab");
    }

    private static void fill(Page page, String label, String value) {
        Locator field = page.getByLabel(label).first();
        field.fill(value);
        field.press("Tab");
    }
}
