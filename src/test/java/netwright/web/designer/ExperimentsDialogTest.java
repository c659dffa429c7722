package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.listbox.ListBox;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.lab.Experiment;
import netwright.lab.Experiments;
import netwright.store.Design;
import org.junit.jupiter.api.Test;

class ExperimentsDialogTest extends DrawingTest {

    @Test
    void the_preview_says_what_an_experiment_would_cost_before_it_is_applied() {
        DesignerView view = designer(saved(preset("resnet50")));

        view.experiments();
        choose("squeeze_excitation");

        // se_resnet50, see published.csv
        assertThat(row("Parameters")).containsExactly("25,557,032", "28,088,024", "1.10×");
        assertThat(row("Receptive field")).containsExactly("427×427", "427×427", "same");
        assertThat(view.editor().architecture()).isEqualTo(preset("resnet50").withName("ResNet-50"));
    }

    @Test
    void a_setting_changes_the_preview_and_one_out_of_range_says_why() {
        DesignerView view = designer(saved(preset("resnet50")));
        view.experiments();
        choose("squeeze_excitation");
        NumberField reduction =
                find(NumberField.class, dialog()).withLabel("Reduction").single();

        test(reduction).setValue(8.0);
        List<String> wider = row("Parameters");
        test(reduction).setValue(0.0);

        assertThat(wider.get(1)).isNotEqualTo("28,088,024");
        assertThat(reduction.getErrorMessage()).contains("1 to 1,024");
        assertThat(row("Parameters")).isEqualTo(wider);
    }

    @Test
    void applying_is_one_edit_that_undo_takes_back() {
        DesignerView view = designer(saved(preset("resnet18")));
        Architecture before = view.editor().architecture();
        view.experiments();
        choose("depthwise");

        press("Apply");

        assertThat(view.editor().analysis().totals().cost().parameters())
                .isLessThan(Analysis.of(before).totals().cost().parameters());
        assertThat(find(ExperimentsDialog.class).exists()).isFalse();
        view.command("undo", "");
        assertThat(view.editor().architecture()).isEqualTo(before);
        assertThat(view.editor().canUndo()).isFalse();
    }

    @Test
    void a_copy_becomes_another_design_and_leaves_this_one_alone() {
        Design design = saved(preset("resnet18"));
        DesignerView view = designer(design);
        view.experiments();
        choose("activation");

        press("Apply to a copy");

        assertThat(designs.list(ME, 10, 0))
                .extracting(Design::name)
                .containsExactlyInAnyOrder("ResNet-18", "ResNet-18, Change every activation");
        assertThat(designs.latest(design.id()).number()).isEqualTo(1);
        assertThat(((DesignerView) getCurrentView()).editor().architecture().name())
                .isEqualTo("ResNet-18, Change every activation");
    }

    @Test
    void a_selection_limits_it_until_the_box_is_cleared() {
        DesignerView view = designer(saved(preset("resnet18")));
        view.select(List.of("layer2"));
        view.experiments();
        choose("depthwise");
        String limited = changes().getFirst();

        test(find(Checkbox.class, dialog()).withLabel("Only in layer2").single())
                .click();

        assertThat(limited).startsWith("4 convolutions");
        assertThat(changes().getFirst()).startsWith("16 convolutions");
    }

    @Test
    void a_single_layer_that_was_just_drawn_limits_nothing_unless_asked() {
        DesignerView view = designer(saved(preset("resnet18")));
        view.select(List.of("flatten"));
        view.experiments();
        choose("depthwise");

        assertThat(find(Checkbox.class, dialog())
                        .withLabel("Only in flatten")
                        .single()
                        .getValue())
                .isFalse();
        assertThat(changes().getFirst()).startsWith("16 convolutions");
    }

    @Test
    void what_does_not_apply_says_so_and_cannot_be_applied() {
        DesignerView view = designer(saved(preset("vgg11")));
        view.experiments();

        choose("resnext");

        assertThat(changes()).anyMatch(text -> text.startsWith("It does not apply"));
        assertThat(find(Button.class, dialog()).withText("Apply").single().isEnabled())
                .isFalse();
    }

    private ExperimentsDialog dialog() {
        return find(ExperimentsDialog.class).single();
    }

    @SuppressWarnings("unchecked")
    private void choose(String id) {
        ListBox<Experiment> list = find(ListBox.class, dialog()).single();
        list.setValue(Experiments.find(id).orElseThrow());
    }

    private List<String> changes() {
        return find(ListItem.class, dialog()).all().stream()
                .map(ListItem::getText)
                .toList();
    }

    private List<String> row(String figure) {
        return find(NativeTableRow.class, dialog()).all().stream()
                .filter(row -> figure.equals(row.getElement().getAttribute("data-figure")))
                .flatMap(row -> row.getChildren())
                .filter(NativeTableCell.class::isInstance)
                .map(cell -> ((NativeTableCell) cell).getText())
                .toList();
    }
}
