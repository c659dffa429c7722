package netwright.web.training;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
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
import netwright.training.DataSetInfo;
import netwright.training.Proposal;
import netwright.web.Messages;
import netwright.web.Note;
import netwright.web.Pages;
import netwright.web.recipe.RecipeForm;
import netwright.web.recipe.RecipeJsonDialog;
import netwright.web.recipe.ToVary;
import netwright.web.workspace.Editor;
import org.jspecify.annotations.Nullable;

/** Asks what to train with: proposes, estimates, and refuses with the reason what cannot work. */
@StyleSheet("recipe.css")
final class TrainDialog extends Dialog implements RecipeForm.Host {

    private static final long serialVersionUID = 1L;
    private final transient TrainingDesk desk;
    private final transient Editor editor;
    private final transient @Nullable Consumer<UnaryOperator<Architecture>> change;
    private final transient Function<Recipe, Run> queue;
    private final ImagesChoice images;
    private final RecipeForm form;
    private final FetchPanel fetch;
    private final EstimatePanel estimate;
    private final Div notes = new Div();
    private final Verdict verdict = new Verdict();
    private final Button start = new Button("Start training");
    private boolean begun;

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
        this.images = new ImagesChoice(desk, () -> editor.architecture().input(), this::dataChosen);
        this.fetch = new FetchPanel(desk, () -> {
            images.fetched();
            refresh();
        });
        this.estimate = new EstimatePanel(desk.files());
        this.form = new RecipeForm(desk::devices, desk.finished(), this);
        setWidth("min(880px, 94vw)");
        addClassName("train-dialog");
        notes.addClassName("notes");
        add(images, fetch, notes, form, estimate);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(event -> begin());
        Button vary = new Button("Vary this…", VaadinIcon.SLIDERS.create(), event -> vary());
        vary.setTooltipText("Train this network many times, with other settings: a sweep");
        getFooter().add(verdict, vary, new Button("Cancel", event -> close()), start);
        images.chooseFitting();
        addDetachListener(event -> {
            fetch.cancel();
            estimate.cancel();
        });
    }

    private void dataChosen() {
        DataSetInfo info = images.info();
        if (info != null) {
            form.propose(Proposal.forArchitecture(editor.architecture(), info).recipe(), info);
        }
        refresh();
    }

    /** Begins as an earlier run did: with its images and its recipe. */
    void beginWith(Recipe earlier) {
        images.choose(earlier.data());
        form.beginWith(earlier);
    }

    /** With what stood here last, and leaves here what stands here then. */
    void goOn() {
        String network = editor.architecture().name();
        LastRecipe.of(network).ifPresent(left -> {
            images.choose(left.data());
            form.replace(left);
            Messages.done("Here is the recipe of last time. Reset takes it back.");
        });
        Recipe first = current();
        addOpenedChangeListener(event -> {
            Recipe last = event.isOpened() || begun ? null : current();
            if (last != null && !last.equals(first)) {
                LastRecipe.keep(network, last);
            }
        });
    }

    /** What stands here; null while it cannot be, or there are no images for it. */
    private @Nullable Recipe current() {
        return images.info() == null ? null : form.recipe(images.name());
    }

    /** Other epochs and batch than those it began with; the schedule follows. */
    void epochs(int epochs, int batch) {
        form.inFull(epochs, batch);
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
        Recipe recipe = form.recipe(images.name().isEmpty() ? "-" : images.name());
        if (recipe == null) {
            refuse();
        } else {
            new RecipeJsonDialog(recipe, form::replace).open();
        }
    }

    /** Nothing can be done with what stands here: names the field and shows it. */
    private void refuse() {
        form.fault().orElseGet(images::fault).refuse();
    }

    /** For what needs the images themselves. */
    private void withRecipe(BiConsumer<Recipe, DataSetInfo> work) {
        DataSetInfo info = images.info();
        Recipe recipe = current();
        if (info == null || recipe == null) {
            refuse();
        } else if (!info.fetched()) {
            Messages.error(info.title() + " is not on this machine yet. Fetch it first.");
        } else {
            work.accept(recipe, info);
        }
    }

    private void refresh() {
        DataSetInfo info = images.info();
        notes.removeAll();
        fetch.show(info);
        if (info == null) {
            verdict.show(images.fault());
            start.setEnabled(false);
            estimate.clear();
            return;
        }
        Recipe recipe = form.recipe(images.name());
        // Fetching is offered apart, so it is no reason to refuse here.
        List<String> refusals =
                recipe == null ? List.of() : Proposal.refusals(editor.architecture(), info.asFetched(), recipe);
        refusals.forEach(reason -> notes.add(new Note(reason, Note.Weight.ERROR)));
        List<String> cautions = recipe == null ? List.of() : cautions(info, recipe);
        cautions.forEach(caution -> notes.add(new Note(caution, Note.Weight.WARNING)));
        verdict.show(refusals.size(), cautions.size(), notes);
        form.fault().ifPresent(verdict::show);
        List<String> reasons = form.ofProposal()
                ? Proposal.forArchitecture(editor.architecture(), info).reasons()
                : Proposal.fitting(editor.architecture(), info);
        reasons.forEach(text -> notes.add(new Note(text, Note.Weight.QUIET)));
        offerShape(info);
        start.setEnabled(recipe != null && refusals.isEmpty());
        start.setText(info.fetched() ? "Start training" : "Fetch images and start");
        if (recipe != null && refusals.isEmpty()) {
            estimate.measure(editor.architecture(), recipe, info);
        } else {
            estimate.clear();
        }
    }

    private List<String> cautions(DataSetInfo info, Recipe recipe) {
        List<String> cautions = new ArrayList<>(Proposal.cautions(editor.architecture(), info, recipe));
        if (desk.shortage(recipe) instanceof QueuePlace.Shortage shortage) {
            cautions.add("This run " + shortage.words()
                    + ". It would wait until a larger one is there; choose fewer devices.");
        }
        return cautions;
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

    /** Goes to the form of a sweep with this network and this recipe. */
    private void vary() {
        Recipe recipe = form.recipe(images.name().isEmpty() ? "-" : images.name());
        if (recipe == null) {
            refuse();
            return;
        }
        new ToVary(editor.architecture(), recipe).put();
        close();
        UI.getCurrent().navigate(Pages.NEW_SWEEP);
    }

    private void begin() {
        DataSetInfo info = images.info();
        if (info == null) {
            return;
        }
        if (!info.fetched()) {
            start.setEnabled(false);
            fetch.fetch(this::begin);
            return;
        }
        Recipe recipe = form.recipe(images.name());
        if (recipe != null) {
            Run run = queue.apply(recipe);
            begun = true;
            LastRecipe.keep(editor.architecture().name(), recipe);
            close();
            UI.getCurrent().navigate(Pages.run(run.id()));
        }
    }
}
