package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the list of all architectures, over a budget and the page of one, to a drawing of it. */
@Tag("browser")
@ExtendWith(Visit.class)
class ExplorerJourneyTest {

    @Test
    void from_a_budget_to_an_architecture_and_into_the_designer(Page page) {
        page.navigate("runs");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Explore").setExact(true))
                .click();

        assertThat(chart(page, "Top-1 against parameters")).hasAttribute("aria-label", Pattern.compile("ResNet-50"));
        assertThat(page.locator("vaadin-grid").first()).containsText("AlexNet (2012)");
        field(page, "Parameters, M").fill("6");
        field(page, "MACs, G").fill("1");
        Locator best = page.locator(".budget-best a");
        assertThat(best).hasText("EfficientNet-B0");
        assertThat(page.locator(".budget-answer")).containsText("EfficientNet-B1");
        Pictures.take(page, "explorer.png");

        best.click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("EfficientNet-B0")))
                .isVisible();
        assertThat(page.locator("architecture-canvas")).hasCount(2);
        assertThat(page.locator("architecture-canvas").first()).containsText("3×224×224");
        assertThat(chart(page, "Receptive field along depth")).hasCount(1);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open a copy in the designer"))
                .click();
        Drawing drawing = new Drawing(page);
        assertThat(drawing.total("Parameters")).hasText("5.29 M");
    }

    @Test
    void a_click_on_a_point_of_the_plot_opens_its_page(Page page) {
        page.navigate("explore");
        Locator plot = page.locator(".front-chart");
        assertThat(plot).isVisible();
        Object answered = plot.evaluate("chart => new Promise(done => {"
                + " chart.addEventListener('pick', event => done(event.detail.id), { once: true });"
                + " const box = chart.getBoundingClientRect();"
                + " const canvas = () => chart.shadowRoot.querySelector('canvas');"
                + " const click = (x, y) => ['mousemove', 'mousedown', 'mouseup', 'click'].forEach(type =>"
                + "   canvas().dispatchEvent(new MouseEvent(type, { clientX: box.left + x, clientY: box.top + y,"
                + "     bubbles: true, zrX: x, zrY: y })));"
                + " const sweep = () => { for (let x = 60; x < box.width - 60; x += 5)"
                + "   for (let y = 60; y < box.height - 50; y += 5) click(x, y); };"
                + " setTimeout(sweep, 800); })");

        assertThat(String.valueOf(answered)).startsWith("explore/");
        assertThat(page).hasURL(Pattern.compile(".*/explore/[a-z0-9_]+$"));
    }

    @Test
    void a_starter_is_measured_on_this_machine(Page page) {
        page.navigate("explore/mini_resnet");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Measure on this machine"))
                .click();

        assertThat(page.locator(".speed-panel"))
                .containsText(
                        Pattern.compile("1 of 1 measured: PyTorch .*, CPU, \\d+ threads?, batch 1"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
    }

    @Test
    void the_page_of_an_architecture_shows_where_its_cost_lies(Page page) {
        page.navigate("explore/resnet50");

        assertThat(page.locator("architecture-canvas").last()).containsText("conv2");
        assertThat(chart(page, "Parameters by kind of layer")).hasCount(1);
        Pictures.take(page, "architecture-page.png");
    }

    private static Locator field(Page page, String label) {
        return page.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName(label));
    }

    private static Locator chart(Page page, String title) {
        return page.locator("net-chart .box[aria-label^='" + title + "']");
    }
}
