package netwright.web.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import netwright.store.Design;
import netwright.web.ViewTest;
import org.junit.jupiter.api.Test;

class DesignsViewTest extends ViewTest {

    private static final int PARAMETERS = 3;
    private static final int REVISION = 5;
    private static final int ACTIONS = 7;

    @Test
    void nothing_saved_says_what_to_do() {
        DesignsView view = navigate(DesignsView.class);

        assertThat(find(Paragraph.class, view).single().getText()).startsWith("Nothing saved yet.");
        assertThat(find(Grid.class, view).exists()).isFalse();
    }

    @Test
    void designs_are_listed_with_their_numbers() {
        saved(preset("mini_resnet"));

        DesignsView view = navigate(DesignsView.class);

        Grid<?> grid = grid(view);
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getCellComponent(0, 0).getElement().getText()).isEqualTo("Mini ResNet");
        assertThat(test(grid).getCellText(0, PARAMETERS)).isNotBlank();
        assertThat(test(grid).getCellText(0, REVISION)).isEqualTo("1");
    }

    @Test
    void a_deleted_design_can_be_brought_back() {
        Design design = saved(preset("plain_cnn"));
        DesignsView view = navigate(DesignsView.class);

        action(view, "Delete " + design.name());
        assertThat(find(Grid.class, view).exists()).isFalse();
        assertThat(designs.list(ME, 10, 0)).isEmpty();
        press("Undo");

        assertThat(test(grid(view)).size()).isEqualTo(1);
        assertThat(designs.list(ME, 10, 0)).extracting(Design::id).containsExactly(design.id());
    }

    @Test
    void a_duplicate_is_another_design() {
        Design design = saved(preset("plain_cnn"));
        DesignsView view = navigate(DesignsView.class);

        action(view, "Duplicate " + design.name());

        assertThat(test(grid(view)).size()).isEqualTo(2);
        assertThat(designs.list(ME, 10, 0))
                .extracting(Design::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_search_that_finds_nothing_names_what_was_searched() {
        saved(preset("plain_cnn"));
        DesignsView view = navigate(DesignsView.class);

        test(find(TextField.class, view).single()).setValue("transformer");

        assertThat(find(Paragraph.class, view).single().getText()).contains("transformer");
    }

    /** A row's buttons are made by the grid when it is looked at. */
    private void action(DesignsView view, String label) {
        Component actions = test(grid(view)).getCellComponent(0, ACTIONS);
        find(Button.class, actions).withAriaLabel(label).single().click();
    }

    private Grid<?> grid(Component view) {
        return find(Grid.class, view).single();
    }
}
