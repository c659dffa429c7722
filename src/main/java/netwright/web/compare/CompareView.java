package netwright.web.compare;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Pages;
import netwright.web.Watch;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;

/** Networks side by side: cost, stages, accuracy; and runs in groups: curves, seeds, recipes. */
@Route(value = Pages.COMPARE, layout = MainLayout.class)
@StyleSheet("recipe.css")
@StyleSheet("compare.css")
@PageTitle("Compare · Netwright")
final class CompareView extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final String ITEMS = "items";
    private static final String FIRST = "preset:resnet18,preset:resnet50,preset:convnext_tiny";
    private static final int POLL_MILLIS = 2_000;

    private final transient Candidates candidates;
    private final transient Runs runs;
    private final transient MoreSeeds moreSeeds;
    private final MultiSelectComboBox<Candidates.Choice> choice = new MultiSelectComboBox<>();
    private final Paragraph leftOut = new Paragraph();
    private final GroupCurves curves = new GroupCurves(this::remember);
    private final SeedsSection seeds = new SeedsSection(this::trainMore);
    private final RecipesSection recipes = new RecipesSection();
    private final Div table = new Div();
    private final AccuracyPlot accuracy;
    private transient Chosen chosen = Chosen.NOTHING;
    private String items = "";
    private boolean showing;
    private final transient Watch watch =
            new Watch(this, POLL_MILLIS, () -> !chosen.going().isEmpty(), this::lookForNews);

    CompareView(Candidates candidates, Runs runs, MoreSeeds moreSeeds) {
        this.candidates = candidates;
        this.runs = runs;
        this.moreSeeds = moreSeeds;
        accuracy = new AccuracyPlot(candidates);
        addClassNames("page", "compare");
        choice.setPlaceholder("Add designs, runs and presets");
        choice.setAriaLabel("Networks to compare");
        choice.setItemLabelGenerator(Candidates.Choice::label);
        choice.addValueChangeListener(event -> {
            if (!showing) {
                navigate(event.getValue().stream().map(Candidates.Choice::key));
            }
        });
        Div head = new Div(new H2("Compare"), choice);
        head.addClassName("page-head");
        leftOut.addClassName("error");
        leftOut.getElement().setAttribute("role", "status");
        table.addClassNames("networks", "compare-table");
        Paragraph note = new Paragraph(
                "Published accuracies are ImageNet-1k, from the source named; measured ones are of the images named. They are not the same task.");
        note.addClassName("quiet");
        add(head, leftOut, curves, seeds, recipes, table, note, accuracy);
    }

    private void navigate(Stream<String> keys) {
        items = keys.collect(Collectors.joining(","));
        UI.getCurrent().navigate(CompareView.class, address());
    }

    /** Puts the choice into the address, so that the comparison can be bookmarked and sent on. */
    private void remember() {
        Pages.remember(Pages.COMPARE, address());
    }

    private QueryParameters address() {
        return curves.choice().addedTo(QueryParameters.of(ITEMS, items));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        items = address.getSingleParameter(ITEMS).orElse(FIRST);
        String unread = "";
        try {
            curves.choose(CurveChoice.of(address));
        } catch (IllegalArgumentException e) {
            unread = String.valueOf(e.getMessage());
            curves.choose(CurveChoice.USUAL);
        }
        show();
        leftOut.setText((leftOut.getText() + " " + unread).strip());
        leftOut.setVisible(!leftOut.getText().isEmpty());
    }

    private void show() {
        chosen = Chosen.of(items, candidates);
        leftOut.setText(chosen.leftOut());
        leftOut.setVisible(!chosen.leftOut().isEmpty());
        showChoice();
        curves.show(lines());
        seeds.show(chosen.groups());
        recipes.show(chosen.groups());
        showTable();
        accuracy.show(chosen.columns());
        watch.follow();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        chosen.groups().forEach(group -> lines.add(Line.of(group, runs)));
        for (Candidate column : chosen.columns()) {
            if (column.run() == null && column.measured() != null) {
                lines.add(Line.of(column.measured(), column.title() + ", best run"));
            }
        }
        return lines;
    }

    private void showTable() {
        table.removeAll();
        List<Candidate> columns = chosen.columns();
        if (columns.isEmpty()) {
            Paragraph empty = new Paragraph("Choose networks above to see them side by side.");
            empty.addClassName("empty");
            table.add(empty);
            return;
        }
        if (columns.size() == 2) {
            Anchor diff = Pages.link(
                    DiffSubjects.address(
                            columns.getFirst().key(), columns.getLast().key()),
                    "Structural diff of these two: stage by stage, block by block");
            table.add(diff);
        }
        table.add(new ComparisonTable(columns));
    }

    /** A run that is not over is shown when the address names it, though the list does not offer it. */
    private void showChoice() {
        Set<Candidates.Choice> now = chosen.candidates().stream()
                .map(candidates::choice)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Candidates.Choice> all = new LinkedHashSet<>(candidates.choices());
        all.addAll(now);
        showing = true;
        choice.setItems(all);
        choice.setValue(now);
        showing = false;
    }

    private void trainMore(RunGroup group) {
        List<RunGroup> others = chosen.groups().stream()
                .filter(other -> !other.name().equals(group.name()))
                .toList();
        MoreSeeds.Queued done = moreSeeds.train(group, others);
        String trained = done.queued().stream()
                .map(run -> Long.toString(run.recipe().seed()))
                .collect(Collectors.joining(" and "));
        if (done.refusal() != null) {
            Messages.error(trained.isEmpty() ? done.refusal() : "Seed " + trained + " waits. " + done.refusal());
        } else {
            Messages.done("Seeds %s of %s wait to be trained.".formatted(trained, group.name()));
        }
        if (done.queued().isEmpty()) {
            show();
            return;
        }
        navigate(Stream.concat(
                chosen.candidates().stream().map(Candidate::key),
                done.queued().stream().map(run -> "run:" + run.id())));
    }

    private void lookForNews() {
        boolean news = false;
        for (Run run : chosen.going()) {
            news |= runs.find(run.id())
                    .map(now -> now.state() != run.state() || !Objects.equals(now.scores(), run.scores()))
                    .orElse(true);
        }
        if (news) {
            show();
        }
    }
}
