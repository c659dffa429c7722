package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One design in two tabs, and in two browsers. */
@Tag("browser")
@ExtendWith(Visit.class)
class SharedDesignJourneyTest {

    @Test
    void tabs_follow_each_other_and_another_browser_is_asked(Page page, World world) {
        Drawing first = Drawing.start(page, "Mini ResNet");
        first.saveAs("Shared");
        try (BrowserContext other =
                world.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
            Page elsewhere = other.newPage();
            elsewhere.navigate(page.url());
            Drawing theirs = new Drawing(elsewhere);
            assertThat(theirs.node("stem")).isVisible();
            Page tab = page.context().newPage();
            tab.navigate(page.url());
            Drawing second = new Drawing(tab);
            assertThat(second.node("stem")).isVisible();

            second.select("stem");
            second.set("out", "24");
            assertThat(first.node("stem")).containsText("24×32×32");

            theirs.select("stage3");
            theirs.set("out", "96");
            Locator question = elsewhere.getByRole(AriaRole.ALERTDIALOG);
            assertThat(question).containsText("drawn on in another browser");
            question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reload"))
                    .click();
            assertThat(theirs.node("stem")).containsText("24×32×32");
            assertThat(theirs.node("stage3")).containsText("64×8×8");
        }
    }
}
