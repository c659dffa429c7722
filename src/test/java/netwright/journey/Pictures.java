package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures for the documentation, taken on the way when {@code -Dpictures=<folder>} names where they go. */
final class Pictures {

    static final int WIDTH = 1440;
    static final int HEIGHT = 900;

    private Pictures() {}

    static boolean wanted() {
        return !System.getProperty("pictures", "").isBlank();
    }

    static void take(Page page, String name) {
        if (wanted()) {
            assertThat(page.locator("vaadin-notification-card")).hasCount(0);
            page.mouse().move(WIDTH / 2.0, 4);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(System.getProperty("pictures"), name))
                    .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
        }
    }

    /** For looking at; not for the documentation. */
    static void small(Page page, String name) {
        if (wanted()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "journey", "small-" + (name.isEmpty() ? "design" : name) + ".png")));
        }
    }
}
