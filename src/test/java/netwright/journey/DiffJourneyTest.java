package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static netwright.journey.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a drawing to its structural diff with a known network, and up the ladder to ConvNeXt. */
@Tag("browser")
@ExtendWith(Visit.class)
class DiffJourneyTest {

    private static Locator rows(Page page, String status) {
        return page.locator(".diff-row." + status);
    }

    @Test
    void a_drawing_is_two_clicks_from_its_diff_with_resnet_50(Page page) {
        Drawing drawing = Drawing.start(page, "SE-ResNet-50");
        assertThat(drawing.node("layer4")).isVisible();

        drawing.menu("Compare with");
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("ResNet-50").setExact(true))
                .click();

        assertThat(page).hasURL(Pattern.compile("explore/diff"));
        assertThat(page.locator(".diff-columns")).containsText("SE-ResNet-50");
        assertThat(rows(page, "changed")).not().hasCount(0);
        assertThat(rows(page, "changed").first()).containsText("SE reduction16→0");

        button(page, "Swap sides").click();
        assertThat(rows(page, "changed").first()).containsText("SE reduction0→16");
        page.getByText("Only differences").click();
        assertThat(rows(page, "unchanged")).hasCount(0);
        rows(page, "changed").first().locator("summary").click();
        assertThat(rows(page, "changed").first().locator(".diff-row.added")).hasCount(6);
        Pictures.take(page, "diff.png");

        page.setViewportSize(420, 900);
        assertThat(page.locator(".diff-heading").first()).isVisible();
        Pictures.small(page, "diff");
    }

    @Test
    void arrow_keys_climb_the_ladder_and_each_rung_shows_what_changed_and_opens(Page page) {
        page.navigate("explore/ladder");
        Locator panel = page.locator(".rung-words");
        assertThat(panel).containsText("25,557,032");

        page.locator(".rungs").focus();
        for (int rung = 1; rung <= 11; rung++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(panel.locator("h3")).containsText("11 · ");
        assertThat(page).hasURL(Pattern.compile("rung=11"));
        assertThat(panel).containsText("25,797,256");
        assertThat(page.locator(".rung[aria-selected=true]")).containsText("Fewer norms");
        assertThat(page.locator(".rung-picture .react-flow__node")).hasCount(8);
        Drawing block = new Drawing(page);
        assertThat(block.node("block.dwconv")).isVisible();
        assertThat(block.node("block.add")).isVisible();
        page.waitForCondition(() -> block.node("block.add").boundingBox().y
                > block.node("block.dwconv").boundingBox().y + 200);
        Pictures.take(page, "ladder.png");

        button(page, "What changed").click();
        assertThat(page).hasURL(Pattern.compile("explore/diff"));
        assertThat(rows(page, "changed").first()).containsText("2 removed");
        page.goBack();
        assertThat(panel.locator("h3")).containsText("11 · ");

        page.locator(".rungs").focus();
        page.keyboard().press("End");
        assertThat(panel).containsText("28,589,128");
        button(page, "Open in the designer").click();
        Drawing drawing = new Drawing(page);
        assertThat(drawing.node("features.5")).isVisible();
        assertThat(drawing.total("Parameters")).hasText("28.6 M");
    }
}
