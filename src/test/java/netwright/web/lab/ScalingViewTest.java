package netwright.web.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.analysis.ReferenceTable;
import netwright.lab.EfficientNets;
import netwright.web.Numbers;
import netwright.web.ViewTest;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.DrawingPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingViewTest extends ViewTest {

    @ParameterizedTest
    @ValueSource(strings = {"B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7"})
    void a_button_gives_the_published_network_with_its_reference_numbers(String name) {
        ScalingView view = open();
        EfficientNets one = EfficientNets.all().stream()
                .filter(network -> network.name().equals(name))
                .findFirst()
                .orElseThrow();

        press(name);

        var row = ReferenceTable.read("models.csv").stream()
                .filter(line -> line.get("model").equals(one.preset()))
                .filter(line -> line.get("input_CxHxW").endsWith("x" + one.resolution()))
                .findFirst()
                .orElseThrow();
        assertThat(row(view, "Parameters").get(1)).isEqualTo(Numbers.exact(Long.parseLong(row.get("params"))));
        assertThat(row(view, "MACs").get(1)).isEqualTo(Numbers.exact(Long.parseLong(row.get("macs_conv_linear"))));
        assertThat(words(view)).contains("the same as here.").doesNotContain("not the same as here.");
    }

    @Test
    void a_slider_changes_the_numbers_and_leaves_the_published_network() {
        ScalingView view = open();
        press("B3");
        String published = row(view, "MACs").get(1);

        slider("φ, how far to scale").setValue(3.0);

        assertThat(row(view, "MACs").get(1)).isNotEqualTo(published);
        assertThat(words(view)).doesNotContain("the same as here.");
    }

    @Test
    void the_address_holds_the_choice() {
        UI.getCurrent().navigate("explore/scaling", QueryParameters.fromString("published=B3"));
        assertThat(((ScalingView) getCurrentView()).shown().getLast().input().height())
                .isEqualTo(300);

        UI.getCurrent()
                .navigate(
                        "explore/scaling",
                        QueryParameters.fromString("network=preset:resnet50&phi=2&alpha=1&beta=1&gamma=1.2"));
        ScalingView view = (ScalingView) getCurrentView();

        assertThat(view.shown().getFirst().name()).isEqualTo("ResNet-50");
        assertThat(view.shown().getLast().input().height()).isEqualTo(323);
        assertThat(row(view, "Parameters")).containsExactly("25,557,032", "25,557,032", "same");
    }

    @Test
    void an_address_out_of_range_shows_the_usual_choice() {
        UI.getCurrent().navigate("explore/scaling", QueryParameters.fromString("network=nobody&phi=900&alpha=x"));

        assertThat(((ScalingView) getCurrentView()).shown().getLast().input().height())
                .isEqualTo(258);
    }

    @Test
    void one_dimension_alone_leaves_the_others_at_1() {
        ScalingView view = open();

        check("Depth, α");
        check("Width, β");
        slider("φ, how far to scale").setValue(2.0);

        assertThat(row(view, "Parameters")).containsExactly("5,288,548", "5,288,548", "same");
        assertThat(view.shown().getLast().input().height()).isEqualTo(296);
        assertThat(words(view)).anyMatch(text -> text.contains("1 · 1² · 1.15²"));
    }

    @Test
    void the_constraint_is_checked_as_the_coefficients_move() {
        ScalingView view = open();
        assertThat(words(view)).contains("near 2, as the paper asks.");

        slider("Width, β").setValue(1.4);

        assertThat(words(view)).contains("above 2: a step costs more than double.");
        press("Reset");
        assertThat(words(view)).contains("near 2, as the paper asks.");
    }

    @Test
    @SuppressWarnings("unchecked")
    void any_network_can_be_scaled_and_opened() {
        ScalingView view = open();
        ComboBox<Candidates.Choice> choice = find(ComboBox.class, view).single();
        choice.setValue(choice.getListDataView()
                .getItems()
                .filter(item -> item.key().equals("preset:resnet50"))
                .findFirst()
                .orElseThrow());

        assertThat(find(ListItem.class, view).all())
                .extracting(ListItem::getText)
                .contains("layer3: 6 blocks → 8 blocks.");
        press("Open in the designer");
        DrawingPage designer = (DrawingPage) getCurrentView();
        assertThat(designer.editor().architecture().name()).isEqualTo("ResNet-50, φ = 1");
        assertThat(Analysis.of(designer.editor().architecture()).sound()).isTrue();
    }

    private ScalingView open() {
        return navigate(ScalingView.class);
    }

    private DecimalSlider slider(String label) {
        return find(DecimalSlider.class).all().stream()
                .filter(slider -> slider.getAriaLabel().orElse("").equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void check(String label) {
        test(find(Checkbox.class).withLabel(label).single()).click();
    }

    private List<String> words(ScalingView view) {
        return within(find(ScalingWords.class, view).single())
                .filter(HasText.class::isInstance)
                .map(component -> ((HasText) component).getText())
                .toList();
    }

    private static java.util.stream.Stream<Component> within(Component component) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(component), component.getChildren().flatMap(ScalingViewTest::within));
    }

    private List<String> row(ScalingView view, String figure) {
        return find(NativeTableRow.class, view).all().stream()
                .filter(row -> figure.equals(row.getElement().getAttribute("data-figure")))
                .flatMap(row -> row.getChildren())
                .filter(NativeTableCell.class::isInstance)
                .map(cell -> ((NativeTableCell) cell).getText())
                .toList();
    }
}
