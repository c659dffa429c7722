package netwright.web.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import netwright.architecture.ArchitectureJson;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.Design;
import netwright.store.NewRun;
import netwright.store.Speeds;
import netwright.training.EpochMetrics;
import netwright.training.Speed;
import netwright.web.RunTest;
import netwright.web.element.NetChart;
import netwright.web.workspace.PresetShelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ExplorerViewTest extends RunTest {

    @Autowired
    Speeds speeds;

    @Autowired
    PresetShelf shelf;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingIsMeasured() {
        jdbc.sql("delete from speed").update();
    }

    @Test
    void every_architecture_is_in_one_of_the_two_tables_and_opens_its_page() {
        explore();

        assertThat(rows(0))
                .extracting(row -> row.preset().id())
                .contains("resnet50", "convnext_xlarge", "zfnet", "regnet_y_128gf");
        assertThat(rows(1)).extracting(row -> row.preset().id()).contains("mini_resnet", "resnet20_cifar");
        assertThat(rows(0).size() + rows(1).size()).isEqualTo(Presets.ids().size());
        assertThat(rows(1)).allMatch(row -> row.preset().architecture().input().height() <= 32);
        assertThat(find(Anchor.class).withText("EfficientNet-B1").all())
                .allMatch(link -> link.getHref().equals("explore/efficientnet_b1"));
    }

    @Test
    void a_row_has_the_figures_of_the_reference_tables() {
        explore();

        assertThat(rows(0))
                .filteredOn(row -> row.preset().id().equals("vgg16"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.parameters()).isEqualTo(138_357_544);
                    assertThat(row.macs()).isEqualTo(15_470_264_320L);
                    assertThat(row.layers()).isEqualTo(16);
                    assertThat(row.field()).isEqualTo(212);
                    assertThat(row.top1()).isEqualTo(71.592);
                    assertThat(row.speed()).isNaN();
                });
    }

    @Test
    void the_search_finds_by_name_and_family() {
        explore();

        test(find(TextField.class).withAriaLabel("Search the catalogue").single())
                .setValue("mobilenet");

        assertThat(rows(0)).extracting(row -> row.preset().family()).containsOnly("MobileNet");
        assertThat(find(Grid.class).all()).hasSize(1);
    }

    @Test
    void a_budget_is_answered_at_once_and_says_what_it_misses() {
        explore();

        budget("Parameters, M", 6);
        budget("MACs, G", 1);

        assertThat(budgetLinks()).startsWith("EfficientNet-B0", "RegNetY-400MF").contains("EfficientNet-B1");
    }

    @Test
    void a_budget_that_affords_nothing_names_the_nearest() {
        ExplorerView view = explore();

        budget("Parameters, M", 0.1);

        assertThat(view.getElement().getTextRecursively())
                .contains("No architecture fits. The nearest is SqueezeNet 1.1 with 1.24 M parameters");
    }

    @Test
    void a_cleared_field_is_no_limit() {
        explore();

        budget("Parameters, M", null);
        budget("MACs, G", null);

        assertThat(budgetLinks().getFirst()).isEqualTo("EfficientNetV2-L");
    }

    @Test
    void the_front_leaves_out_figures_that_needed_more_images_until_they_are_asked_for() {
        explore();
        assertThat(names(points())).doesNotContain("ConvNeXt-XL").contains("ResNet-50");
        assertThat(names(points().stream()
                        .filter(point -> point.path("emphasis").asBoolean())
                        .toList()))
                .contains("SqueezeNet 1.1", "EfficientNet-B0", "EfficientNetV2-L")
                .doesNotContain("VGG-16", "ResNet-50");

        test(find(Checkbox.class).single()).click();

        assertThat(names(points())).contains("ConvNeXt-XL");
    }

    @Test
    void without_a_measurement_the_plot_of_speed_says_so() {
        ExplorerView view = explore();

        against(PlotAxis.SPEED);

        assertThat(points()).isEmpty();
        assertThat(view.getElement().getTextRecursively())
                .contains("No network of this plot has been measured on this machine yet")
                .contains("Measure on this machine");
    }

    @Test
    void a_measured_network_is_in_the_plot_of_speed_and_in_the_table() {
        speeds.keep(
                Speeds.key(preset("resnet18")),
                EngineName.PYTORCH,
                new Speed("PyTorch 2.7.1", "cpu", 2, 1, 2, 30, 0.04));
        ExplorerView view = explore();

        against(PlotAxis.SPEED);

        assertThat(points()).singleElement().satisfies(point -> {
            assertThat(point.path("name").asString()).isEqualTo("ResNet-18");
            assertThat(point.path("x").asDouble()).isEqualTo(25);
        });
        assertThat(view.getElement().getTextRecursively())
                .contains("PyTorch 2.7.1, CPU, 2 threads, batch 1, median after 2 warm-up passes");
        assertThat(rows(0))
                .filteredOn(row -> row.preset().id().equals("resnet18"))
                .allMatch(row -> row.speed() == 25);
    }

    @Test
    void what_was_trained_here_has_a_plot_of_its_own_by_its_images() {
        Design design = saved(preset("mini_resnet"));
        trained(design);
        explore();

        Select<String> data = select("Images");
        test(data).selectItem("MNIST");

        assertThat(points()).singleElement().satisfies(point -> {
            assertThat(point.path("group").asString()).isEqualTo("my designs");
            assertThat(point.path("id").asString()).isEqualTo("explore/design/" + design.id());
            assertThat(point.path("y").asDouble()).isEqualTo(90);
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_saved_design_is_marked_by_its_cost() {
        Design design = saved(preset("mini_resnet"));
        explore();

        var marked = find(MultiSelectComboBox.class)
                .withAriaLabel("Mark my designs by cost")
                .single();
        marked.setValue(Set.of(new OwnNetworks.Saved(design.id(), design.name())));

        assertThat(chart().path("marks")).singleElement().satisfies(mark -> {
            assertThat(mark.path("axis").asString()).isEqualTo("x");
            assertThat(mark.path("at").asDouble()).isBetween(0.17, 0.18);
        });
    }

    @Test
    void it_opens_at_once() {
        shelf.items();
        explore();
        Instant start = Instant.now();

        UI.getCurrent().navigate("compare");
        explore();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private ExplorerView explore() {
        UI.getCurrent().navigate("explore");
        return (ExplorerView) getCurrentView();
    }

    private void trained(Design design) {
        runs.queue(new NewRun(
                ME,
                design.latest().id(),
                design.name(),
                ArchitectureJson.write(preset("mini_resnet")),
                Recipe.proposedFor("mnist")));
        completeNext(new EpochMetrics(1, 0.5, 0.8, 0.4, 0.9, 0.99, 1234, 12));
    }

    @SuppressWarnings("unchecked")
    private Grid<CatalogueSection.Row> grid(int place) {
        return (Grid<CatalogueSection.Row>) find(Grid.class).all().get(place);
    }

    private List<CatalogueSection.Row> rows(int place) {
        return grid(place).getListDataView().getItems().toList();
    }

    private void budget(String label, Double value) {
        find(NumberField.class).withLabel(label).single().setValue(value);
    }

    private void budget(String label, int value) {
        budget(label, Double.valueOf(value));
    }

    private List<String> budgetLinks() {
        return find(Anchor.class, find(BudgetSection.class).single()).all().stream()
                .map(Anchor::getText)
                .toList();
    }

    private void against(PlotAxis axis) {
        Select<PlotAxis> against = select("Plot accuracy against");
        against.setValue(axis);
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return find(Select.class).withAriaLabel(label).single();
    }

    private JsonNode chart() {
        NetChart chart = find(NetChart.class, find(FrontSection.class).single()).single();
        return (JsonNode) chart.getElement().getPropertyRaw("chart");
    }

    private List<JsonNode> points() {
        return StreamSupport.stream(chart().path("points").spliterator(), false).toList();
    }

    private static List<String> names(List<JsonNode> points) {
        return points.stream().map(point -> point.path("name").asString()).toList();
    }
}
