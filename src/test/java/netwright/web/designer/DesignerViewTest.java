package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.OperationTypes;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;

class DesignerViewTest extends DrawingTest {

    private final Architecture drawing = Architecture.empty("small", TensorShape.map(3, 16, 16), 10)
            .add(Node.of("conv", Conv2d.plain(8, 3, 1)))
            .add(Node.of("norm", BatchNorm2d.plain()))
            .add(Node.of("fc", Linear.TYPE.create()))
            .connect("input", "conv")
            .connect("conv", "norm")
            .connect("norm", "fc")
            .connect("fc", "output");

    @Test
    void a_new_drawing_offers_where_to_begin() {
        navigate(DesignerView.class);

        assertThat(find(Dialog.class).all().getLast().getHeaderTitle()).isEqualTo("Start a drawing");
        assertThat(find(NativeButton.class)
                        .withAttribute("data-preset", "mini_resnet")
                        .exists())
                .isTrue();
        assertThat(find(NativeButton.class)
                        .withAttribute("data-preset", "resnet50")
                        .exists())
                .isTrue();
    }

    @Test
    void the_form_of_a_node_has_the_fields_of_its_type() {
        DesignerView view = designer(saved(drawing));

        for (String id : List.of("conv", "norm", "fc")) {
            view.select(List.of(id));
            Node node = drawing.node(id).orElseThrow();
            assertThat(find(H3.class, inspector(view)).all().getFirst().getText())
                    .isEqualTo(node.operation().type().label());
            for (var field : node.operation().type().fields(node.operation().settings())) {
                assertThat(setting(view, field.name()))
                        .as(id + " " + field.name())
                        .isNotNull();
            }
        }
    }

    @Test
    void a_valid_edit_changes_the_numbers() {
        DesignerView view = designer(saved(drawing));
        view.select(List.of("conv"));
        NumberField out = (NumberField) setting(view, "out");

        test(out).setValue(16.0);

        assertThat(view.editor()
                        .architecture()
                        .node("conv")
                        .orElseThrow()
                        .operation()
                        .settings())
                .containsEntry("out", 16);
        assertThat(texts(inspector(view), "figure")).contains("16×16×16");
        assertThat(out.isInvalid()).isFalse();
    }

    @Test
    void everything_is_opened_into_layers_by_one_command_and_undo_brings_it_back() {
        Architecture resnet = preset("resnet18");
        DesignerView view = designer(saved(resnet));

        view.command("unpack-all", "");

        assertThat(view.editor().architecture().nodes())
                .hasSizeGreaterThan(60)
                .noneMatch(node -> node.operation() instanceof netwright.architecture.Block);
        view.command("undo", "");
        assertThat(view.editor().architecture()).isEqualTo(resnet);
    }

    @Test
    void a_decimal_in_a_field_for_whole_numbers_is_refused_with_a_sentence_that_names_the_field() {
        DesignerView view = designer(saved(drawing));
        view.select(List.of("conv"));
        NumberField out = (NumberField) setting(view, "out");

        test(out).setValue(1.5);

        assertThat(out.isInvalid()).isTrue();
        assertThat(out.getErrorMessage())
                .isEqualTo("Output channels must be a whole number from 1 to 65,536, not 1.5.");
        assertThat(view.editor().architecture().node("conv")).isEqualTo(drawing.node("conv"));
    }

    @Test
    void one_and_a_half_classes_are_refused_and_do_not_become_fifteen() {
        DesignerView view = designer(saved(drawing));
        NumberField classes = find(NumberField.class, view).withLabel("Classes").single();

        test(classes).setValue(1.5);

        assertThat(classes.getErrorMessage()).isEqualTo("A whole number from 1 to 1,000,000.");
        assertThat(view.editor().architecture()).isEqualTo(drawing);
        test(classes).setValue(15.0);
        assertThat(classes.isInvalid()).isFalse();
        assertThat(view.editor().architecture().classes()).isEqualTo(15);
    }

    @Test
    void an_invalid_value_shows_its_message_and_changes_nothing() {
        DesignerView view = designer(saved(drawing));
        view.select(List.of("conv"));
        TextField kernel = (TextField) setting(view, "kernel");

        test(kernel).setValue("three");

        assertThat(kernel.isInvalid()).isTrue();
        assertThat(kernel.getErrorMessage()).isNotBlank();
        assertThat(view.editor().architecture().node("conv")).isEqualTo(drawing.node("conv"));
        test(kernel).setValue("5");
        assertThat(kernel.isInvalid()).isFalse();
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        DesignerView view = designer(saved(drawing));
        view.select(List.of("conv"));
        TextField name =
                find(TextField.class, inspector(view)).withLabel("Name").single();

        test(name).setValue("norm");

        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("already a node named norm");
        assertThat(view.editor().architecture().nodes()).hasSize(5);
    }

    @Test
    void a_fix_mends_what_it_stands_beside() {
        DesignerView view = designer(saved(drawing));
        ProblemsPanel problems = find(ProblemsPanel.class, view).single();
        assertThat(view.editor().analysis().sound()).isFalse();

        Button fix = find(Button.class, problems).withClassName("fix").all().getFirst();
        assertThat(fix.getText()).startsWith("Fix: Insert global average pooling");
        test(fix).click();

        assertThat(view.editor().analysis().sound()).isTrue();
        assertThat(find(Button.class, problems)
                        .withClassName("fix")
                        .withTextContaining("Insert flatten")
                        .exists())
                .isFalse();
        view.command("undo", "");
        assertThat(view.editor().architecture()).isEqualTo(drawing);
    }

    @Test
    void an_edit_is_kept_as_a_draft_and_found_again() {
        var design = saved(drawing);
        DesignerView view = designer(design);

        view.edited("", a -> a.withClasses(7));

        assertThat(drafts.find(ME, design.id()).orElseThrow().document()).contains("\"classes\": 7");
        assertThat(designs.latest(design.id()).number()).isEqualTo(1);
    }

    @Test
    void the_palette_offers_every_type() {
        DesignerView view = designer(saved(drawing));

        assertThat(find(NativeButton.class, find(PalettePanel.class, view).single())
                        .withClassName("palette-item")
                        .all())
                .hasSameSizeAs(OperationTypes.all());
    }

    @Test
    void a_file_that_cannot_be_read_leaves_the_drawing_alone() {
        DesignerView view = designer(saved(drawing));

        view.files().importText("net.json", "{\"format\": \"netwright/1\", \"nodes\": 3}");

        assertThat(messages())
                .anyMatch(message -> message.contains("net.json") && message.contains("Nothing was changed"));
        assertThat(view.editor().architecture()).isEqualTo(drawing);
    }

    @Test
    void an_address_of_no_design_leads_to_the_list() {
        com.vaadin.flow.component.UI.getCurrent().navigate("design/3f0e8c52-0000-0000-0000-000000000000");

        assertThat(getCurrentView()).isInstanceOf(DesignsView.class);
    }

    private Component inspector(DesignerView view) {
        return find(Inspector.class, view).single();
    }

    private static Component setting(DesignerView view, String name) {
        return within(view)
                .filter(component -> name.equals(component.getElement().getAttribute("data-setting")))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<Component> within(Component component) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(component), component.getChildren().flatMap(DesignerViewTest::within));
    }
}
