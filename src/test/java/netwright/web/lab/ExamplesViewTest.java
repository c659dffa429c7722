package netwright.web.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import netwright.lab.examples.WorkedExample;
import netwright.lab.examples.WorkedExamples;
import netwright.web.ViewTest;
import netwright.web.workspace.DrawingPage;
import org.junit.jupiter.api.Test;

class ExamplesViewTest extends ViewTest {

    @Test
    void a_row_shows_the_lectures_number_the_computed_one_and_how_it_comes_about() {
        ExamplesView view = navigate(ExamplesView.class);

        assertThat(row(view, "vgg16-first")).contains("1,728 weights", "3×3×3×64 = 1,728", "agrees", "1,792");
        assertThat(row(view, "googlenet-parameters"))
                .contains("5 M parameters", "6.6 M parameters", "differs", "batch norm");
    }

    @Test
    void only_what_differs_can_be_shown_and_topics_without_rows_go() {
        ExamplesView view = navigate(ExamplesView.class);

        Select<?> choice = find(Select.class, view).single();
        test(choice).selectItem("Those that differ");

        long differ = WorkedExamples.all().stream().filter(e -> !e.agrees()).count();
        assertThat(ids(view))
                .hasSize(Math.toIntExact(differ))
                .contains("vgg16-fc1")
                .doesNotContain("vgg16-first");
        assertThat(find(NativeTableRow.class, view).withClassName("topic").all())
                .extracting(row -> row.getElement().getTextRecursively())
                .contains("VGG-16")
                .doesNotContain("Receptive field");
        assertThat(status(view)).contains(differ + " of ", " 0 agree");
    }

    @Test
    void a_search_finds_by_words_numbers_and_networks_and_says_when_nothing_matches() {
        ExamplesView view = navigate(ExamplesView.class);
        TextField search = find(TextField.class, view).single();

        test(search).setValue("67,840");
        assertThat(ids(view)).contains("separable-total", "separable-ratio").hasSizeLessThan(5);
        test(search).setValue("convnext-t");
        assertThat(ids(view)).contains("convnext-kernel");
        test(search).setValue("no such thing");
        assertThat(ids(view)).isEmpty();
        assertThat(status(view)).startsWith("No number matches.");
    }

    @Test
    void the_network_behind_a_number_opens_as_a_new_drawing() {
        ExamplesView view = navigate(ExamplesView.class);

        test(find(
                                com.vaadin.flow.component.button.Button.class,
                                find(NativeTableRow.class, view)
                                        .withId("inception-total")
                                        .single())
                        .single())
                .click();

        var analysis = ((DrawingPage) getCurrentView()).editor().analysis();
        assertThat(analysis.nodes().get("direct5x5").cost().macs()).isEqualTo(642_252_800);
        assertThat(analysis.sound()).isTrue();
    }

    @Test
    void a_link_to_a_chapter_shows_it_again_when_a_filter_had_hidden_it() {
        UI.getCurrent().navigate("explore/examples");
        ExamplesView view = (ExamplesView) getCurrentView();
        test(find(TextField.class, view).single()).setValue("no such thing");
        assertThat(find(Anchor.class, view)
                        .withText("7 · ResNet and skip connections")
                        .single()
                        .getHref())
                .isEqualTo("explore/examples?chapter=7");

        UI.getCurrent().navigate("explore/examples", QueryParameters.of("chapter", "7"));

        assertThat(ids(view)).hasSize(WorkedExamples.all().size());
    }

    private String row(Component view, String id) {
        return find(NativeTableRow.class, view).withId(id).single().getElement().getTextRecursively();
    }

    private List<String> ids(Component view) {
        List<String> known =
                WorkedExamples.all().stream().map(WorkedExample::id).toList();
        return find(NativeTableRow.class, view).all().stream()
                .flatMap(row -> row.getId().stream())
                .filter(known::contains)
                .toList();
    }

    private String status(Component view) {
        return find(Paragraph.class, view)
                .withAttribute("role", "status")
                .single()
                .getText();
    }
}
