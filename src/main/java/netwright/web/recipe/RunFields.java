package netwright.web.recipe;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;
import netwright.training.Devices;
import netwright.web.FieldFault;
import netwright.web.Typing;
import netwright.web.WholeNumbers;

/** How long, in what batches, from what seed and where a training runs. */
final class RunFields extends Div implements FieldFault.Source {

    private static final long serialVersionUID = 1L;

    private final NumberField epochs = WholeNumbers.field("Epochs", 1, Recipe.MOST_EPOCHS);
    private final NumberField batch = WholeNumbers.field("Batch size", 1, Recipe.LARGEST_BATCH);
    private final NumberField seed = WholeNumbers.field("Seed");
    private final NumberField images = WholeNumbers.field("Training images", 0, Recipe.MOST_IMAGES);
    private final NumberField testImages = WholeNumbers.field("Validation images", 0, Recipe.MOST_IMAGES);
    private final Select<EngineName> engine = new Select<>();
    private final Select<Devices.Device> device = new Select<>();
    private final NumberField devices = WholeNumbers.field("Devices", 1, DeviceNames.MOST);
    private final Select<Precision> precision = new Select<>();
    private final transient Runnable changed;
    private final Set<HasValue<?, ?>> chosen = new HashSet<>();

    /** Those of epochs and batch that were chosen together with a whole recipe, and go with it. */
    private final Set<HasValue<?, ?>> given = new HashSet<>();

    private boolean showing;

    /**
     * @param available devices on which an engine can train
     * @param changed called after each change by a person
     */
    RunFields(Function<EngineName, List<Devices.Device>> available, Runnable changed) {
        this.changed = changed;
        addClassName("train-form");
        add(epochs, batch, seed, engine, device, devices, precision, images, testImages);
        for (NumberField field : numbers()) {
            Typing.follow(field);
            field.setStepButtonsVisible(true);
            field.addValidationStatusChangeListener(event -> changed());
        }
        epochs.setHelperText("Passes over the training images");
        batch.setHelperText("Images per step");
        seed.setHelperText("Same seed, same run");
        devices.setHelperText("More than one share each batch");
        images.setHelperText("0 for all of them");
        testImages.setHelperText("0 for all of them");
        engine.setLabel("Engine");
        engine.setItems(EngineName.values());
        engine.setItemLabelGenerator(EngineName::label);
        device.setLabel("Device");
        device.setItemLabelGenerator(Devices.Device::label);
        engine.addValueChangeListener(event -> {
            List<Devices.Device> there = available.apply(event.getValue());
            showing(() -> {
                device.setItems(there);
                device.setValue(there.getFirst());
            });
        });
        precision.setLabel("Precision");
        precision.setManualValidation(true);
        precision.setItems(Precision.values());
        precision.setItemLabelGenerator(Precision::label);
        precision.setValue(Precision.FLOAT32);
        List.of(engine, precision).forEach(field -> field.addValueChangeListener(event -> judgePrecision()));
        numbers().forEach(this::follow);
        List.of(engine, device, precision).forEach(this::follow);
    }

    /** Not every engine can every precision; the field says why not. */
    private void judgePrecision() {
        String objection =
                engine.getValue() == null ? null : precision.getValue().objection(engine.getValue());
        FieldFault.mark(precision, objection == null ? "" : objection);
    }

    private List<NumberField> numbers() {
        return List.of(epochs, batch, seed, devices, images, testImages);
    }

    private void follow(HasValue<?, ?> field) {
        field.addValueChangeListener(event -> {
            if (!showing) {
                chosen.add(field);
                given.remove(field);
            }
            changed();
        });
    }

    private void changed() {
        if (!showing) {
            changed.run();
        }
    }

    private void showing(Runnable show) {
        boolean before = showing;
        showing = true;
        show.run();
        showing = before;
    }

    /** Fills in what nobody has chosen yet. */
    void propose(Recipe recipe) {
        showing(() -> {
            propose(epochs, (double) recipe.epochs());
            propose(batch, (double) recipe.batch());
            propose(seed, (double) recipe.seed());
            propose(devices, (double) recipe.devices());
            propose(images, (double) recipe.images());
            propose(testImages, (double) recipe.testImages());
            propose(engine, recipe.engine());
            propose(precision, recipe.precision());
        });
    }

    /** Fills in everything, as if somebody had chosen it. */
    void choose(Recipe recipe) {
        chosen.clear();
        propose(recipe);
        showing(() -> device.getListDataView()
                .getItems()
                .filter(there ->
                        there.id().equals(DeviceNames.each(recipe.device()).getFirst()))
                .findFirst()
                .ifPresent(device::setValue));
        chosen.addAll(numbers());
        chosen.addAll(List.of(engine, precision));
        given.addAll(List.of(epochs, batch));
    }

    /** Epochs and batch of the recipe's source. */
    void choose(int otherEpochs, int otherBatch) {
        chosen.addAll(List.of(epochs, batch));
        given.addAll(List.of(epochs, batch));
        showing(() -> {
            epochs.setValue((double) otherEpochs);
            batch.setValue((double) otherBatch);
        });
        changed();
    }

    /** Forgets what came with another recipe; what was typed stays. */
    void forgetGiven() {
        chosen.removeAll(given);
        given.clear();
    }

    /** Forgets what was chosen of epochs, batch and images. */
    void forget() {
        chosen.removeAll(Set.of(epochs, batch, images, testImages));
        given.clear();
    }

    private <V> void propose(HasValue<?, V> field, V value) {
        if (!chosen.contains(field)) {
            field.setValue(value);
        }
    }

    @Override
    public Optional<FieldFault> fault() {
        return numbers().stream()
                .filter(field -> field.isInvalid() || field.isEmpty())
                .map(field -> new FieldFault(field.getLabel(), field))
                .findFirst()
                .or(() -> precision.isInvalid()
                        ? Optional.of(new FieldFault(precision.getLabel(), precision))
                        : Optional.empty());
    }

    /** The recipe with what stands here. Only where there is no {@link #fault}. */
    Recipe apply(Recipe recipe) {
        return recipe.withEpochs(epochs.getValue().intValue())
                .withBatch(batch.getValue().intValue())
                .withSeed(seed.getValue().longValue())
                .withImages(images.getValue().intValue(), testImages.getValue().intValue())
                .on(
                        engine.getValue(),
                        DeviceNames.of(
                                device.getValue() == null
                                        ? "cpu"
                                        : device.getValue().id(),
                                devices.getValue().intValue()),
                        precision.getValue());
    }
}
