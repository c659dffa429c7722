package netwright.web;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import netwright.recipe.Augmentation;
import netwright.recipe.EngineName;
import netwright.recipe.Kind;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.training.Devices;
import org.jspecify.annotations.Nullable;

/** The settings of a training. What someone has set stays when something else is proposed; errors stand under their fields. */
final class RecipeForm extends Div {

    private static final long serialVersionUID = 1L;

    private final NumberField epochs = RecipeFields.whole("Epochs", 1, Recipe.MOST_EPOCHS);
    private final NumberField batch = RecipeFields.whole("Batch size", 1, Recipe.LARGEST_BATCH);
    private final Select<Kind<? extends Optimizer>> optimizer = new Select<>();
    private final NumberField learningRate = RecipeFields.above0("Peak learning rate", Recipe.HIGHEST_LEARNING_RATE);
    private final NumberField weightDecay = RecipeFields.share("Weight decay", Recipe.HIGHEST_WEIGHT_DECAY);
    private final NumberField seed = RecipeFields.whole("Seed");
    private final Select<EngineName> engine = new Select<>();
    private final Select<Devices.Device> device = new Select<>();
    private final transient Runnable changed;
    private final Set<HasValue<?, ?>> chosen = new HashSet<>();
    private transient List<Augmentation> augmentation = List.of();
    private boolean proposing;

    /**
     * @param devices those on which an engine can train
     * @param changed called after each change by a person
     */
    RecipeForm(Function<EngineName, List<Devices.Device>> devices, Runnable changed) {
        this.changed = changed;
        addClassName("train-form");
        add(epochs, batch, optimizer, learningRate, weightDecay, seed, engine, device);
        for (NumberField field : numbers()) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValidationStatusChangeListener(event -> changed());
        }
        List.of(epochs, batch, seed).forEach(field -> field.setStepButtonsVisible(true));
        epochs.setHelperText("Passes over the training images");
        batch.setHelperText("Images per step");
        learningRate.setHelperText("Warmed up, then cosine to zero");
        seed.setHelperText("Same seed, same run");
        choices(devices);
        numbers().forEach(this::follow);
        List.of(optimizer, engine, device).forEach(this::follow);
    }

    private void choices(Function<EngineName, List<Devices.Device>> devices) {
        optimizer.setLabel("Optimizer");
        optimizer.setItems(Optimizer.kinds());
        optimizer.setItemLabelGenerator(Kind::label);
        engine.setLabel("Engine");
        engine.setItems(EngineName.values());
        engine.setItemLabelGenerator(EngineName::label);
        device.setLabel("Device");
        device.setItemLabelGenerator(Devices.Device::label);
        optimizer.addValueChangeListener(event -> {
            if (!proposing && event.getValue() != null) {
                proposing(() -> propose(learningRate, event.getValue().create().learningRate()));
            }
        });
        engine.addValueChangeListener(event -> {
            List<Devices.Device> there = devices.apply(event.getValue());
            proposing(() -> {
                device.setItems(there);
                device.setValue(there.getFirst());
            });
        });
    }

    private List<NumberField> numbers() {
        return List.of(epochs, batch, learningRate, weightDecay, seed);
    }

    private void follow(HasValue<?, ?> field) {
        field.addValueChangeListener(event -> {
            if (!proposing) {
                chosen.add(field);
            }
            changed();
        });
    }

    private void changed() {
        if (!proposing) {
            changed.run();
        }
    }

    /** Fills in what nobody has chosen yet. */
    void propose(Recipe recipe) {
        proposing(() -> {
            propose(epochs, (double) recipe.epochs());
            propose(batch, (double) recipe.batch());
            propose(optimizer, recipe.optimizer().kind());
            propose(learningRate, recipe.learningRate());
            propose(weightDecay, recipe.optimizer().weightDecay());
            augmentation = recipe.augmentation();
            propose(seed, (double) recipe.seed());
            propose(engine, recipe.engine());
        });
    }

    private void proposing(Runnable proposal) {
        boolean before = proposing;
        proposing = true;
        proposal.run();
        proposing = before;
    }

    private <T> void propose(HasValue<?, T> field, T value) {
        if (!chosen.contains(field)) {
            field.setValue(value);
        }
    }

    /** Null while a field holds what cannot be; the field says what could. */
    @Nullable Recipe recipe(String data) {
        if (numbers().stream().anyMatch(field -> field.isInvalid() || field.isEmpty())) {
            return null;
        }
        Optimizer rule = optimizer
                .getValue()
                .create()
                .withLearningRate(learningRate.getValue())
                .withWeightDecay(weightDecay.getValue());
        return Recipe.of(data, epochs.getValue().intValue(), batch.getValue().intValue(), rule)
                .withSeed(seed.getValue().longValue())
                .on(
                        engine.getValue(),
                        device.getValue() == null ? "cpu" : device.getValue().id())
                .withAugmentation(augmentation);
    }
}
