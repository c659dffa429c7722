package netwright.web.sweep;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.Recipe;
import netwright.sweep.Subject;
import netwright.training.DataSetInfo;
import netwright.training.Proposal;
import netwright.web.FieldFault;
import netwright.web.Messages;
import netwright.web.recipe.RecipeForm;
import netwright.web.recipe.RecipeJsonDialog;
import netwright.web.training.FetchPanel;
import netwright.web.training.ImagesChoice;
import netwright.web.training.TrainingDesk;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The images of a sweep and the recipe that its runs have in common, as the Train dialog asks for them. */
final class RecipePart extends Div implements RecipeForm.Host {

    private static final long serialVersionUID = 1L;

    /** Stands for images while none are named. */
    private static final String NONE = "-";

    private final transient TrainingDesk desk;
    private final transient Function<@Nullable DataSetInfo, List<Subject>> networks;
    private final transient Runnable changed;
    private final ImagesChoice images;
    private final FetchPanel fetch;
    private final RecipeForm form;
    private final Details details = new Details();
    private boolean showing;

    /**
     * @param networks that are trained, fitted to images where that is wanted
     * @param changed called after each change by a person
     */
    RecipePart(TrainingDesk desk, Function<@Nullable DataSetInfo, List<Subject>> networks, Runnable changed) {
        this.desk = desk;
        this.networks = networks;
        this.changed = changed;
        addClassName("recipe-part");
        images = new ImagesChoice(desk, this::input, this::trainedChanged);
        fetch = new FetchPanel(desk, () -> {
            images().fetched();
            changed.run();
        });
        form = new RecipeForm(desk::devices, desk.finished(), this);
        details.add(form);
        add(images, fetch, details);
        addDetachListener(event -> fetch.cancel());
    }

    private ImagesChoice images() {
        return images;
    }

    /** The first network's, which the images are fitted to. */
    private TensorShape input() {
        return networks.apply(null).stream()
                .findFirst()
                .map(subject -> subject.architecture().input())
                .orElse(Workspace.USUAL_INPUT);
    }

    /** Begins with a recipe; with null, with what is proposed. */
    void show(@Nullable Recipe recipe) {
        showing = true;
        if (recipe == null || recipe.data().equals(NONE)) {
            images.chooseFitting();
        } else {
            images.choose(recipe.data());
        }
        propose();
        if (recipe != null) {
            form.replace(recipe);
        }
        showing = false;
    }

    /** Other images or other networks: what nobody has chosen is proposed anew. */
    void trainedChanged() {
        if (!showing) {
            propose();
            changed.run();
        }
    }

    private void propose() {
        DataSetInfo info = images.info();
        List<Subject> subjects = networks.apply(info);
        if (info != null && !subjects.isEmpty()) {
            form.propose(
                    Proposal.forArchitecture(subjects.getFirst().architecture(), info)
                            .recipe(),
                    info);
        }
    }

    /** Null while none are chosen; the field says what is wrong. Offers to fetch what is not there. */
    @Nullable DataSetInfo info() {
        DataSetInfo info = images.info();
        fetch.show(info);
        return info;
    }

    /** Null while it cannot be, which is then in view. */
    @Nullable Recipe recipe() {
        Recipe recipe = form.recipe(images.name().isEmpty() ? NONE : images.name());
        if (recipe == null) {
            details.setOpened(true);
        } else {
            details.setSummaryText(NewSweep.summary(recipe));
        }
        return recipe;
    }

    /** Why there is no {@link #recipe}. */
    Optional<FieldFault> fault() {
        return form.fault();
    }

    /** Fetches the images, and goes on when they are there. */
    void fetch(Runnable goOn) {
        fetch.fetch(goOn);
    }

    @Override
    public void changed() {
        if (!showing) {
            changed.run();
        }
    }

    @Override
    public void preview() {
        withFirst(desk::preview);
    }

    @Override
    public void findRate() {
        withFirst((network, recipe) -> desk.findRate(network, recipe, form::chooseRate));
    }

    /** For what needs the images themselves. */
    private void withFirst(BiConsumer<Architecture, Recipe> work) {
        DataSetInfo info = images.info();
        Recipe recipe = recipe();
        List<Subject> subjects = networks.apply(info);
        if (info == null || recipe == null || subjects.isEmpty()) {
            Messages.error("Choose networks and images and mend the fields that are marked first.");
        } else if (!info.fetched()) {
            Messages.error(info.title() + " is not on this machine yet. Fetch it first.");
        } else {
            work.accept(subjects.getFirst().architecture(), recipe);
        }
    }

    /** The recipe alone. */
    @Override
    public void json() {
        Recipe recipe = recipe();
        if (recipe == null) {
            form.fault().ifPresent(FieldFault::refuse);
        } else {
            new RecipeJsonDialog(recipe, form::replace).open();
        }
    }
}
