package netwright.web.sweep;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.architecture.Architecture;
import netwright.sweep.Subject;
import netwright.training.DataSetInfo;
import netwright.web.FieldFault;
import netwright.web.sweep.SweepDraft.Network;
import netwright.web.training.InputAdaptation;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.Candidates.Choice;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The networks of a sweep: the drawing, designs, presets, and what came with a document. */
final class NetworksField extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Workspace workspace;
    private final transient Candidates candidates;
    private final MultiSelectComboBox<Choice> choice = new MultiSelectComboBox<>("Networks");
    private final Checkbox fitted = new Checkbox();
    private final transient Map<String, Subject> known = new HashMap<>();
    private transient List<Network> given = List.of();
    private boolean showing;

    /** @param changed called after each change by a person */
    NetworksField(Workspace workspace, Candidates candidates, Runnable changed) {
        this.workspace = workspace;
        this.candidates = candidates;
        addClassName("networks");
        choice.setItemLabelGenerator(Choice::label);
        choice.setPlaceholder("The drawing, designs, presets");
        choice.setClearButtonVisible(true);
        choice.setManualValidation(true);
        choice.setWidthFull();
        fitted.setVisible(false);
        choice.addValueChangeListener(event -> {
            if (!showing) {
                changed.run();
            }
        });
        fitted.addValueChangeListener(event -> {
            if (!showing) {
                changed.run();
            }
        });
        add(choice, fitted);
    }

    void show(List<Network> networks, boolean fit) {
        given = networks.stream().filter(network -> network.given() != null).toList();
        given.forEach(network ->
                Optional.ofNullable(network.given()).ifPresent(subject -> known.put(network.key(), subject)));
        List<Choice> choices = choices();
        Set<String> keys = networks.stream().map(Network::key).collect(Collectors.toCollection(LinkedHashSet::new));
        showing = true;
        choice.setItems(choices);
        choice.setValue(choices.stream()
                .filter(each -> keys.contains(each.key()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        fitted.setValue(fit);
        showing = false;
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        given.forEach(network -> choices.add(new Choice(
                network.key(),
                Optional.ofNullable(network.given()).map(Subject::name).orElse("") + " · as given")));
        if (!workspace.nothingDrawn()) {
            String name = Subject.of(workspace.unsaved().architecture()).name();
            choices.add(new Choice(SweepDraft.DRAWING, name + " · drawing"));
        }
        candidates.choices().stream()
                .filter(each -> !each.key().startsWith("run:"))
                .forEach(choices::add);
        return choices;
    }

    List<Network> networks() {
        return choice.getValue().stream()
                .map(each -> given.stream()
                        .filter(network -> network.key().equals(each.key()))
                        .findFirst()
                        .orElseGet(() -> new Network(each.key(), null)))
                .toList();
    }

    boolean fitted() {
        return fitted.getValue();
    }

    /** No network, no sweep: says so at the field. */
    boolean sound() {
        boolean none = choice.getValue().isEmpty();
        FieldFault.mark(choice, none ? "Choose at least one network." : "");
        return !none;
    }

    /** What is chosen, each under a name of its own. @param images that they are brought to if that is wanted */
    List<Subject> subjects(@Nullable DataSetInfo images) {
        List<Subject> chosen = choice.getValue().stream()
                .flatMap(each -> find(each.key()).stream())
                .toList();
        offerFit(chosen, images);
        List<Subject> subjects = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Subject subject : chosen) {
            String name = subject.name();
            for (int i = 2; !names.add(name); i++) {
                name = subject.name() + " (" + i + ")";
            }
            boolean fit = images != null && fitted.getValue() && differs(subject.architecture(), images);
            subjects.add(new Subject(
                    name,
                    fit
                            ? InputAdaptation.to(
                                    subject.architecture(),
                                    images.shape(),
                                    images.classes().size())
                            : subject.architecture()));
        }
        return subjects;
    }

    private Optional<Subject> find(String key) {
        if (key.equals(SweepDraft.DRAWING)) {
            return Optional.of(Subject.of(workspace.unsaved().architecture()));
        }
        Subject found = known.get(key);
        if (found == null) {
            found = candidates.find(key).map(NetworksField::subject).orElse(null);
            if (found != null) {
                known.put(key, found);
            }
        }
        return Optional.ofNullable(found);
    }

    /** Under the title of the preset or the name of the design. */
    private static Subject subject(Candidate candidate) {
        return Subject.of(candidate.architecture().withName(candidate.title()));
    }

    private void offerFit(List<Subject> chosen, @Nullable DataSetInfo images) {
        boolean needed = images != null && chosen.stream().anyMatch(each -> differs(each.architecture(), images));
        fitted.setVisible(needed);
        if (needed) {
            fitted.setLabel("Set the networks to %s and %d classes, as the images are"
                    .formatted(images.shape(), images.classes().size()));
        }
    }

    private static boolean differs(Architecture network, DataSetInfo images) {
        return !network.input().equals(images.shape())
                || network.classes() != images.classes().size();
    }
}
