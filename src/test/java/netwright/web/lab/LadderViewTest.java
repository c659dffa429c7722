package netwright.web.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import netwright.web.ExploreTabs;
import netwright.web.ViewTest;
import netwright.web.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LadderViewTest extends ViewTest {

    @Autowired
    Workspace workspace;

    private LadderView rung(int number) {
        UI.getCurrent().navigate(ExploreTabs.LADDER, QueryParameters.of("rung", Integer.toString(number)));
        return (LadderView) getCurrentView();
    }

    private String words(Component view) {
        return find(Div.class, view)
                .withClassName("rung-words")
                .single()
                .getElement()
                .getTextRecursively();
    }

    @Test
    void all_rungs_are_listed_and_the_first_is_chosen() {
        LadderView view = navigate(LadderView.class);

        List<Div> rungs = find(Div.class, view).withClassName("rung").all();
        assertThat(rungs).hasSize(14);
        assertThat(rungs.getFirst().getElement().getAttribute("aria-selected")).isEqualTo("true");
        assertThat(rungs.getLast().getElement().getTextRecursively())
                .contains("ConvNeXt-T", "82.0 %", "+0.50", "4.46 G");
        assertThat(words(view)).contains("25,557,032", "76.13 %");
    }

    @Test
    void a_rung_tells_what_changes_what_it_costs_and_what_the_paper_gains() {
        LadderView view = rung(4);

        assertThat(words(view))
                .contains("Depthwise convolution", "15,722,600", "2,349,507,072", "78.28 ± 0.08 %", "−1.23 points");
    }

    @Test
    void a_click_on_a_rung_shows_it() {
        LadderView view = navigate(LadderView.class);

        test(find(Div.class, view).withClassName("rung").all().get(13)).click();

        assertThat(words((Component) getCurrentView())).contains("28,589,128", "4,455,531,264");
        assertThat(view).isSameAs(getCurrentView());
    }

    @Test
    void the_kernel_rung_offers_every_kernel_that_was_tried() {
        rung(8);

        press("11×11: 80.47 %, 4.29 G");

        assertThat(workspace.unsaved().architecture().name()).isEqualTo("Large kernel 11×11");
    }

    @Test
    void what_changed_leads_to_the_diff_with_the_rung_before() {
        rung(10);

        press("What changed");

        Location now = UI.getCurrent().getInternals().getActiveViewLocation();
        assertThat(now.getPath()).isEqualTo(ExploreTabs.DIFF);
        assertThat(now.getQueryParameters().getSingleParameter("items")).contains("rung:9,rung:10");
    }

    @Test
    void a_rung_that_does_not_exist_is_the_first() {
        assertThat(words(rung(77))).contains("0 · ResNet-50");
    }

    @Test
    void the_lectures_table_stands_beside_the_papers() {
        assertThat(find(NativeTableCell.class, rung(0)).all().stream()
                        .map(NativeTableCell::getText)
                        .toList())
                .contains("Inverted bottleneck", "+0.2", "+0.14");
    }
}
