package netwright.web.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Node;
import netwright.architecture.OperationTypes;
import netwright.store.Design;
import netwright.web.ExploreTabs;
import netwright.web.Pages;
import netwright.web.ViewTest;
import netwright.web.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DiffViewTest extends ViewTest {

    private static final int ACTIONS = 7;

    @Autowired
    Workspace workspace;

    private DiffView diff(String left, String right) {
        DiffSubjects.show(left, right);
        return (DiffView) getCurrentView();
    }

    private List<String> rows(Component view, String status) {
        return find(Div.class, view).withClassName("diff-row").all().stream()
                .filter(row -> row.hasClassName(status))
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private List<String> cells(Component view) {
        return find(NativeTableCell.class, view).all().stream()
                .map(cell -> cell.getElement().getTextRecursively())
                .toList();
    }

    private static Architecture wider(Architecture network) {
        return network.add(Node.of("extra", OperationTypes.get("activation").create()))
                .insert("extra", network.edges().getFirst());
    }

    @Test
    void the_totals_and_the_changed_settings_of_two_presets_stand_side_by_side() {
        DiffView view = diff("preset:resnet50", "preset:resnext50_32x4d");

        assertThat(cells(view)).contains("25,557,032", "25,028,904", "−528,128 (−2.1 %)");
        assertThat(rows(view, "changed")).hasSize(8).allMatch(row -> row.contains("Groups1→32"));
        assertThat(rows(view, "added")).isEmpty();
        assertThat(texts(view, "diff-times")).contains("× 2", "× 3", "× 5");
    }

    @Test
    void the_filter_leaves_only_differences_and_goes_into_the_address() {
        DiffView view = diff("preset:vgg16", "preset:vgg16_bn");
        assertThat(rows(view, "unchanged")).isNotEmpty();

        test(find(Checkbox.class, view).single()).click();

        DiffView filtered = (DiffView) getCurrentView();
        assertThat(rows(filtered, "unchanged")).isEmpty();
        assertThat(rows(filtered, "added")).hasSize(13);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("only=differences");
    }

    @Test
    void swapping_turns_what_was_added_into_what_was_removed() {
        DiffView view = diff("preset:vgg16", "preset:vgg16_bn");

        pressIcon("Swap sides");

        DiffView swapped = (DiffView) getCurrentView();
        assertThat(rows(swapped, "removed")).hasSize(13);
        assertThat(rows(swapped, "added")).isEmpty();
    }

    @Test
    void choosing_another_network_shows_it() {
        DiffView view = diff("preset:resnet18", "preset:resnet34");
        ComboBox<?> right =
                find(ComboBox.class, view).withAriaLabel("Right network").single();

        test(right).selectItem("ResNet-18 · preset");

        assertThat(find(Paragraph.class, (Component) getCurrentView())
                        .withClassName("diff-same")
                        .single()
                        .getText())
                .startsWith("Both compute the same");
    }

    @Test
    void a_network_that_is_not_there_is_said_to_be_gone() {
        DiffView view = diff("preset:nothing", "preset:resnet18");

        assertThat(find(Paragraph.class, view).withClassName("empty").single().getText())
                .startsWith("The left network is not there any more.");
    }

    @Test
    void what_is_on_the_canvas_compares_without_being_saved() {
        workspace.replaceUnsaved(wider(preset("mini_resnet")));

        DiffView view = diff("preset:mini_resnet", "drawing:");

        assertThat(rows(view, "added")).singleElement().asString().contains("Activation");
    }

    @Test
    void changes_since_the_last_revision_compare_with_the_design() {
        Design design = saved(preset("mini_resnet"));
        workspace.design(design.id()).orElseThrow().apply(DiffViewTest::wider);

        DiffView view = diff("design:" + design.id(), "drawing:" + design.id());

        assertThat(rows(view, "added")).hasSize(1);
        assertThat(rows(view, "removed")).isEmpty();
    }

    @Test
    void two_revisions_of_a_design_compare() {
        Design design = saved(preset("mini_resnet"));
        designs.saveRevision(design.id(), ME, "", ArchitectureJson.write(wider(preset("mini_resnet"))));

        DiffView view = diff(DiffSubjects.revision(design.id(), 1), DiffSubjects.revision(design.id(), 2));

        assertThat(rows(view, "added")).hasSize(1);
    }

    @Test
    void a_rung_opens_in_the_designer() {
        DiffView view = diff("rung:6", "rung:7");

        press("Open right in the designer");

        assertThat(address()).isEqualTo(Pages.DRAWING);
        assertThat(workspace.unsaved().architecture().name()).isEqualTo("Depthwise first");
        assertThat(view).isNotNull();
    }

    @Test
    void a_saved_design_is_one_click_from_resnet_50() {
        Design design = saved(preset("mini_resnet"));
        UI.getCurrent().navigate(Pages.DESIGNS);
        Grid<?> grid = find(Grid.class).single();
        Component actions = test(grid).getCellComponent(0, ACTIONS);

        find(Button.class, actions)
                .withAriaLabel("Structural diff of " + design.name() + " and ResNet-50")
                .single()
                .click();

        assertThat(getCurrentView()).isInstanceOf(DiffView.class);
    }

    @Test
    void comparing_exactly_two_networks_links_to_their_diff() {
        UI.getCurrent().navigate(Pages.COMPARE, QueryParameters.of("items", "preset:resnet18,preset:resnet34"));
        Component two = (Component) getCurrentView();
        assertThat(links(two)).contains(DiffSubjects.address("preset:resnet18", "preset:resnet34"));

        UI.getCurrent()
                .navigate(
                        Pages.COMPARE, QueryParameters.of("items", "preset:resnet18,preset:resnet34,preset:resnet50"));
        assertThat(links((Component) getCurrentView())).noneMatch(link -> link.startsWith(ExploreTabs.DIFF));
    }

    private List<String> links(Component view) {
        return find(Anchor.class, view).all().stream().map(Anchor::getHref).toList();
    }
}
