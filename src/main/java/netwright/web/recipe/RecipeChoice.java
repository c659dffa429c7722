package netwright.web.recipe;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePreset;
import netwright.recipe.RecipePresets;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;

/** Where a recipe comes from: presets named after their source, or an earlier run; and whether it was changed since. */
final class RecipeChoice extends Div {

    private static final long serialVersionUID = 1L;
    private static final String QUICK = "quick";
    private static final String RUN = "run";

    private final Select<String> origin = new Select<>();
    private final Span changed = new Span("changed");
    private final Button reset = new Button("Reset");
    private final Paragraph about = new Paragraph();
    private final Paragraph scaling = new Paragraph();
    private final Button full = new Button();
    private transient @Nullable Recipe earlier;

    /** What the choice asks of the form around it. */
    interface Host {
        /** Another recipe was chosen, or the one chosen is to be as it was. */
        void begin();

        /** As {@link #begin}, and takes back how many images were asked for. */
        void reset();

        /** The source's own epochs and batch are wanted. */
        void inFull(int epochs, int batch);
    }

    RecipeChoice(Host host) {
        addClassName("recipe-choice");
        origin.setLabel("Recipe");
        origin.setItemLabelGenerator(this::title);
        items();
        origin.setValue(QUICK);
        origin.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                host.begin();
            }
        });
        changed.addClassNames("badge", "changed");
        reset.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        reset.addClickListener(event -> host.reset());
        about.addClassName("quiet");
        scaling.addClassName("quiet");
        full.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        full.addClickListener(event -> {
            if (preset() instanceof RecipePreset chosen) {
                host.inFull(chosen.recipe().epochs(), chosen.recipe().batch());
            }
        });
        Div row = new Div(origin, changed, reset);
        row.addClassName("recipe-row");
        add(row, about, scaling, full);
    }

    private void items() {
        List<String> items = new ArrayList<>();
        if (earlier != null) {
            items.add(RUN);
        }
        RecipePresets.all().forEach(preset -> items.add(preset.id()));
        origin.setItems(items);
    }

    private String title(String id) {
        return id.equals(RUN)
                ? "As in the earlier run"
                : RecipePresets.find(id).map(RecipePreset::title).orElse(id);
    }

    /** Offers the recipe of an earlier run, and chooses it. */
    void offer(Recipe run) {
        earlier = run;
        items();
        origin.setValue(RUN);
    }

    private @Nullable RecipePreset preset() {
        return published() ? RecipePresets.find(origin.getValue()).orElse(null) : null;
    }

    /** Whether the recipe is somebody's, whose learning rate goes with the batch. */
    boolean published() {
        return !List.of(QUICK, RUN).contains(origin.getValue());
    }

    boolean ofRun() {
        return RUN.equals(origin.getValue());
    }

    /** The chosen recipe as it is before anybody changes it. */
    Recipe base(Recipe proposed) {
        if (ofRun() && earlier != null) {
            return earlier;
        }
        return preset() instanceof RecipePreset chosen
                ? Tidy.rescaled(chosen.recipe().withData(proposed.data()), proposed.epochs(), proposed.batch())
                        .withSeed(proposed.seed())
                        .on(proposed.engine(), proposed.device())
                : proposed;
    }

    /** @param recipe as it is now, or null while it cannot be */
    void show(Recipe base, @Nullable Recipe recipe) {
        boolean other = recipe == null || !same(base, recipe);
        changed.setVisible(other);
        reset.setVisible(other);
        RecipePreset chosen = preset();
        about.setText(
                ofRun()
                        ? "What the run was trained with. Change what you like and train it again."
                        : RecipePresets.find(origin.getValue())
                                .map(preset -> preset.source() + ". " + preset.note())
                                .orElse(""));
        List<String> scaled =
                chosen == null || recipe == null ? List.of() : chosen.scaling(recipe.epochs(), recipe.batch());
        scaling.setText(String.join(" ", scaled));
        scaling.setVisible(!scaled.isEmpty());
        full.setVisible(!scaled.isEmpty());
        if (chosen != null) {
            full.setText("Use the source's %s and batches of %s"
                    .formatted(
                            Numbers.counted(chosen.recipe().epochs(), "epoch"),
                            Numbers.exact(chosen.recipe().batch())));
        }
    }

    private static boolean same(Recipe base, Recipe recipe) {
        return Stream.of(base, recipe)
                                .map(each -> each.withData("-").withSeed(1).on(base.engine(), "cpu", Precision.FLOAT32))
                                .distinct()
                                .count()
                        == 1
                && base.precision() == recipe.precision();
    }
}
