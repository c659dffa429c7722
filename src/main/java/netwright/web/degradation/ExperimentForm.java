package netwright.web.degradation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netwright.recipe.Recipe;
import netwright.sweep.Degradation;
import netwright.sweep.Subject;
import netwright.sweep.Sweep;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.DataSets;
import netwright.training.Proposal;
import netwright.web.FieldFault;
import netwright.web.Typing;
import netwright.web.WholeNumbers;
import netwright.web.workspace.Candidates.Choice;
import org.jspecify.annotations.Nullable;

/** What takes part, on which images, for how long. What is wrong is said at its field. */
final class ExperimentForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final String OWN = "own";
    private static final int MOST_NETWORKS = 8;

    private final transient NetworkChoices choices;
    private final transient DataSets dataSets;
    private final MultiSelectComboBox<Choice> networks = new MultiSelectComboBox<>("Networks");
    private final Select<String> data = new Select<>();
    private final TextField folder = new TextField("Folder or zip on the server, one folder a class");
    private final NumberField images = number("Training images", Degradation.IMAGES, 60_000);
    private final NumberField epochs = number("Epochs", Degradation.EPOCHS, Recipe.MOST_EPOCHS);
    private final NumberField batch = number("Batch size", Degradation.BATCH, Recipe.LARGEST_BATCH);
    private final NumberField seeds = number("Seeds", Degradation.SEEDS, Sweep.MOST_SEEDS);

    /** @param changed told of every change */
    ExperimentForm(NetworkChoices choices, DataSets dataSets, Runnable changed) {
        this.choices = choices;
        this.dataSets = dataSets;
        addClassName("experiment-form");
        networks.setItems(choices.all());
        networks.setItemLabelGenerator(Choice::label);
        networks.setValue(choices.proposed());
        List<String> known =
                new ArrayList<>(dataSets.known().stream().map(DataSetInfo::id).toList());
        known.add(OWN);
        data.setLabel("Images");
        data.setItems(known);
        data.setItemLabelGenerator(id -> id.equals(OWN) ? "A folder or zip of my own" : DataSets.title(id));
        data.setValue(Degradation.DATA);
        folder.setVisible(false);
        Typing.follow(folder);
        data.addValueChangeListener(event -> {
            folder.setVisible(OWN.equals(event.getValue()));
            fitImages();
        });
        folder.addValueChangeListener(event -> fitImages());
        networks.addValueChangeListener(event -> changed.run());
        data.addValueChangeListener(event -> changed.run());
        folder.addValueChangeListener(event -> changed.run());
        numbers().forEach(field -> field.addValueChangeListener(event -> changed.run()));
        add(networks, data, folder, images, epochs, batch, seeds);
    }

    private static NumberField number(String label, int value, int most) {
        NumberField field = WholeNumbers.field(label, 1, most);
        field.setValue((double) value);
        field.setStepButtonsVisible(true);
        field.setManualValidation(true);
        Typing.follow(field);
        return field;
    }

    private Stream<NumberField> numbers() {
        return Stream.of(images, epochs, batch, seeds);
    }

    private void fitImages() {
        DataSetInfo info = info();
        if (info != null) {
            WholeNumbers.bound(images, 1, info.trainImages());
            if (images.getValue() != null && images.getValue() > info.trainImages()) {
                images.setValue((double) info.trainImages());
            }
        }
    }

    private String dataName() {
        return OWN.equals(data.getValue()) ? folder.getValue().strip() : data.getValue();
    }

    /** Null when there are no such images, which is then said at the field. */
    private @Nullable DataSetInfo info() {
        folder.setInvalid(false);
        try {
            if (dataName().isEmpty()) {
                throw new DataSetFailed("Type the full path of a folder or zip.");
            }
            return dataSets.describe(
                    dataName(), Degradation.networks().getFirst().architecture().input());
        } catch (DataSetFailed | InvalidPathException wrong) {
            FieldFault.mark(folder, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    /** The experiment as it stands in the form; empty when something is wrong, which is then marked. */
    Optional<Sweep> read() {
        // All of them, so that each is marked that is wrong.
        boolean sound = numbers().map(WholeNumbers::check).reduce(true, Boolean::logicalAnd);
        DataSetInfo info = info();
        if (!sound || info == null) {
            FieldFault.mark(networks, tooFewOrMany());
            return Optional.empty();
        }
        Recipe recipe = Degradation.recipe(whole(epochs), whole(batch))
                .withData(info.id())
                .withImages(whole(images), Math.min(Degradation.TEST_IMAGES, info.testImages()));
        return sweep(recipe, info);
    }

    /** The first field that is marked, after {@link #read} came to nothing. */
    Optional<FieldFault> fault() {
        return Stream.<Component>concat(Stream.of(networks, folder), numbers())
                .filter(field -> ((HasValidation) field).isInvalid())
                .findFirst()
                .map(field -> new FieldFault(((HasLabel) field).getLabel(), field));
    }

    private Optional<Sweep> sweep(Recipe recipe, DataSetInfo info) {
        String objection = tooFewOrMany();
        if (objection.isEmpty()) {
            Optional<List<Subject>> chosen = choices.subjects(networks.getValue());
            try {
                if (chosen.isPresent()) {
                    Sweep sweep = Degradation.of(
                            chosen.get(), recipe, info.shape(), info.classes().size(), whole(seeds));
                    objection = untrainable(sweep, info);
                    if (objection.isEmpty()) {
                        FieldFault.mark(networks, "");
                        return Optional.of(sweep);
                    }
                } else {
                    objection = "One of these is no longer there, or cannot be read. Take it out.";
                }
            } catch (IllegalArgumentException refused) {
                FieldFault.mark(networks, "");
                FieldFault.mark(seeds, String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
        }
        FieldFault.mark(networks, objection);
        return Optional.empty();
    }

    private String tooFewOrMany() {
        int count = networks.getValue().size();
        return count < 2
                ? "Choose at least two: there has to be something to compare."
                : count > MOST_NETWORKS ? "Choose at most %d.".formatted(MOST_NETWORKS) : "";
    }

    private static String untrainable(Sweep sweep, DataSetInfo info) {
        for (Subject subject : sweep.subjects()) {
            List<String> refusals = Proposal.refusals(subject.architecture(), info.asFetched(), sweep.recipe());
            if (!refusals.isEmpty()) {
                return "%s cannot be trained on %s: %s Take it out, or mend it in the designer."
                        .formatted(subject.name(), info.title(), refusals.getFirst());
            }
        }
        return "";
    }

    private static int whole(NumberField field) {
        return field.getValue().intValue();
    }
}
