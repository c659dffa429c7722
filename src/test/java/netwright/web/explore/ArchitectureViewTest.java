package netwright.web.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import java.util.stream.StreamSupport;
import netwright.analysis.Analysis;
import netwright.analysis.FieldGrowth;
import netwright.catalog.Presets;
import netwright.store.Design;
import netwright.web.Pages;
import netwright.web.ViewTest;
import netwright.web.element.ArchitectureCanvas;
import netwright.web.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ArchitectureViewTest extends ViewTest {

    @Autowired
    Workspace workspace;

    static List<String> ids() {
        return Presets.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_architecture_has_a_page_with_its_idea_and_its_drawing(String id) {
        ArchitectureView view = open(id);

        assertThat(text(view)).contains(Presets.find(id).orElseThrow().idea());
        assertThat(canvas(0).path("readOnly").asBoolean()).isTrue();
        assertThat(canvas(0).path("nodes").size()).isEqualTo(preset(id).nodes().size());
        assertThat(view.getPageTitle()).endsWith("· Netwright");
    }

    @Test
    void it_computes_where_the_parameters_of_vgg_16_sit() {
        ArchitectureView view = open("vgg16");

        assertThat(text(view))
                .contains("123.6 M of 138.4 M parameters (89.4 %) are in 3 linear layers.")
                .contains("15.3 G of 15.5 G MACs (99.2 %) are in 13 k×k convolutions.")
                .contains("arXiv 1409.1556")
                .contains("From torchvision IMAGENET1K_V1.");
        assertThat(rows(view)).anyMatch(row -> row.contains("classifier.0") && row.contains("102,764,54474.3 %"));
    }

    @Test
    void a_bottleneck_stands_beside_resnet_50_opened_once() {
        open("resnet50");

        assertThat(find(ArchitectureCanvas.class).all()).hasSize(2);
        assertThat(StreamSupport.stream(canvas(1).path("nodes").spliterator(), false)
                        .map(node -> node.path("type").asString()))
                .containsSubsequence("conv2d", "conv2d", "conv2d", "add")
                .contains("batch_norm2d", "activation");
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2, add",
        "googlenet, concat",
        "densenet121, concat",
        "convnext_tiny, add",
        "se_resnet50, squeeze_excitation",
        "efficientnet_b0, squeeze_excitation"
    })
    void the_block_shown_is_the_one_that_the_family_is_known_for(String id, String part) {
        open(id);

        assertThat(StreamSupport.stream(canvas(1).path("nodes").spliterator(), false)
                        .map(node -> node.path("type").asString()))
                .contains(part);
    }

    @Test
    void the_field_of_resnet_50_outgrows_its_image() {
        List<FieldGrowth.Step> steps = FieldGrowth.of(Analysis.of(preset("resnet50")));

        assertThat(GrowthSection.sentence(steps, 224))
                .startsWith("From depth 36 on, at layer3.4.conv2,")
                .contains("427 pixels");
    }

    @Test
    void neighbours_in_the_family_are_one_step_away() {
        ArchitectureView view = open("resnet50");

        assertThat(find(Anchor.class, view).withClassName("family-step").all())
                .extracting(Anchor::getHref)
                .containsExactly("explore/resnet34", "explore/resnet101");
    }

    @Test
    void it_leads_to_comparison_and_difference() {
        ArchitectureView view = open("convnext_tiny");

        assertThat(find(Anchor.class, find(ArchitectureActions.class, view).single())
                        .all())
                .extracting(Anchor::getHref)
                .containsExactly(
                        "compare?items=preset:convnext_tiny",
                        "explore/diff?items=preset:resnet50,preset:convnext_tiny");
    }

    @Test
    void a_copy_opens_in_the_designer() {
        open("resnet18");

        press("Open a copy in the designer");

        assertThat(address()).isEqualTo(Pages.DRAWING);
        assertThat(workspace.unsaved().architecture().nodes())
                .hasSameSizeAs(preset("resnet18").nodes());
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_scaled_copy_is_for_small_images() {
        open("resnet18");

        Select<String> size =
                find(Select.class).withAriaLabel("Image size to scale to").single();
        test(size).selectItem("Scaled to 3×32×32, 10 classes");

        assertThat(workspace.unsaved().architecture().input()).hasToString("3×32×32");
        assertThat(workspace.unsaved().architecture().classes()).isEqualTo(10);
    }

    @Test
    void a_saved_design_has_a_page_too() {
        Design design = saved(preset("mini_resnet"));

        UI.getCurrent().navigate("explore/design/" + design.id());

        ArchitectureView view = (ArchitectureView) getCurrentView();
        assertThat(find(H2.class, view).single().getText()).isEqualTo(design.name());
        assertThat(text(view)).contains("my design").contains("Where the cost lies");
    }

    @Test
    void an_unknown_name_says_so_and_offers_what_is_like_it() {
        ArchitectureView view = open("resnet51");

        assertThat(text(view))
                .contains("There is no architecture “resnet51” here")
                .contains("Did you mean");
        assertThat(find(Anchor.class, view).withText("ResNet-18").exists()).isTrue();
        assertThat(text(open("zzz"))).contains("To the catalogue").doesNotContain("Did you mean");
        UI.getCurrent().navigate("explore/design/not-a-uuid");
        assertThat(text((Component) getCurrentView())).contains("There is no architecture “not-a-uuid” here");
    }

    @Test
    void other_pages_of_the_explorer_go_before_architectures_of_that_name() {
        RouteConfiguration routes = RouteConfiguration.forSessionScope();
        routes.setRoute("explore/other", OtherPage.class);

        UI.getCurrent().navigate("explore/other");

        assertThat(getCurrentView()).isInstanceOf(OtherPage.class);
    }

    /** Stands for one that is at a fixed address below the explorer's. */
    static final class OtherPage extends Div {
        private static final long serialVersionUID = 1L;
    }

    private ArchitectureView open(String id) {
        UI.getCurrent().navigate("explore/" + id);
        return (ArchitectureView) getCurrentView();
    }

    private JsonNode canvas(int place) {
        return (JsonNode)
                find(ArchitectureCanvas.class).all().get(place).getElement().getPropertyRaw("state");
    }

    private List<String> rows(Component view) {
        return find(NativeTableRow.class, view).all().stream()
                .map(ArchitectureViewTest::text)
                .toList();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
