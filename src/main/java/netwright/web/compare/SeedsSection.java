package netwright.web.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import netwright.store.Run;
import netwright.sweep.Verdict;
import netwright.web.Numbers;
import netwright.web.Pages;

/** What each group scored over its seeds, whether the groups differ by more than their seeds, and how to find out. */
final class SeedsSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<RunGroup> more;

    /** @param more trains more seeds of a group */
    SeedsSection(Consumer<RunGroup> more) {
        this.more = more;
        addClassNames("seeds", "compare-table");
    }

    void show(List<RunGroup> groups) {
        removeAll();
        setVisible(!groups.isEmpty());
        if (groups.isEmpty()) {
            return;
        }
        add(new H3("Over the seeds"), table(groups));
        Map<String, List<RunGroup>> byImages = groups.stream()
                .collect(Collectors.groupingBy(SeedsSection::images, LinkedHashMap::new, Collectors.toList()));
        if (byImages.size() > 1) {
            add(quiet("Scores are compared only among runs that were validated on the same images."));
        }
        byImages.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            judge("Final validation top-1", "final validation top-1", same, Run.Scores::top1);
            judge("Best validation top-1", "best validation top-1", same, Run.Scores::bestTop1);
        });
        if (byImages.values().stream().anyMatch(same -> same.size() > 1)) {
            add(
                    quiet(
                            "Differences are tested over seeds: in pairs where both groups have the same seeds, else by Welch's test; p is"
                                    + " corrected by Holm's method for all pairs of the list, each interval is for its pair alone. The best"
                                    + " epoch is chosen by the images it is scored on, so its score is flattering; the final one is not."));
        }
    }

    /** What scores were measured on; others cannot be compared with them. */
    private static String images(RunGroup group) {
        return group.recipe().data() + " " + group.recipe().testImages();
    }

    private void judge(String heading, String measure, List<RunGroup> groups, ToDoubleFunction<Run.Scores> score) {
        Map<String, Map<Long, Double>> scores = new LinkedHashMap<>();
        groups.forEach(group -> scores.put(group.name(), group.scores(score)));
        UnorderedList sentences = new UnorderedList();
        sentences.addClassName("verdict");
        Verdict.of(measure, scores).sentences().forEach(sentence -> sentences.add(new ListItem(sentence)));
        add(new H4(heading), sentences);
    }

    private NativeTable table(List<RunGroup> groups) {
        NativeTableRow head = new NativeTableRow();
        for (String name : List.of("Group", "Final top-1", "Best top-1", "Seeds", "")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (RunGroup group : groups) {
            NativeTableHeaderCell name = new NativeTableHeaderCell(group.name());
            name.getElement().setAttribute("scope", "row");
            NativeTableRow row = new NativeTableRow();
            row.add(name);
            row.add(
                    new NativeTableCell(Numbers.percent(group.sample(Run.Scores::top1))),
                    new NativeTableCell(Numbers.percent(group.sample(Run.Scores::bestTop1))),
                    seeds(group),
                    new NativeTableCell(moreSeeds(group)));
            body.add(row);
        }
        return new NativeTable(new NativeTableHeader(head), body);
    }

    private static NativeTableCell seeds(RunGroup group) {
        NativeTableCell cell = new NativeTableCell();
        group.bySeed()
                .forEach((seed, training) ->
                        cell.add(Pages.link(Pages.run(training.run().id()), Long.toString(seed)), new Span(" ")));
        List<String> facts = new ArrayList<>();
        if (!group.pending().isEmpty()) {
            facts.add("not over yet: " + listed(group.pending()));
        }
        if (!group.broken().isEmpty()) {
            facts.add("ended early and left out: " + listed(group.broken()));
        }
        int again = group.trainings().size() - group.bySeed().size();
        if (again > 0) {
            facts.add(
                    again == 1
                            ? "one run repeats a seed and is left out"
                            : again + " runs repeat seeds and are left out");
        }
        if (!facts.isEmpty()) {
            cell.add(quiet(String.join("; ", facts)));
        }
        return cell;
    }

    private static String listed(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Component moreSeeds(RunGroup group) {
        Button button = new Button(
                "Train %d more seeds".formatted(MoreSeeds.AT_ONCE),
                VaadinIcon.PLUS.create(),
                event -> more.accept(group));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setDisableOnClick(true);
        button.setAriaLabel("Train %d more seeds of %s".formatted(MoreSeeds.AT_ONCE, group.name()));
        return button;
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
