package netwright.web.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import netwright.lab.examples.WorkedExample;
import netwright.lab.examples.WorkedExamples;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.Pages;
import netwright.web.Typing;
import netwright.web.workspace.Workspace;

/** The lecture's numbers beside the same numbers computed here, chapter by chapter. */
@Route(value = ExploreTabs.EXAMPLES, layout = MainLayout.class)
@PageTitle("Worked examples · Netwright")
@StyleSheet("examples.css")
final class ExamplesView extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final String CHAPTER = "chapter";

    private enum Choice {
        ALL("All numbers"),
        AGREE("Those that agree"),
        DIFFER("Those that differ");

        private final String label;

        Choice(String label) {
            this.label = label;
        }

        boolean includes(WorkedExample example) {
            return switch (this) {
                case ALL -> true;
                case AGREE -> example.agrees();
                case DIFFER -> !example.agrees();
            };
        }
    }

    private final Select<Choice> choice = new Select<>();
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final List<ExamplesTable> tables = new ArrayList<>();

    ExamplesView(Workspace workspace) {
        addClassNames("page", "examples");
        choice.setAriaLabel("Which numbers to show");
        choice.setItems(Choice.values());
        choice.setItemLabelGenerator(which -> which.label);
        choice.setValue(Choice.ALL);
        choice.addValueChangeListener(event -> filter());
        search.setPlaceholder("Search");
        search.setAriaLabel("Search worked examples");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        Typing.follow(search);
        search.addValueChangeListener(event -> filter());
        Div head = new Div(new H2("Worked examples"), search, choice);
        head.addClassName("page-head");
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        chapters()
                .forEach((chapter, examples) -> tables.add(
                        new ExamplesTable(chapter, examples, example -> workspace.openCopy(example.network()))));
        add(new ExploreTabs(ExploreTabs.EXAMPLES), head, explanation(), links(), count);
        tables.forEach(this::add);
        filter();
    }

    private static Map<WorkedExample.Chapter, List<WorkedExample>> chapters() {
        Map<WorkedExample.Chapter, List<WorkedExample>> chapters = new LinkedHashMap<>();
        WorkedExamples.all()
                .forEach(example -> chapters.computeIfAbsent(example.chapter(), chapter -> new ArrayList<>())
                        .add(example));
        return chapters;
    }

    private static Component explanation() {
        Paragraph text =
                new Paragraph("Each number that the lecture states about an architecture, and what comes out when"
                        + " the network itself is counted. A number agrees when it is the lecture's after rounding to as many digits."
                        + " What the lecture calls FLOPs are multiply-accumulates, as in the papers and in torchvision: here they are"
                        + " MACs, and one MAC is two FLOPs. Weights are without biases, parameters with them. Accuracies and errors"
                        + " are the catalogue's published ones.");
        text.addClassName("quiet");
        return text;
    }

    private Component links() {
        Nav nav = new Nav();
        nav.addClassName("chapter-links");
        nav.getElement().setAttribute("aria-label", "Chapters");
        for (ExamplesTable table : tables) {
            Anchor link = Pages.link(
                    ExploreTabs.EXAMPLES + "?" + CHAPTER + "=" + table.chapter().number(), table.title());
            nav.add(link);
        }
        return nav;
    }

    /** A chapter in the address is brought into view, once the router has put the page to its top. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CHAPTER)
                .orElse("");
        tables.stream()
                .filter(table -> Integer.toString(table.chapter().number()).equals(wanted))
                .findFirst()
                .ifPresent(table -> {
                    if (!table.isVisible()) {
                        search.clear();
                        choice.setValue(Choice.ALL);
                    }
                    table.getElement().executeJs("setTimeout(() => this.scrollIntoView(), 50)");
                });
    }

    private void filter() {
        String words = search.getValue().strip().toLowerCase(Locale.ROOT);
        int shown = 0;
        int differ = 0;
        for (ExamplesTable table : tables) {
            List<WorkedExample> visible =
                    table.show(example -> choice.getValue().includes(example) && matches(example, words));
            shown += visible.size();
            differ +=
                    (int) visible.stream().filter(example -> !example.agrees()).count();
        }
        count.setText(
                shown == 0
                        ? "No number matches. Clear the search or show all."
                        : "%d of %d numbers; %d agree, %d differ."
                                .formatted(shown, WorkedExamples.all().size(), shown - differ, differ));
    }

    private static boolean matches(WorkedExample example, String words) {
        String text = String.join(
                " ",
                example.topic(),
                example.what(),
                example.lecture(),
                example.computed(),
                example.derivation(),
                example.remark(),
                example.network().name());
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
