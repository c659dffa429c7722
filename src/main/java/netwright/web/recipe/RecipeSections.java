package netwright.web.recipe;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.recipe.Augmentation;
import netwright.recipe.Cautions;
import netwright.recipe.ImageTraits;
import netwright.recipe.Initialisation;
import netwright.recipe.Kind;
import netwright.recipe.Mixing;
import netwright.recipe.Optimizer;
import netwright.recipe.Part;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeText;
import netwright.recipe.Regulariser;
import netwright.recipe.Schedule;
import netwright.recipe.Transfer;
import netwright.store.Run;
import netwright.web.FieldFault;
import netwright.web.Note;
import org.jspecify.annotations.Nullable;

/** The parts of a recipe, a folded section each; what is in a section stands beside its name. */
final class RecipeSections extends Div implements FieldFault.Source {

    private static final long serialVersionUID = 1L;
    private static final Recipe FIRST = Recipe.proposedFor("-");

    /** The sections, in their order. */
    enum Section {
        OPTIMIZER("Optimizer"),
        SCHEDULE("Schedule"),
        AUGMENTATION("Augmentation"),
        MIXING("Mixing"),
        REGULARISATION("Regularisation"),
        INITIALISATION("Initialisation and batch norm"),
        TRANSFER("Transfer");

        private final String title;

        Section(String title) {
            this.title = title;
        }
    }

    private final PartEditor<Optimizer> optimizer;
    private final PartEditor<Schedule> schedule;
    private final PartList<Augmentation> augmentation;
    private final PartList<Mixing> mixing;
    private final PartList<Regulariser> regularisation;
    private final PartList<Regulariser> norms;
    private final PartEditor<Initialisation> initialisation;
    private final TransferSection transfer;
    private final Note several = new Note(
            "One of these is drawn for each batch, with equal chances. Its probability says how often it is then used.",
            Note.Weight.QUIET);
    private final SchedulePlot plot = new SchedulePlot();
    private final Span[] summaries = new Span[Section.values().length];
    private final Map<Section, Details> folds = new EnumMap<>(Section.class);
    private final transient Runnable changed;
    private final Set<Section> edited = new HashSet<>();
    private transient @Nullable ImageTraits images;

    /**
     * @param runs from which weights can be taken
     * @param tools stands in the section of the optimizer
     * @param changed called after each change by a person
     */
    RecipeSections(List<Run> runs, Component optimizerTools, Component augmentationTools, Runnable changed) {
        this.changed = changed;
        addClassName("recipe-sections");
        optimizer = new PartEditor<>(
                "Optimizer",
                Optimizer.kinds(),
                FIRST.optimizer(),
                // A rate that suits one rule does not suit another.
                (kind, before) -> kind.create(),
                () -> edited(Section.OPTIMIZER));
        schedule = new PartEditor<Schedule>(
                "Schedule", Schedule.kinds(), FIRST.schedule(), Schedule::following, () -> edited(Section.SCHEDULE));
        augmentation = new PartList<>(
                "Add an augmentation", Augmentation.kinds(), true, this::cautions, () -> edited(Section.AUGMENTATION));
        mixing = new PartList<>("Add a mixing", Mixing.kinds(), false, part -> List.of(), () -> edited(Section.MIXING));
        regularisation = new PartList<>(
                "Add a regulariser",
                Regulariser.kinds().stream()
                        .filter(kind -> kind != Regulariser.BatchNormSettings.KIND)
                        .toList(),
                false,
                part -> List.of(),
                () -> edited(Section.REGULARISATION));
        norms = new PartList<>(
                "Set batch norm's momentum and ε",
                List.of(Regulariser.BatchNormSettings.KIND),
                false,
                part -> List.of(),
                () -> edited(Section.INITIALISATION));
        initialisation = new PartEditor<>(
                "Initial weights",
                Initialisation.kinds(),
                FIRST.initialisation(),
                Kind::createLike,
                () -> edited(Section.INITIALISATION));
        transfer = new TransferSection(runs, () -> edited(Section.TRANSFER));
        section(Section.OPTIMIZER, optimizer, optimizerTools).setOpened(true);
        section(Section.SCHEDULE, schedule, plot);
        section(Section.AUGMENTATION, augmentation, augmentationTools);
        section(Section.MIXING, mixing, several);
        section(Section.REGULARISATION, regularisation);
        section(Section.INITIALISATION, initialisation, norms);
        section(Section.TRANSFER, transfer);
    }

    private Details section(Section section, Component... content) {
        Span summary = new Span();
        summary.addClassName("quiet");
        summaries[section.ordinal()] = summary;
        Span title = new Span(section.title);
        title.addClassName("section-title");
        Div head = new Div(title, summary);
        head.addClassName("section-head");
        Details details = new Details(head, content);
        details.addClassName("recipe-section");
        folds.put(section, details);
        add(details);
        return details;
    }

    private void edited(Section section) {
        edited.add(section);
        changed.run();
    }

    private List<String> cautions(Augmentation part) {
        return images instanceof ImageTraits traits
                ? Cautions.of(FIRST.withAugmentation(List.of(part)), traits, false, false)
                : List.of();
    }

    /** Shows what nobody has edited. */
    void propose(Recipe recipe) {
        for (Section section : Section.values()) {
            if (!edited.contains(section)) {
                show(section, recipe);
            }
        }
    }

    /** Shows everything, as if somebody had edited it. */
    void choose(Recipe recipe) {
        edited.clear();
        propose(recipe);
        edited.addAll(Set.of(Section.values()));
    }

    void forget() {
        edited.clear();
    }

    boolean edits(Section section) {
        return edited.contains(section);
    }

    void show(Section section, Recipe recipe) {
        switch (section) {
            case OPTIMIZER -> optimizer.follow(recipe.optimizer());
            case SCHEDULE -> schedule.follow(recipe.schedule());
            case AUGMENTATION -> augmentation.show(recipe.augmentation());
            case MIXING -> mixing.show(recipe.mixing());
            case REGULARISATION ->
                regularisation.show(recipe.regularisation().stream()
                        .filter(part -> !(part instanceof Regulariser.BatchNormSettings))
                        .toList());
            case INITIALISATION -> {
                initialisation.show(recipe.initialisation());
                norms.show(recipe.regularisation().stream()
                        .filter(Regulariser.BatchNormSettings.class::isInstance)
                        .toList());
            }
            case TRANSFER -> transfer.show(recipe.transfer());
        }
    }

    /** Sets the peak learning rate, as if it had been typed. */
    void chooseRate(double rate) {
        optimizer.show(optimizer.part().withLearningRate(rate));
        edited(Section.OPTIMIZER);
    }

    @Override
    public Optional<FieldFault> fault() {
        return folds.entrySet().stream()
                .flatMap(fold -> fold.getValue()
                        .getContent()
                        .filter(FieldFault.Source.class::isInstance)
                        .flatMap(source -> ((FieldFault.Source) source).fault().stream())
                        .map(fault -> fault.in(fold.getKey().title)))
                .findFirst();
    }

    /** The recipe with the parts that stand here. Only where there is no {@link #fault}. */
    Recipe apply(Recipe recipe) {
        List<Regulariser> regularisers = new ArrayList<>(regularisation.parts());
        regularisers.addAll(norms.parts());
        return recipe.withOptimizer(optimizer.part())
                .withSchedule(schedule.part())
                .withAugmentation(augmentation.parts())
                .withMixing(mixing.parts())
                .withRegularisation(regularisers)
                .withInitialisation(initialisation.part())
                .withTransfer(transfer.transfer());
    }

    /** Says anew what the sections hold and what to be careful about. */
    void summarise(Recipe recipe, int trainImages, ImageTraits traits) {
        images = traits;
        augmentation.caution();
        plot.show(recipe, trainImages);
        text(
                Section.OPTIMIZER,
                "%s, peak rate %s, weight decay %s"
                        .formatted(
                                recipe.optimizer().kind().label(),
                                RecipeText.number(recipe.learningRate()),
                                RecipeText.number(recipe.optimizer().weightDecay())));
        text(Section.SCHEDULE, RecipeText.brief(recipe.schedule()));
        text(Section.AUGMENTATION, labels(augmentation.parts()));
        several.setVisible(mixing.parts().size() > 1);
        text(Section.MIXING, labels(mixing.parts()));
        text(Section.REGULARISATION, labels(regularisation.parts()));
        text(
                Section.INITIALISATION,
                recipe.initialisation().kind().label()
                        + (norms.parts().isEmpty()
                                ? ""
                                : ", " + RecipeText.brief(norms.parts().getFirst())));
        text(
                Section.TRANSFER,
                recipe.transfer() instanceof Transfer from ? RecipeText.brief(from.strategy()) : "fresh weights");
    }

    private void text(Section section, String text) {
        summaries[section.ordinal()].setText(text);
    }

    private static String labels(List<? extends Part> parts) {
        return parts.isEmpty()
                ? "none"
                : parts.stream().map(part -> part.kind().label()).collect(Collectors.joining(", "));
    }
}
