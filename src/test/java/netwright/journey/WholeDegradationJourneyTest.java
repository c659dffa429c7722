package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static netwright.journey.Buttons.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The degradation experiment as it is proposed, with one click: four networks, a quarter of an hour on two cores. */
@Tag("long")
@ExtendWith(Visit.class)
class WholeDegradationJourneyTest {

    private static final double TRAINED_WITHIN = 3_600_000;

    @Test
    void plain_and_residual_networks_of_20_and_56_layers_are_trained_and_told_apart(Page page) {
        page.navigate("explore/degradation");
        button(page, "Run it").click();
        page.waitForURL("**/explore/degradation?sweep=*");

        assertThat(page.getByText("4 runs, completed"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(TRAINED_WITHIN));
        assertThat(page.locator(".findings p")).hasCount(3);
        System.out.println(page.locator(".findings").innerText());
        System.out.println(page.locator(".experiment-result table").innerText());
        page.evaluate("document.querySelector('.experiment-result').scrollIntoView()");
        Pictures.take(page, "degradation.png");
        page.setViewportSize(1024, 768);
        page.evaluate("document.querySelector('.experiment-result').scrollIntoView()");
        Pictures.small(page, "whole-degradation-1024");
    }
}
