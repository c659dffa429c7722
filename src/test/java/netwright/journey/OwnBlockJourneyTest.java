package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A convolution and its activation become a block with a width, used twice, opened and closed again. */
@Tag("browser")
@ExtendWith(Visit.class)
class OwnBlockJourneyTest {

    @Test
    void a_block_is_made_of_two_layers_used_again_with_another_width_opened_and_closed(Page page) {
        Drawing drawing = Drawing.start(page, "Empty");
        drawing.settled();
        drawing.canvas().focus();
        quickAdd(drawing, "conv2d", "conv");
        quickAdd(drawing, "activation", "activation");
        drawing.canvas().press("Escape");
        quickAdd(drawing, "flatten", "flatten");
        drawing.canvas().press("Escape");
        quickAdd(drawing, "linear", "linear");
        drawing.fix("Connect linear to it").click();
        assertThat(drawing.errors()).hasCount(0);
        // 64 kernels of 1·3·3 with bias, and the classifier's 64·28·28·10 + 10
        parameters(drawing, "502,410");

        drawing.select("conv");
        drawing.node("activation")
                .locator(".head")
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        assertThat(drawing.inspector()).containsText("2 nodes selected");
        drawing.canvas().press("Control+g");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("2 nodes inside");
        dialog.getByLabel("Name").first().fill("");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make"))
                .click();
        assertThat(dialog).containsText("A block needs a name.");
        dialog.getByLabel("Name").first().fill("Conv ReLU");
        dialog.locator("[data-lift=out] input").check();
        Pictures.take(page, "make-block.png");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make"))
                .click();

        assertThat(drawing.node("conv")).hasCount(0);
        assertThat(drawing.node("conv_relu")).containsText("64×28×28");
        assertThat(drawing.inspector().getByLabel("Name")).hasValue("conv_relu");
        parameters(drawing, "502,410");

        drawing.palette("conv_relu").click();
        assertThat(drawing.node("conv_relu2")).containsText("64×28×28");
        assertThat(drawing.errors()).hasCount(0);
        drawing.select("conv_relu2");
        drawing.set("out", "1.5");
        assertThat(drawing.inspector()).containsText("must be a whole number");
        drawing.set("out", "8");
        assertThat(drawing.node("conv_relu2")).containsText("8×28×28");
        // 640 as before, 8·64·9 + 8, and 8·28·28·10 + 10
        parameters(drawing, "67,986");

        drawing.select("conv_relu");
        drawing.button("Open into layers").click();
        assertThat(drawing.node("conv_relu.conv")).isVisible();
        assertThat(drawing.node("conv_relu")).hasCount(0);
        drawing.settled();
        drawing.select("conv_relu.activation");
        drawing.canvas().press("Control+Shift+g");
        assertThat(drawing.node("conv_relu")).containsText("64×28×28");
        assertThat(drawing.node("conv_relu.conv")).hasCount(0);
        parameters(drawing, "67,986");

        drawing.canvas().press("Control+z");
        assertThat(drawing.node("conv_relu.conv")).isVisible();
        drawing.canvas().press("Control+Shift+z");
        assertThat(drawing.node("conv_relu.conv")).hasCount(0);
    }

    private static void parameters(Drawing drawing, String exact) {
        assertThat(drawing.total("Parameters")).hasAttribute("title", exact + " trainable, 0 in buffers");
    }

    /** Types into the quick-add of the canvas; without a selection the layer goes where it fits. */
    private static void quickAdd(Drawing drawing, String query, String id) {
        drawing.canvas().press("/");
        Locator search = drawing.page().locator("architecture-canvas .search input");
        search.fill(query);
        search.press("Enter");
        assertThat(drawing.node(id)).isVisible();
    }
}
