package netwright.web.recipe;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.Run;
import netwright.training.DataSetInfo;
import netwright.training.Devices;
import netwright.web.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a training: where the recipe comes from, how long it runs, and its parts. What someone has set stays
 * when something else is proposed; errors stand under their fields.
 */
public final class RecipeForm extends Div implements RecipeChoice.Host, FieldFault.Source {

    private static final long serialVersionUID = 1L;

    /** What the form asks of the dialog around it. */
    public interface Host {
        void changed();

        void preview();

        void findRate();

        void json();
    }

    private final transient Host host;
    private final RecipeChoice choice;
    private final RunFields run;
    private final RecipeSections sections;
    private transient Recipe proposed = Recipe.proposedFor("-");
    private transient Recipe base = proposed;
    private transient @Nullable DataSetInfo info;

    /**
     * @param devices those on which an engine can train
     * @param runs from which weights can be taken
     */
    public RecipeForm(Function<EngineName, List<Devices.Device>> devices, List<Run> runs, Host host) {
        this.host = host;
        addClassName("recipe-form");
        choice = new RecipeChoice(this);
        run = new RunFields(devices, this::changed);
        Button find = tool("Find learning rate", VaadinIcon.SEARCH, host::findRate);
        Button preview = tool("Preview images", VaadinIcon.PICTURE, host::preview);
        sections = new RecipeSections(runs, find, preview, this::changed);
        Button json = tool("Recipe as JSON", VaadinIcon.CODE, host::json);
        add(choice, run, sections, json);
    }

    private static Button tool(String label, VaadinIcon icon, Runnable run) {
        Button button = new Button(label, icon.create(), event -> run.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.addClassName("recipe-tool");
        return button;
    }

    /** Fills in what nobody has chosen yet, for these images. */
    public void propose(Recipe recipe, DataSetInfo images) {
        proposed = recipe;
        info = images;
        base = choice.base(proposed);
        run.propose(base);
        sections.propose(base);
        follow();
        summarise();
    }

    /** Offers an earlier run's recipe and begins with it. */
    public void beginWith(Recipe earlier) {
        choice.offer(earlier);
    }

    @Override
    public void begin() {
        base = choice.base(proposed);
        run.forgetGiven();
        sections.forget();
        if (choice.ofRun()) {
            run.choose(base);
        } else {
            run.propose(base);
        }
        sections.propose(base);
        changed();
    }

    @Override
    public void reset() {
        run.forget();
        begin();
    }

    @Override
    public void inFull(int epochs, int batch) {
        run.choose(epochs, batch);
    }

    /** Puts a whole recipe in place of what stands here. */
    public void replace(Recipe recipe) {
        run.choose(recipe);
        sections.choose(recipe);
        changed();
    }

    public void chooseRate(double rate) {
        sections.chooseRate(rate);
    }

    private void changed() {
        follow();
        summarise();
        host.changed();
    }

    /** The schedule follows the epochs, and of published recipes the rate the batch, until someone edits them. */
    private void follow() {
        if (run.fault().isPresent()) {
            return;
        }
        Recipe now = run.apply(base);
        if (!sections.edits(RecipeSections.Section.SCHEDULE)) {
            sections.show(
                    RecipeSections.Section.SCHEDULE,
                    now.epochs() == base.epochs() ? base : Tidy.rescaled(base, now.epochs(), base.batch()));
        }
        if (choice.published() && !sections.edits(RecipeSections.Section.OPTIMIZER)) {
            sections.show(RecipeSections.Section.OPTIMIZER, Tidy.rescaled(base, base.epochs(), now.batch()));
        }
    }

    /** Whether the recipe is the proposal, or was before somebody changed it. */
    public boolean ofProposal() {
        return !choice.published() && !choice.ofRun();
    }

    private void summarise() {
        Recipe recipe = recipe("-");
        choice.show(base, recipe);
        if (recipe != null && info instanceof DataSetInfo images) {
            sections.summarise(recipe, images.used(recipe).trainImages(), images.traits());
        }
    }

    /** The first field that holds what cannot be; it says what could. */
    @Override
    public Optional<FieldFault> fault() {
        return run.fault().or(sections::fault);
    }

    /** Null while there is a {@link #fault}. */
    public @Nullable Recipe recipe(String data) {
        return fault().isPresent() ? null : sections.apply(run.apply(base.withData(data)));
    }
}
