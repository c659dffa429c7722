package netwright.web.compare;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.recipe.RecipeText;
import netwright.store.Run;
import netwright.training.EpochMetrics;
import netwright.web.MainLayout;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.recipe.RecipeTable;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import tools.jackson.databind.node.ObjectNode;

/** Networks side by side: cost, stages, published and measured accuracy, curves. */
@Route(value = Pages.COMPARE, layout = MainLayout.class)
@StyleSheet("recipe.css")
@PageTitle("Compare · Netwright")
final class CompareView extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final List<String> FIRST = List.of("preset:resnet18", "preset:resnet50", "preset:convnext_tiny");
    private static final int MOST = 8;

    private final transient Candidates candidates;
    private final MultiSelectComboBox<Candidates.Choice> choice = new MultiSelectComboBox<>();
    private final Select<String> against = new Select<>();
    private final Paragraph leftOut = new Paragraph();
    private final Div table = new Div();
    private final NetChart scatter = new NetChart();
    private final NetChart curves = new NetChart();
    private transient List<Candidate> shown = List.of();
    private boolean showing;

    CompareView(Candidates candidates) {
        this.candidates = candidates;
        addClassNames("page", "compare");
        choice.setPlaceholder("Add designs, runs and presets");
        choice.setAriaLabel("Networks to compare");
        choice.setItemLabelGenerator(Candidates.Choice::label);
        choice.addValueChangeListener(event -> {
            if (!showing) {
                navigate(event.getValue());
            }
        });
        Div head = new Div(new H2("Compare"), choice);
        head.addClassName("page-head");
        against.setAriaLabel("Plot accuracy against");
        against.setItems("parameters", "MACs");
        against.setItemLabelGenerator(what -> "Accuracy against " + what);
        against.setValue("parameters");
        against.addValueChangeListener(event -> showScatter());
        leftOut.addClassName("error");
        leftOut.getElement().setAttribute("role", "status");
        table.addClassName("compare-table");
        scatter.addClassName("tall");
        curves.addClassName("tall");
        Theme.follow(this, dark -> List.of(scatter, curves).forEach(chart -> chart.theme(dark)));
        Div plotted = new Div(against, scatter);
        plotted.addClassName("plot");
        Div trained = new Div(curves);
        trained.addClassName("plot");
        Div charts = new Div(plotted, trained);
        charts.addClassName("charts");
        Paragraph note = new Paragraph(
                "Published accuracies are ImageNet-1k, from the source named; measured ones are of the images named. They are not the same task.");
        note.addClassName("quiet");
        add(head, leftOut, table, note, charts);
    }

    private void navigate(Set<Candidates.Choice> chosen) {
        String items = chosen.stream().limit(MOST).map(Candidates.Choice::key).collect(Collectors.joining(","));
        UI.getCurrent().navigate(CompareView.class, QueryParameters.of("items", items));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String items = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("items")
                .orElse(String.join(",", FIRST));
        List<String> asked =
                Arrays.stream(items.split(",")).map(String::strip).distinct().toList();
        List<String> missing = new ArrayList<>();
        shown = asked.stream()
                .limit(MOST)
                .flatMap(key -> {
                    Optional<Candidate> found = candidates.find(key);
                    if (found.isEmpty() && !key.isEmpty()) {
                        missing.add(key);
                    }
                    return found.stream();
                })
                .toList();
        showLeftOut(missing, asked.size());
        showChoice();
        table.removeAll();
        if (shown.size() == 2) {
            Anchor diff = Pages.link(
                    DiffSubjects.address(shown.getFirst().key(), shown.getLast().key()),
                    "Structural diff of these two: stage by stage, block by block");
            table.add(diff);
        }
        if (shown.isEmpty()) {
            Paragraph empty = new Paragraph("Choose networks above to see them side by side.");
            empty.addClassName("empty");
            table.add(empty);
        } else {
            table.add(new ComparisonTable(shown));
        }
        showRecipes();
        showScatter();
        showCurves();
    }

    /** What two runs were trained differently with. */
    private void showRecipes() {
        List<Candidate> trained =
                shown.stream().filter(candidate -> candidate.run() != null).toList();
        if (trained.size() != 2) {
            return;
        }
        Run first = trained.getFirst().run();
        Run second = trained.getLast().run();
        List<RecipeText.Difference> differences = RecipeText.differences(first.recipe(), second.recipe());
        table.add(new H3("Recipes of the two runs"));
        if (differences.isEmpty()) {
            Paragraph same = new Paragraph("Both were trained alike; images, seed and machine aside.");
            same.addClassName("quiet");
            table.add(same);
        } else {
            table.add(new RecipeTable(heading(first), heading(second), differences));
        }
    }

    private static String heading(Run run) {
        return "%s, %s".formatted(run.name(), Numbers.time(run.created()));
    }

    private void showLeftOut(List<String> missing, int asked) {
        List<String> sentences = new ArrayList<>();
        if (!missing.isEmpty()) {
            sentences.add("Not found: " + String.join(", ", missing)
                    + ". A design or run may have been deleted; a preset may be misspelt.");
        }
        if (asked > MOST) {
            sentences.add("The address names " + asked + " networks; the first " + MOST + " are shown.");
        }
        leftOut.setText(String.join(" ", sentences));
        leftOut.setVisible(!sentences.isEmpty());
    }

    /** A run that is not over is shown when the address names it, though the list does not offer it. */
    private void showChoice() {
        Set<Candidates.Choice> chosen =
                shown.stream().map(candidates::choice).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Candidates.Choice> all = new LinkedHashSet<>(candidates.choices());
        all.addAll(chosen);
        showing = true;
        choice.setItems(all);
        choice.setValue(chosen);
        showing = false;
    }

    private void showScatter() {
        boolean macs = "MACs".equals(against.getValue());
        ObjectNode chart = Charts.scatter(
                "Accuracy against " + against.getValue(), macs ? "MACs, G" : "parameters, M", "top-1, %");
        List<Candidate> all = new ArrayList<>(shown);
        Set<String> keys = shown.stream().map(Candidate::key).collect(Collectors.toSet());
        candidates
                .presets()
                .filter(preset -> !keys.contains(preset.key()) && preset.publishedTop1() != null)
                .forEach(all::add);
        for (Candidate candidate : all) {
            Double accuracy = candidate.accuracy();
            if (accuracy != null) {
                var cost = candidate.analysis().totals().cost();
                String group = candidate.measured() != null
                        ? "measured on " + candidate.measured().data()
                        : keys.contains(candidate.key()) ? "chosen, published" : "other presets";
                Charts.point(
                        chart,
                        candidate.title(),
                        group,
                        macs ? cost.macs() / 1e9 : cost.parameters() / 1e6,
                        100 * accuracy);
            }
        }
        scatter.show(chart);
    }

    private void showCurves() {
        ObjectNode chart = Charts.overEpochs("Validation top-1 while training", "top-1, %", true);
        Set<String> names = new HashSet<>();
        for (Candidate candidate : shown) {
            if (candidate.measured() != null) {
                String name = candidate.title();
                for (int n = 2; !names.add(name); n++) {
                    name = candidate.title() + " (" + n + ")";
                }
                Charts.Points points = Charts.series(chart, name, false);
                for (EpochMetrics epoch : candidate.measured().epochs()) {
                    points.add(epoch.epoch(), 100 * epoch.validationTop1());
                }
            }
        }
        curves.show(chart);
    }
}
