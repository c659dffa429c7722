package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a number of the lecture to the drawing that has it. */
@Tag("browser")
@ExtendWith(Visit.class)
class ExamplesJourneyTest {

    @Test
    void a_number_of_the_lecture_is_found_again_on_the_canvas(Page page) {
        page.navigate("explore/examples?chapter=6");
        Locator row = page.locator("tr#inception-total");
        assertThat(row).isInViewport();
        Pictures.take(page, "examples.png");

        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search worked examples"))
                .fill("5×5");
        assertThat(page.locator("tr#vgg16-first")).isHidden();
        assertThat(row).containsText("86.7 M MACs");
        assertThat(row).containsText("differs");
        row.getByRole(AriaRole.BUTTON).click();

        Drawing drawing = new Drawing(page);
        assertThat(drawing.node("direct5x5")).isVisible();
        drawing.select("direct5x5");
        assertThat(page.locator(".node-figures")).containsText("642,252,800");
        assertThat(drawing.errors()).hasCount(0);
    }

    @Test
    void the_table_fits_a_small_window(Page page) {
        page.setViewportSize(1024, 700);
        page.navigate("explore/examples");
        assertThat(page.locator("#chapter-10")).isAttached();

        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
