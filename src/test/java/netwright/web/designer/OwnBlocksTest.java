package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.BlockDefinition;
import netwright.architecture.Conv2d;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.Selection;
import netwright.architecture.TensorShape;
import netwright.store.Design;
import org.junit.jupiter.api.Test;

class OwnBlocksTest extends DrawingTest {

    private final Architecture drawing = Architecture.empty("small", TensorShape.map(3, 16, 16), 10)
            .add(Node.of("conv", Conv2d.plain(8, 3, 1)))
            .add(Node.of("relu", Activation.relu()))
            .add(Node.of("flatten", new Flatten()))
            .add(Node.of("fc", new Linear(10, true)))
            .connect("input", "conv")
            .connect("conv", "relu")
            .connect("relu", "flatten")
            .connect("flatten", "fc")
            .connect("fc", "output");

    private Architecture withBlock() {
        Selection selection = Selection.of(drawing, List.of("conv", "relu"));
        return selection.replacedBy(selection.definition(
                "unit",
                "Unit",
                selection.liftable().stream()
                        .filter(setting -> setting.name().equals("out"))
                        .toList()));
    }

    private Architecture now(DesignerView view) {
        return view.editor().architecture();
    }

    private Component dialog() {
        return find(Dialog.class).all().stream()
                .filter(dialog -> !(dialog instanceof OpenDialog))
                .toList()
                .getLast();
    }

    private TextField name() {
        return find(TextField.class, dialog()).withLabel("Name").single();
    }

    private void lift(String setting) {
        test(find(Checkbox.class, dialog()).withAttribute("data-lift", setting).single())
                .click();
    }

    @Test
    void chosen_nodes_become_a_block_with_the_ticked_settings_and_undo_brings_them_back() {
        DesignerView view = designer(saved(drawing));
        view.select(List.of("conv", "relu"));
        view.command("make-block", "");
        lift("out");
        test(name()).setValue("Conv unit");
        press("Make");

        Architecture made = now(view);
        assertThat(made.blocks()).extracting(BlockDefinition::title).containsExactly("Conv unit");
        assertThat(made.node("conv_unit").orElseThrow().operation().settings())
                .containsExactly(Map.entry("out", 8), Map.entry("repeat", 1));
        assertThat(Analysis.of(made).totals()).isEqualTo(Analysis.of(drawing).totals());
        assertThat(find(H3.class, find(Inspector.class, view).single())
                        .all()
                        .getFirst()
                        .getText())
                .isEqualTo("Conv unit");
        assertThat(palette(view, "conv_unit").exists()).isTrue();

        view.command("undo", "");
        assertThat(now(view)).isEqualTo(drawing);
        assertThat(palette(view, "conv_unit").exists()).isFalse();
    }

    private com.vaadin.browserless.ComponentQuery<NativeButton> palette(DesignerView view, String type) {
        return find(NativeButton.class, find(PalettePanel.class, view).single()).withAttribute("data-type", type);
    }

    @Test
    void what_is_wrong_in_the_form_stands_under_its_field() {
        DesignerView view = designer(saved(withBlock()));
        view.select(List.of("flatten"));
        view.command("make-block", "");

        test(name()).setValue(" ");
        press("Make");
        assertThat(name().getErrorMessage()).isEqualTo("A block needs a name.");
        test(name()).setValue("Unit");
        press("Make");
        assertThat(name().getErrorMessage()).contains("already a block or layer named Unit");
        test(name()).setValue("Conv2d");
        press("Make");
        assertThat(name().isInvalid()).isTrue();
        assertThat(now(view).blocks()).hasSize(1);
    }

    @Test
    void of_everything_selected_the_networks_ends_stay_outside_the_block() {
        DesignerView view = designer(saved(drawing));
        view.select(drawing.nodes().stream().map(Node::id).toList());
        view.command("make-block", "");
        press("Make");

        assertThat(now(view).nodes()).extracting(Node::id).containsExactlyInAnyOrder("input", "block_1", "output");
        assertThat(Analysis.of(now(view)).totals())
                .isEqualTo(Analysis.of(drawing).totals());
    }

    @Test
    void nodes_that_make_no_block_are_refused_with_the_reason() {
        DesignerView view = designer(saved(drawing));
        view.select(List.of("conv", "flatten"));
        view.command("make-block", "");

        assertThat(messages()).anyMatch(message -> message.contains("relu lies between the chosen nodes"));
    }

    @Test
    void a_click_in_the_palette_adds_the_drawings_own_block() {
        DesignerView view = designer(saved(withBlock()));
        view.select(List.of("unit"));
        test(palette(view, "unit").single()).click();

        assertThat(now(view).into("unit2")).extracting(edge -> edge.from()).containsExactly("unit");
        assertThat(now(view).outOf("unit2")).extracting(edge -> edge.to()).containsExactly("flatten");
    }

    @Test
    void a_block_is_renamed_and_given_other_settings_in_place() {
        DesignerView view = designer(saved(withBlock()));
        view.command("edit-block", "unit");
        test(name()).setValue("Entry");
        lift("out");
        lift("kernel");
        press("Change");

        assertThat(now(view).type("unit").label()).isEqualTo("Entry");
        assertThat(now(view).node("unit").orElseThrow().operation().settings()).containsOnlyKeys("kernel", "repeat");
        assertThat(Analysis.of(now(view)).totals())
                .isEqualTo(Analysis.of(drawing).totals());
    }

    @Test
    void only_an_unused_block_can_be_deleted() {
        DesignerView view = designer(saved(withBlock()));
        view.command("delete-block", "unit");
        assertThat(messages()).anyMatch(message -> message.contains("used by unit"));

        view.edited("", a -> a.remove(List.of("unit")));
        view.command("delete-block", "unit");
        assertThat(now(view).blocks()).isEmpty();
    }

    @Test
    void an_opened_block_is_closed_again_after_a_reload_and_an_edited_one_becomes_a_new_block() {
        Architecture made = withBlock().mapNodes(node -> node.at(null));
        Design design = saved(made);
        DesignerView view = designer(design);
        view.command("unpack", "unit");
        assertThat(now(view).node("unit.conv")).isPresent();
        DesignerView again = designer(design);
        again.command("close-block", "unit.relu");
        assertThat(now(again)).isEqualTo(made);

        again.command("unpack", "unit");
        again.edited("", a -> a.replace("unit.conv", Conv2d.plain(8, 5, 1)));
        again.command("close-block", "unit.conv");
        assertThat(name().getValue()).isEqualTo("unit");
        press("Make");
        assertThat(now(again).blocks()).extracting(BlockDefinition::title).containsExactly("Unit", "unit");
        assertThat(now(again).opened()).isEmpty();
    }

    @Test
    void blocks_are_brought_in_from_another_design() {
        Design other = saved(withBlock().withName("other"));
        DesignerView view = designer(saved(drawing));
        view.command("import-blocks", "");
        @SuppressWarnings("unchecked")
        ComboBox<Design> from =
                (ComboBox<Design>) find(ComboBox.class, dialog()).single();
        from.setValue(designs.find(other.id()).orElseThrow());
        assertThat(find(CheckboxGroup.class, dialog()).single().getValue().toString())
                .contains("Unit");
        test(find(Button.class, dialog()).withText("Import").single()).click();

        assertThat(now(view).blocks()).isEqualTo(withBlock().blocks());
        assertThat(now(view).nodes()).isEqualTo(drawing.nodes());
        assertThat(palette(view, "unit").exists()).isTrue();
    }
}
