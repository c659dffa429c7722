package netwright.web.designer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.listbox.ListBox;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import netwright.analysis.Analysis;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.lab.Experiment;
import netwright.lab.Experiments;
import netwright.lab.Outcome;
import netwright.lab.Scene;
import netwright.web.Messages;
import netwright.web.Pages;
import netwright.web.SettingEditor;
import netwright.web.lab.BeforeAfter;
import netwright.web.workspace.Editor;
import netwright.web.workspace.Workspace;

/** Swap experiments on the drawing: choose one, see at once what it does to the cost, apply it as one edit. */
@StyleSheet("lab.css")
final class ExperimentsDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PROBLEMS = 5;

    private final transient Workspace workspace;
    private final transient Editor editor;
    private final transient Consumer<UnaryOperator<Architecture>> edit;
    private final transient Runnable undo;
    private final Set<String> selected;
    private final Checkbox onlySelected = new Checkbox();
    private final ListBox<Experiment> list = new ListBox<>();
    private final Div about = new Div();
    private final Div settings = new Div();
    private final BeforeAfter figures = new BeforeAfter("Now", "Then");
    private final UnorderedList changes = new UnorderedList();
    private final UnorderedList problems = new UnorderedList();
    private final Button apply = new Button("Apply", event -> apply());
    private final Button copy = new Button("Apply to a copy", event -> applyToCopy());
    private transient Map<String, Object> chosen = Map.of();
    private transient Outcome outcome;

    ExperimentsDialog(
            Workspace workspace,
            Editor editor,
            List<String> selected,
            Consumer<UnaryOperator<Architecture>> edit,
            Runnable undo) {
        this.workspace = workspace;
        this.editor = editor;
        this.selected = Set.copyOf(selected);
        this.edit = edit;
        this.undo = undo;
        this.outcome = new Outcome(editor.architecture(), 0, List.of());
        setHeaderTitle("Experiments on " + editor.architecture().name());
        setWidth("min(1120px, 95vw)");
        setHeight("min(52rem, 92vh)");
        addClassName("experiments-dialog");
        onlySelected.setLabel(
                selected.size() == 1
                        ? "Only in " + selected.getFirst()
                        : "Only in the %d selected nodes".formatted(selected.size()));
        onlySelected.setValue(meant(selected));
        onlySelected.setVisible(!selected.isEmpty());
        onlySelected.addValueChangeListener(event -> showList());
        Div choice = new Div(onlySelected, list);
        choice.addClassName("experiment-choice");
        Div preview = preview();
        Div content = new Div(choice, preview);
        content.addClassName("experiments");
        add(content);
        footer();
        list.getElement().setAttribute("aria-label", "Experiments");
        list.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                show(event.getValue());
            }
        });
        showList();
    }

    private Div preview() {
        settings.addClassNames("settings", "experiment-settings");
        changes.addClassName("experiment-changes");
        problems.addClassNames("experiment-changes", "experiment-problems");
        Div table = new Div(figures);
        table.addClassName("compare-table");
        Div preview = new Div(about, settings, table, new H3("What changes"), changes, problems);
        preview.addClassName("experiment-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        return preview;
    }

    private void footer() {
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        copy.setTooltipText("Saves the result as another design and leaves this drawing as it is");
        getFooter().add(new Button("Cancel", event -> close()), copy, apply);
    }

    private Scene scene() {
        return new Scene(editor.architecture(), editor.analysis(), onlySelected.getValue() ? selected : Set.of());
    }

    /** Several nodes or a block are selected on purpose; a single layer mostly because it was drawn last. */
    private boolean meant(List<String> nodes) {
        return nodes.size() > 1
                || nodes.stream()
                        .flatMap(id -> editor.architecture().node(id).stream())
                        .anyMatch(node -> node.operation() instanceof Block);
    }

    /** Those with places first, so that what can be done stands on top. */
    private void showList() {
        Experiment before = list.getValue();
        Scene scene = scene();
        Map<Experiment, Integer> places = new LinkedHashMap<>();
        Experiments.all().forEach(experiment -> places.put(experiment, experiment.places(scene, Map.of())));
        List<Experiment> ordered = Experiments.all().stream()
                .sorted(java.util.Comparator.comparing(experiment -> places.get(experiment) == 0))
                .toList();
        list.setRenderer(new ComponentRenderer<>(experiment -> item(experiment, places.get(experiment))));
        list.setItems(ordered);
        list.setValue(before == null ? ordered.getFirst() : before);
    }

    private static Div item(Experiment experiment, int places) {
        Span title = new Span(experiment.title());
        Span count = new Span(places == 0 ? "none here" : places == 1 ? "1 place" : places + " places");
        count.addClassName("quiet");
        Div item = new Div(title, count);
        item.addClassName("experiment-item");
        item.getElement().setAttribute("data-experiment", experiment.id());
        return item;
    }

    private void show(Experiment experiment) {
        about.removeAll();
        Paragraph source = new Paragraph(experiment.source());
        source.addClassName("quiet");
        about.add(new H3(experiment.title()), new Paragraph(experiment.description()), source);
        chosen = new LinkedHashMap<>(experiment.defaults());
        settings.removeAll();
        for (Field field : experiment.settings()) {
            SettingEditor setting = SettingEditor.of(field, value -> changed(experiment, field, value));
            setting.update(field.defaultValue());
            settings.add(setting.component());
        }
        settings.setVisible(!experiment.settings().isEmpty());
        showOutcome(experiment);
    }

    private String changed(Experiment experiment, Field field, Object value) {
        try {
            chosen.put(field.name(), field.check(value));
        } catch (InvalidSetting e) {
            return e.getMessage();
        }
        showOutcome(experiment);
        return "";
    }

    private void showOutcome(Experiment experiment) {
        outcome = experiment.apply(scene(), chosen);
        Analysis after = outcome.places() == 0 ? editor.analysis() : Analysis.of(outcome.architecture());
        figures.show(editor.analysis(), after);
        changes.removeAll();
        outcome.changes().forEach(sentence -> changes.add(new ListItem(sentence)));
        int more = outcome.architecture().nodes().size()
                - editor.architecture().nodes().size();
        if (more != 0) {
            changes.add(new ListItem("The drawing has %d nodes, %+d."
                    .formatted(outcome.architecture().nodes().size(), more)));
        }
        showProblems(after);
        apply.setEnabled(outcome.places() > 0);
        copy.setEnabled(outcome.places() > 0);
    }

    /** What is wrong or doubtful then and was not before. */
    private void showProblems(Analysis after) {
        Set<String> before = new HashSet<>();
        editor.analysis().problems().forEach(problem -> before.add(problem.message()));
        List<Problem> fresh = after.problems().stream()
                .filter(problem -> !before.contains(problem.message()))
                .toList();
        problems.removeAll();
        fresh.stream().limit(MOST_PROBLEMS).forEach(problem -> {
            ListItem item = new ListItem(problem.message());
            item.addClassName(problem.severity().id());
            problems.add(item);
        });
        if (fresh.size() > MOST_PROBLEMS) {
            problems.add(new ListItem("And %d more like these.".formatted(fresh.size() - MOST_PROBLEMS)));
        }
        problems.setVisible(!fresh.isEmpty());
    }

    private void apply() {
        Architecture changed = outcome.architecture();
        edit.accept(a -> changed);
        close();
        Messages.undoable("Applied: %s.".formatted(list.getValue().title()), undo);
    }

    private void applyToCopy() {
        String name =
                "%s, %s".formatted(editor.architecture().name(), list.getValue().title());
        UUID design =
                workspace.saveCopy(outcome.architecture(), name, list.getValue().title());
        close();
        UI.getCurrent().navigate(Pages.design(design));
    }
}
