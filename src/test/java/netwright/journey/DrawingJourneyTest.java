package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A network with a residual block, a gate and a shortcut of one's own, from nothing to a saved design. */
@Tag("browser")
@ExtendWith(Visit.class)
class DrawingJourneyTest {

    private static final String SE = "squeeze_excitation";
    private static final String POOL = "adaptive_avg_pool";

    @Test
    void a_network_is_drawn_with_the_mouse_its_error_mended_and_saved(Page page) {
        Drawing drawing = Drawing.start(page, "Empty");
        drawing.drag("conv2d", 160, 120);
        drawing.drag("basic_block", 160, 260);
        drawing.drag(SE, 160, 400);
        drawing.drag("adaptive_avg_pool2d", 160, 540);
        drawing.drag("flatten", 780, 120);
        drawing.drag("linear", 780, 260);
        assertThat(drawing.nodes()).hasCount(8);

        String[] chain = {"input", "conv", "basic_block", SE, POOL, "flatten", "linear", "output"};
        for (int i = 1; i < chain.length; i++) {
            drawing.connect(chain[i - 1], chain[i]);
        }
        assertThat(drawing.errors()).hasCount(0);
        assertThat(drawing.node("linear")).containsText("10");

        drawing.aim("linear", "conv");
        assertThat(drawing.tip()).containsText("would close a circle");
        page.mouse().up();
        assertThat(drawing.edge("linear", "conv")).hasCount(0);

        drawing.select("conv");
        drawing.set("out", "16");
        drawing.set("stride", "2");
        assertThat(drawing.node("conv")).containsText("16×14×14");
        drawing.select("basic_block");
        drawing.set("out", "32");
        drawing.set("stride", "2");
        assertThat(drawing.node("basic_block")).containsText("32×7×7");
        drawing.arrange();

        drawing.dropOnEdge("add", "basic_block", SE);
        drawing.connect("conv", "add");
        Locator error = drawing.errors().first();
        assertThat(error).containsText("16×14×14");
        assertThat(error).containsText("32×7×7");
        assertThat(drawing.node("add").locator(".badge")).isVisible();
        assertThat(drawing.verdict()).hasText("1 error");
        error.locator(".problem-message").click();
        assertThat(drawing.inspector().getByLabel("Name")).hasValue("add");
        drawing.palette("conv_bn_act").scrollIntoViewIfNeeded();
        Pictures.take(page, "fix.png");
        drawing.fix("Project 16×14×14 to 32×7×7").click();
        assertThat(drawing.errors()).hasCount(0);
        assertThat(drawing.node("add")).containsText("32×7×7");
        assertThat(drawing.node("add").locator(".badge")).hasCount(0);

        drawing.saveAs("By mouse");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My designs"))
                .click();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("By mouse").setExact(true))
                .click();
        assertThat(drawing.node("projection")).isVisible();
        assertThat(drawing.state()).hasText("revision 1");
    }

    @Test
    void the_same_network_is_drawn_by_the_keyboard_alone(Page page) {
        Drawing drawing = Drawing.start(page, "Empty");
        Keys keys = new Keys(drawing);
        drawing.canvas().focus();
        keys.select("input", "ArrowUp");
        keys.add("conv2d", "conv");
        keys.add("residual basic", "basic_block");
        keys.add("squeeze", SE);
        keys.add("adaptive", POOL);
        keys.add("flatten", "flatten");
        keys.add("linear", "linear");
        keys.connect("output", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowLeft");
        assertThat(drawing.edge("linear", "output")).hasCount(1);

        keys.select("basic_block", "ArrowUp");
        keys.set("out", "32");
        keys.set("stride", "2");
        keys.add("add", "add");
        keys.select("conv", "ArrowUp");
        keys.set("out", "16");
        keys.set("stride", "2");
        keys.connect("add", "ArrowDown", "ArrowRight");
        assertThat(drawing.node("add").locator(".badge")).isVisible();
        Locator fix = drawing.fix("Project 16×14×14 to 32×7×7");
        fix.focus();
        page.keyboard().press("Enter");
        assertThat(drawing.node("add")).containsText("32×7×7");
        assertThat(drawing.errors()).hasCount(0);

        drawing.canvas().focus();
        page.keyboard().press("Control+z");
        assertThat(drawing.errors()).hasCount(1);
        page.keyboard().press("Control+Shift+z");
        assertThat(drawing.errors()).hasCount(0);
        page.keyboard().press("Control+s");
        assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Name")).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type("By keyboard");
        page.keyboard().press("Enter");
        page.waitForURL("**/design/*");
        assertThat(drawing.state()).hasText("revision 1");
    }
}
