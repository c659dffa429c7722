package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import netwright.architecture.Architecture;
import netwright.recipe.Augmentation;
import netwright.recipe.EngineName;
import netwright.recipe.Kind;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.Devices;
import netwright.training.Proposal;
import org.jspecify.annotations.Nullable;

/** Asks what to train with: proposes, estimates, and refuses with the reason what cannot work. */
final class TrainDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final String OWN = "own";

    private final transient TrainingDesk desk;
    private final transient Editor editor;
    private final transient Consumer<UnaryOperator<Architecture>> change;
    private final Select<String> data = new Select<>();
    private final TextField folder = new TextField("Folder or zip on the server, one folder a class");
    private final IntegerField epochs = new IntegerField("Epochs");
    private final IntegerField batch = new IntegerField("Batch size");
    private final Select<Kind<? extends Optimizer>> optimizer = new Select<>();
    private final NumberField learningRate = new NumberField("Peak learning rate");
    private final NumberField weightDecay = new NumberField("Weight decay");
    private final IntegerField seed = new IntegerField("Seed");
    private final Select<EngineName> engine = new Select<>();
    private final Select<Devices.Device> device = new Select<>();
    private final FetchPanel fetch;
    private final EstimatePanel estimate;
    private final Div notes = new Div();
    private final Button start = new Button("Start training");
    private transient List<Augmentation> augmentation = List.of();
    private boolean proposing;

    TrainDialog(TrainingDesk desk, Editor editor, Consumer<UnaryOperator<Architecture>> change) {
        super("Train " + editor.architecture().name());
        this.desk = desk;
        this.editor = editor;
        this.change = change;
        this.fetch = new FetchPanel(desk, () -> {
            data.getDataProvider().refreshItem(data.getValue());
            refresh();
        });
        this.estimate = new EstimatePanel(desk.files());
        setWidth("min(720px, 94vw)");
        addClassName("train-dialog");
        fields();
        Div numbers = new Div(epochs, batch, optimizer, learningRate, weightDecay, seed, engine, device);
        numbers.addClassName("train-form");
        notes.addClassName("notes");
        add(data, folder, fetch, notes, numbers, estimate);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(event -> begin());
        getFooter().add(new Button("Cancel", event -> close()), start);
        data.setValue(firstChoice());
        addDetachListener(event -> {
            fetch.cancel();
            estimate.cancel();
        });
    }

    private void fields() {
        List<DataSetInfo> known = desk.dataSets().known();
        List<String> ids = new ArrayList<>(known.stream().map(DataSetInfo::id).toList());
        ids.add(OWN);
        data.setLabel("Images");
        data.setItems(ids);
        data.setItemLabelGenerator(id -> id.equals(OWN) ? "A folder or zip of my own images" : title(id));
        data.addValueChangeListener(event -> dataChosen());
        data.setWidthFull();
        folder.setWidthFull();
        folder.setPlaceholder("/home/me/flowers");
        folder.setValueChangeMode(ValueChangeMode.LAZY);
        folder.addValueChangeListener(event -> dataChosen());
        optimizer.setLabel("Optimizer");
        optimizer.setItems(Optimizer.kinds());
        optimizer.setItemLabelGenerator(Kind::label);
        engine.setLabel("Engine");
        engine.setItems(EngineName.values());
        engine.setItemLabelGenerator(EngineName::label);
        device.setLabel("Device");
        device.setItemLabelGenerator(Devices.Device::label);
        for (IntegerField field : List.of(epochs, batch, seed)) {
            field.setStepButtonsVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(event -> refresh());
        }
        for (NumberField field : List.of(learningRate, weightDecay)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(event -> refresh());
        }
        epochs.setHelperText("Passes over the training images");
        batch.setHelperText("Images per step");
        learningRate.setHelperText("Warmed up, then cosine to zero");
        seed.setHelperText("Same seed, same run");
        optimizer.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                learningRate.setValue(event.getValue().create().learningRate());
            }
            refresh();
        });
        engine.addValueChangeListener(event -> {
            List<Devices.Device> devices = desk.devices(event.getValue());
            device.setItems(devices);
            device.setValue(devices.getFirst());
            refresh();
        });
        device.addValueChangeListener(event -> refresh());
    }

    private String title(String id) {
        DataSetInfo info = desk.dataSets().describe(id, editor.architecture().input());
        return "%s · %s images of %s, %d classes%s"
                .formatted(
                        info.title(),
                        Numbers.exact(info.trainImages() + info.testImages()),
                        info.shape(),
                        info.classes().size(),
                        info.fetched() ? "" : " · not fetched yet");
    }

    /** The first data set whose images are what the network takes, else the first. */
    private String firstChoice() {
        Architecture architecture = editor.architecture();
        List<DataSetInfo> known = desk.dataSets().known();
        return known.stream()
                .filter(set -> set.shape().equals(architecture.input()))
                .map(DataSetInfo::id)
                .findFirst()
                .orElse(known.getFirst().id());
    }

    private String dataName() {
        return OWN.equals(data.getValue()) ? folder.getValue().strip() : data.getValue();
    }

    private void dataChosen() {
        folder.setVisible(OWN.equals(data.getValue()));
        DataSetInfo info = info();
        if (info != null) {
            Recipe proposed =
                    Proposal.forArchitecture(editor.architecture(), info).recipe();
            proposing = true;
            epochs.setValue(proposed.epochs());
            batch.setValue(proposed.batch());
            optimizer.setValue(proposed.optimizer().kind());
            learningRate.setValue(proposed.learningRate());
            weightDecay.setValue(proposed.optimizer().weightDecay());
            augmentation = proposed.augmentation();
            seed.setValue(Math.toIntExact(proposed.seed()));
            engine.setValue(proposed.engine());
            proposing = false;
        }
        refresh();
    }

    private @Nullable DataSetInfo info() {
        String name = dataName();
        if (name.isEmpty()) {
            return null;
        }
        try {
            folder.setInvalid(false);
            return desk.dataSets().describe(name, editor.architecture().input());
        } catch (DataSetFailed e) {
            folder.setErrorMessage(e.getMessage());
            folder.setInvalid(true);
            return null;
        }
    }

    private void refresh() {
        if (proposing) {
            return;
        }
        DataSetInfo info = info();
        notes.removeAll();
        fetch.show(info);
        if (info == null) {
            start.setEnabled(false);
            estimate.clear();
            return;
        }
        Recipe recipe = recipe();
        List<String> refusals =
                recipe == null ? List.of() : Proposal.refusals(editor.architecture(), asFetched(info), recipe);
        refusals.forEach(reason -> notes.add(note(reason, "error")));
        Proposal.forArchitecture(editor.architecture(), info).reasons().forEach(text -> notes.add(note(text, "quiet")));
        offerShape(info);
        start.setEnabled(recipe != null && refusals.isEmpty());
        start.setText(info.fetched() ? "Start training" : "Fetch images and start");
        if (recipe != null && refusals.isEmpty()) {
            estimate.measure(editor.architecture(), recipe, info);
        } else {
            estimate.clear();
        }
    }

    /** Fetching is offered apart, so it is no reason to refuse here. */
    private static DataSetInfo asFetched(DataSetInfo info) {
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

    private static Component note(String text, String kind) {
        Span note = new Span(text);
        note.addClassNames("note", kind);
        return note;
    }

    private void offerShape(DataSetInfo info) {
        Architecture a = editor.architecture();
        int classes = info.classes().size();
        if (!a.input().equals(info.shape()) || a.classes() != classes) {
            Button set = new Button("Set the network to %s and %d classes".formatted(info.shape(), classes), event -> {
                close();
                change.accept(net -> InputAdaptation.to(net, info.shape(), classes));
            });
            set.addThemeVariants(ButtonVariant.LUMO_SMALL);
            notes.add(set);
        }
    }

    private @Nullable Recipe recipe() {
        clear(epochs, batch, seed);
        try {
            Optimizer rule = optimizer
                    .getValue()
                    .create()
                    .withLearningRate(learningRate.getValue() == null ? Double.NaN : learningRate.getValue())
                    .withWeightDecay(weightDecay.getValue() == null ? Double.NaN : weightDecay.getValue());
            return Recipe.of(dataName(), whole(epochs), whole(batch), rule)
                    .withSeed(seed.getValue() == null ? 1 : seed.getValue())
                    .on(
                            engine.getValue(),
                            device.getValue() == null
                                    ? "cpu"
                                    : device.getValue().id())
                    .withAugmentation(augmentation);
        } catch (IllegalArgumentException e) {
            notes.add(note(e.getMessage(), "error"));
            return null;
        }
    }

    private static int whole(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }

    private static void clear(IntegerField... fields) {
        for (IntegerField field : fields) {
            field.setInvalid(false);
        }
    }

    private void begin() {
        DataSetInfo info = info();
        if (info != null && !info.fetched()) {
            start.setEnabled(false);
            fetch.fetch(this::begin);
            return;
        }
        Recipe recipe = recipe();
        if (recipe != null) {
            var run = desk.start(editor, recipe);
            close();
            UI.getCurrent().navigate("run/" + run.id());
        }
    }
}
