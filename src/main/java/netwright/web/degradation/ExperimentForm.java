package netwright.web.degradation;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
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
import netwright.web.Typing;
import netwright.web.workspace.Candidates.Choice;
import org.jspecify.annotations.Nullable;

/** What takes part, on which images, for how long. What is wrong is said at its field. */
final class ExperimentForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final String OWN = "own";
    private static final int MOST_NETWORKS = 8;
    private static final String NO_NUMBER = "A whole number, please.";
    private static final String TOO_FEW = "At least 1.";
    private static final String TOO_MANY = "At most %,d.";

    private final transient NetworkChoices choices;
    private final transient DataSets dataSets;
    private final MultiSelectComboBox<Choice> networks = new MultiSelectComboBox<>("Networks");
    private final Select<String> data = new Select<>();
    private final TextField folder = new TextField("Folder or zip on the server, one folder a class");
    private final IntegerField images = number("Training images", Degradation.IMAGES, 60_000);
    private final IntegerField epochs = number("Epochs", Degradation.EPOCHS, Recipe.MOST_EPOCHS);
    private final IntegerField batch = number("Batch", Degradation.BATCH, Recipe.LARGEST_BATCH);
    private final IntegerField seeds = number("Seeds", Degradation.SEEDS, Sweep.MOST_SEEDS);

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

    private static IntegerField number(String label, int value, int most) {
        IntegerField field = new IntegerField(label);
        field.setValue(value);
        field.setMin(1);
        field.setStepButtonsVisible(true);
        most(field, most);
        return field;
    }

    private static void most(IntegerField field, int most) {
        field.setMax(most);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(NO_NUMBER)
                .setMinErrorMessage(TOO_FEW)
                .setMaxErrorMessage(TOO_MANY.formatted(most)));
    }

    private Stream<IntegerField> numbers() {
        return Stream.of(images, epochs, batch, seeds);
    }

    private void fitImages() {
        DataSetInfo info = info();
        if (info != null) {
            most(images, info.trainImages());
            if (images.getValue() != null && images.getValue() > info.trainImages()) {
                images.setValue(info.trainImages());
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
            refuse(folder, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    /** The experiment as it stands in the form; empty when something is wrong, which is then marked. */
    Optional<Sweep> read() {
        numbers().forEach(ExperimentForm::check);
        boolean sound = numbers().noneMatch(IntegerField::isInvalid);
        DataSetInfo info = info();
        if (!sound || info == null) {
            refuse(networks, tooFewOrMany());
            return Optional.empty();
        }
        Recipe recipe = Degradation.recipe(epochs.getValue(), batch.getValue())
                .withData(info.id())
                .withImages(images.getValue(), Math.min(Degradation.TEST_IMAGES, info.testImages()));
        return sweep(recipe, info);
    }

    private static void check(IntegerField field) {
        Integer value = field.getValue();
        refuse(
                field,
                value == null
                        ? NO_NUMBER
                        : value < field.getMin()
                                ? TOO_FEW
                                : value > field.getMax() ? TOO_MANY.formatted(field.getMax()) : "");
    }

    private static void refuse(HasValidation field, String objection) {
        field.setErrorMessage(objection);
        field.setInvalid(!objection.isEmpty());
    }

    private Optional<Sweep> sweep(Recipe recipe, DataSetInfo info) {
        String objection = tooFewOrMany();
        if (objection.isEmpty()) {
            Optional<List<Subject>> chosen = choices.subjects(networks.getValue());
            try {
                if (chosen.isPresent()) {
                    Sweep sweep = Degradation.of(
                            chosen.get(), recipe, info.shape(), info.classes().size(), seeds.getValue());
                    objection = untrainable(sweep, info);
                    if (objection.isEmpty()) {
                        refuse(networks, "");
                        return Optional.of(sweep);
                    }
                } else {
                    objection = "One of these is no longer there, or cannot be read. Take it out.";
                }
            } catch (IllegalArgumentException refused) {
                refuse(networks, "");
                refuse(seeds, String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
        }
        refuse(networks, objection);
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
            List<String> refusals = Proposal.refusals(subject.architecture(), fetched(info), sweep.recipe());
            if (!refusals.isEmpty()) {
                return "%s cannot be trained on %s: %s Take it out, or mend it in the designer."
                        .formatted(subject.name(), info.title(), refusals.getFirst());
            }
        }
        return "";
    }

    /** They are fetched when the experiment begins. */
    private static DataSetInfo fetched(DataSetInfo info) {
        return new DataSetInfo(
                info.id(),
                info.title(),
                info.shape(),
                info.classes(),
                info.trainImages(),
                info.testImages(),
                true,
                info.source(),
                info.licence());
    }
}
