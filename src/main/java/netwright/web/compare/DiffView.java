package netwright.web.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import netwright.catalog.DiffRow;
import netwright.catalog.StructuralDiff;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.Pages;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.Workspace;

/** Two networks aligned stage by stage and block by block. The address holds the choice. */
@Route(value = ExploreTabs.DIFF, layout = MainLayout.class)
@PageTitle("Structural diff · Netwright")
@StyleSheet("diff.css")
final class DiffView extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final String FIRST = "preset:resnet50";
    private static final String SECOND = "preset:convnext_tiny";

    private final transient DiffSubjects subjects;
    private final transient Workspace workspace;
    private final ComboBox<Candidates.Choice> left = new ComboBox<>();
    private final ComboBox<Candidates.Choice> right = new ComboBox<>();
    private final Checkbox only = new Checkbox("Only differences");
    private final Div result = new Div();
    private boolean showing;

    DiffView(DiffSubjects subjects, Workspace workspace) {
        this.subjects = subjects;
        this.workspace = workspace;
        addClassNames("page", "diff");
        chooser(left, "Left network");
        chooser(right, "Right network");
        Button swap = new Button(VaadinIcon.EXCHANGE.create(), event -> navigate(key(right, SECOND), key(left, FIRST)));
        swap.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        swap.setAriaLabel("Swap sides");
        swap.setTooltipText("Swap sides");
        Div choice = new Div(left, swap, right);
        choice.addClassName("diff-choice");
        Div head = new Div(new H2("Structural diff"), choice);
        head.addClassName("page-head");
        only.addValueChangeListener(event -> changed());
        result.addClassName("diff-result");
        add(new ExploreTabs(ExploreTabs.DIFF), head, result);
    }

    private void chooser(ComboBox<Candidates.Choice> box, String label) {
        box.setAriaLabel(label);
        box.setItemLabelGenerator(Candidates.Choice::label);
        box.setPlaceholder("Choose a network");
        box.addValueChangeListener(event -> changed());
    }

    private void changed() {
        if (!showing && left.getValue() != null && right.getValue() != null) {
            navigate(left.getValue().key(), right.getValue().key());
        }
    }

    private static String key(ComboBox<Candidates.Choice> box, String otherwise) {
        return box.getValue() == null ? otherwise : box.getValue().key();
    }

    private void navigate(String first, String second) {
        QueryParameters parameters = QueryParameters.of("items", first + "," + second);
        UI.getCurrent()
                .navigate(ExploreTabs.DIFF, only.getValue() ? parameters.merging("only", "differences") : parameters);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String[] keys = parameters.getSingleParameter("items").orElse("").split(",", 2);
        String first = keys[0].isEmpty() ? FIRST : keys[0];
        String second = keys.length < 2 || keys[1].isEmpty() ? SECOND : keys[1];
        Optional<Candidate> before = subjects.find(first);
        Optional<Candidate> after = subjects.find(second);
        showing = true;
        only.setValue(parameters.getSingleParameter("only").isPresent());
        List<Candidates.Choice> choices = subjects.choices();
        choose(left, choices, before);
        choose(right, choices, after);
        showing = false;
        result.removeAll();
        if (before.isPresent() && after.isPresent()) {
            show(before.get(), after.get());
        } else {
            String missing = before.isPresent() ? "The right" : after.isPresent() ? "The left" : "Neither";
            Paragraph empty = new Paragraph("%s network is %sthere any more. Choose another one above."
                    .formatted(missing, missing.equals("Neither") ? "" : "not "));
            empty.addClassName("empty");
            result.add(empty);
        }
    }

    private static void choose(
            ComboBox<Candidates.Choice> box, List<Candidates.Choice> choices, Optional<Candidate> chosen) {
        List<Candidates.Choice> items = new ArrayList<>(choices);
        Candidates.Choice value = null;
        if (chosen.isPresent()) {
            Candidate candidate = chosen.get();
            value = choices.stream()
                    .filter(choice -> choice.key().equals(candidate.key()))
                    .findFirst()
                    .orElse(new Candidates.Choice(
                            candidate.key(),
                            candidate.title() + " · " + candidate.kind().toLowerCase(java.util.Locale.ROOT)));
            if (!items.contains(value)) {
                items.addFirst(value);
            }
        }
        box.setItems(items);
        box.setValue(value);
    }

    private void show(Candidate before, Candidate after) {
        StructuralDiff diff = StructuralDiff.between(before.architecture(), after.architecture());
        Div totals = new Div(new DiffTotals(before, after));
        totals.addClassName("compare-table");
        result.add(totals, bar(diff, before, after));
        if (diff.empty()) {
            Paragraph same = new Paragraph(
                    "Both compute the same: no layer, setting or connection differs. Stochastic depth acts in training only and"
                            + " is not compared.");
            same.addClassName("diff-same");
            result.add(same);
        }
        if (!diff.empty() || !only.getValue()) {
            result.add(new DiffStages(diff, before.title(), after.title(), only.getValue()));
        }
    }

    private Div bar(StructuralDiff diff, Candidate before, Candidate after) {
        Div legend = new Div();
        legend.addClassName("diff-legend");
        for (DiffRow.Status status : DiffRow.Status.values()) {
            Span entry =
                    new Span(Signs.mark(status), new Span("%d %s".formatted(diff.count(status), Signs.word(status))));
            entry.addClassNames("diff-entry", Signs.word(status));
            legend.add(entry);
        }
        Div bar = new Div(
                only, legend, open("Open left in the designer", before), open("Open right in the designer", after));
        bar.addClassName("diff-bar");
        return bar;
    }

    /** A saved design opens itself, anything else as a copy. */
    private Component open(String label, Candidate candidate) {
        Button button = new Button(label, event -> {
            String[] key = candidate.key().split(":", 2);
            if (key[0].equals("design") || key[0].equals("drawing")) {
                UI.getCurrent().navigate(key[1].isEmpty() ? Pages.DRAWING : Pages.design(UUID.fromString(key[1])));
            } else {
                workspace.openCopy(candidate.architecture());
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
