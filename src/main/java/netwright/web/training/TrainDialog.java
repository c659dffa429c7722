package netwright.web.training;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.store.QueuePlace;
import netwright.store.Run;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.Proposal;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.recipe.RecipeForm;
import netwright.web.recipe.RecipeJsonDialog;
import netwright.web.workspace.Editor;
import org.jspecify.annotations.Nullable;

/** Asks what to train with: proposes, estimates, and refuses with the reason what cannot work. */
@StyleSheet("recipe.css")
final class TrainDialog extends Dialog implements RecipeForm.Host {

    private static final long serialVersionUID = 1L;
    private static final String OWN = "own";

    private final transient TrainingDesk desk;
    private final transient Editor editor;
    private final transient @Nullable Consumer<UnaryOperator<Architecture>> change;
    private final transient Function<Recipe, Run> queue;
    private final Select<String> data = new Select<>();
    private final TextField folder = new TextField("Folder or zip on the server, one folder a class");
    private final RecipeForm form;
    private final FetchPanel fetch;
    private final EstimatePanel estimate;
    private final Div notes = new Div();
    private final Button start = new Button("Start training");

    /**
     * @param change applies an edit to the drawing and opens the dialog anew; null where the drawing stays as it is
     * @param queue has the network trained with a recipe
     */
    TrainDialog(
            TrainingDesk desk,
            Editor editor,
            @Nullable Consumer<UnaryOperator<Architecture>> change,
            Function<Recipe, Run> queue) {
        super("Train " + editor.architecture().name());
        this.desk = desk;
        this.editor = editor;
        this.change = change;
        this.queue = queue;
        this.fetch = new FetchPanel(desk, () -> {
            data.getDataProvider().refreshItem(data.getValue());
            refresh();
        });
        this.estimate = new EstimatePanel(desk.files());
        this.form = new RecipeForm(desk::devices, desk.finished(), this);
        setWidth("min(880px, 94vw)");
        addClassName("train-dialog");
        images();
        notes.addClassName("notes");
        add(data, folder, fetch, notes, form, estimate);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(event -> begin());
        getFooter().add(new Button("Cancel", event -> close()), start);
        data.setValue(firstChoice());
        addDetachListener(event -> {
            fetch.cancel();
            estimate.cancel();
        });
    }

    private void images() {
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
            form.propose(Proposal.forArchitecture(editor.architecture(), info).recipe(), info);
        }
        refresh();
    }

    /** Begins as an earlier run did: with its images and its recipe. */
    void beginWith(Recipe earlier) {
        boolean known =
                desk.dataSets().known().stream().anyMatch(set -> set.id().equals(earlier.data()));
        if (!known) {
            folder.setValue(earlier.data());
        }
        data.setValue(known ? earlier.data() : OWN);
        form.beginWith(earlier);
    }

    @Override
    public void changed() {
        refresh();
    }

    @Override
    public void preview() {
        withRecipe((recipe, info) -> new PreviewDialog(editor.architecture(), recipe, desk.files()).open());
    }

    @Override
    public void findRate() {
        withRecipe((recipe, info) ->
                new RateFinderDialog(editor.architecture(), recipe, desk.files(), form::chooseRate).open());
    }

    @Override
    public void json() {
        Recipe recipe = form.recipe(dataName().isEmpty() ? "-" : dataName());
        if (recipe == null) {
            Messages.error("Mend the fields that are marked first.");
        } else {
            new RecipeJsonDialog(recipe, form::replace).open();
        }
    }

    /** For what needs the images themselves. */
    private void withRecipe(BiConsumer<Recipe, DataSetInfo> work) {
        DataSetInfo info = info();
        Recipe recipe = info == null ? null : form.recipe(dataName());
        if (info == null || recipe == null) {
            Messages.error("Choose images and mend the fields that are marked first.");
        } else if (!info.fetched()) {
            Messages.error(info.title() + " is not on this machine yet. Fetch it first.");
        } else {
            work.accept(recipe, info);
        }
    }

    private @Nullable DataSetInfo info() {
        String name = dataName();
        if (name.isEmpty()) {
            return null;
        }
        if (OWN.equals(data.getValue()) && !desk.isThere(name)) {
            return noImages(
                    name + " is not on the machine that runs Netwright. Type the full path of a folder or zip"
                            + " there, with one folder of images a class. Images on another computer have to be copied to it first.");
        }
        try {
            folder.setInvalid(false);
            return desk.dataSets().describe(name, editor.architecture().input());
        } catch (DataSetFailed e) {
            return noImages(e.getMessage());
        }
    }

    private @Nullable DataSetInfo noImages(String reason) {
        folder.setErrorMessage(reason);
        folder.setInvalid(true);
        return null;
    }

    private void refresh() {
        DataSetInfo info = info();
        notes.removeAll();
        fetch.show(info);
        if (info == null) {
            start.setEnabled(false);
            estimate.clear();
            return;
        }
        Recipe recipe = form.recipe(dataName());
        List<String> refusals =
                recipe == null ? List.of() : Proposal.refusals(editor.architecture(), asFetched(info), recipe);
        refusals.forEach(reason -> notes.add(note(reason, "error")));
        if (recipe != null) {
            Proposal.cautions(editor.architecture(), info, recipe)
                    .forEach(caution -> notes.add(note(caution, "warning")));
            if (desk.shortage(recipe) instanceof QueuePlace.Shortage shortage) {
                notes.add(note(
                        "This run " + shortage.words()
                                + ". It would wait until a larger one is there; choose fewer devices.",
                        "warning"));
            }
        }
        List<String> reasons = form.ofProposal()
                ? Proposal.forArchitecture(editor.architecture(), info).reasons()
                : Proposal.fitting(editor.architecture(), info);
        reasons.forEach(text -> notes.add(note(text, "quiet")));
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
        Consumer<UnaryOperator<Architecture>> edit = change;
        if (edit != null && (!a.input().equals(info.shape()) || a.classes() != classes)) {
            Button set = new Button("Set the network to %s and %d classes".formatted(info.shape(), classes), event -> {
                close();
                edit.accept(net -> InputAdaptation.to(net, info.shape(), classes));
            });
            set.addThemeVariants(ButtonVariant.LUMO_SMALL);
            notes.add(set);
        }
    }

    private void begin() {
        DataSetInfo info = info();
        if (info == null) {
            return;
        }
        if (!info.fetched()) {
            start.setEnabled(false);
            fetch.fetch(this::begin);
            return;
        }
        Recipe recipe = form.recipe(dataName());
        if (recipe != null) {
            Run run = queue.apply(recipe);
            close();
            UI.getCurrent().navigate(Pages.run(run.id()));
        }
    }
}
