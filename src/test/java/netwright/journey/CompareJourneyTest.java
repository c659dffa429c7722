package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static netwright.journey.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import netwright.catalog.Presets;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.sweep.Axis;
import netwright.sweep.Search;
import netwright.sweep.Subject;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.sweep.Values;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs of a small sweep, chosen in the list, compared over their seeds, and more seeds trained. */
@Tag("browser")
@ExtendWith(Visit.class)
class CompareJourneyTest {

    private static final double TRAINED_WITHIN = 300_000;

    @Test
    void runs_are_compared_over_their_seeds_and_more_seeds_are_trained(Page page, World world) {
        train(page, OwnImages.in(world.data()).toString());

        page.navigate("runs");
        assertThat(button(page, "Compare")).isDisabled();
        Locator chosen = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select Row"));
        for (int i = 0; i < 4; i++) {
            chosen.nth(i).check();
        }
        button(page, "Compare 4 runs").click();

        Locator rows = page.locator(".seeds tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("±");
        assertThat(rows.first()).not().containsText("seed 1");
        assertThat(page.locator(".verdict li")).hasCount(2);
        assertThat(page.locator(".verdict li").first()).containsText(Pattern.compile("95 % interval|seed"));
        assertThat(page.locator(".recipe-differences tbody tr")).hasCount(1);
        Locator loss = page.locator(".group-curves net-chart").first();
        assertThat(loss.locator("canvas")).isVisible();
        Pictures.small(page, "compare-plain");

        Locator slider = page.getByLabel("Smoothing");
        slider.focus();
        slider.press("End");
        assertThat(page).hasURL(Pattern.compile("smooth=0\\.99"));
        slider.press("Home");
        for (int i = 0; i < 6; i++) {
            slider.press("PageUp");
        }
        assertThat(page).hasURL(Pattern.compile("smooth=0\\.60"));
        page.getByLabel("Logarithmic loss").check();
        assertThat(page).hasURL(Pattern.compile("log=1"));
        page.waitForCondition(() -> Boolean.TRUE.equals(
                loss.evaluate("c => c.chart.yScale === 'log' && c.chart.series.every(s => s.faint.length && s.band)")));
        Pictures.take(page, "compare-runs.png");

        String address = page.url();
        page.reload();
        assertThat(page.getByLabel("Logarithmic loss")).isChecked();
        Assertions.assertThat(page.url()).isEqualTo(address);

        rows.first().getByRole(AriaRole.BUTTON).click();
        assertThat(rows.first().getByRole(AriaRole.LINK)).hasCount(4);
        assertThat(rows.first())
                .not()
                .containsText("not over yet", new LocatorAssertions.ContainsTextOptions().setTimeout(TRAINED_WITHIN));
        assertThat(page.locator(".verdict li").first()).containsText(Pattern.compile("n = (4 and 2|2 and 4)\\."));

        Pictures.small(page, "compare-more");
        button(page, "Switch to dark").click();
        assertThat(page.locator("html")).hasCSS("color-scheme", Pattern.compile(".*dark.*"));
        page.setViewportSize(1024, 768);
        Pictures.small(page, "compare-dark-1024");
        page.locator(".seeds").scrollIntoViewIfNeeded();
        page.mouse().wheel(0, 500);
        Pictures.small(page, "compare-dark-seeds");
        Assertions.assertThat(
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    /** Two rates from two seeds. */
    private static void train(Page page, String folder) {
        Sweep rates = new Sweep(
                "Learning rates",
                List.of(Subject.of(Presets.find("plain_cnn").orElseThrow().architecture())),
                Recipe.of(folder, 3, 128, Optimizer.Sgd.KIND.create()).withImages(400, 100),
                List.of(new Axis.OfRecipe("optimizer.learningRate", Values.Listed.of(0.3, 0.1))),
                new Search.Grid(),
                2,
                null);
        page.navigate("sweep/new");
        button(page, "As JSON").click();
        page.locator("vaadin-text-area textarea").fill(SweepJson.write(rates));
        button(page, "Check").click();
        assertThat(page.locator("[role=alert]").getByText("4 runs: 2 configurations × 2 seeds"))
                .isVisible();
        button(page, "Start").click();
        page.waitForURL("**/sweep/*");
        assertThat(page.locator(".badge").first())
                .hasText("completed", new LocatorAssertions.HasTextOptions().setTimeout(TRAINED_WITHIN));
    }
}
