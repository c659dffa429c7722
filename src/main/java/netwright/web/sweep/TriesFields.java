package netwright.web.sweep;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.recipe.Recipe;
import netwright.sweep.InvalidSweep;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.web.FieldFault;
import netwright.web.Numbers;
import netwright.web.Typing;
import netwright.web.WholeNumbers;
import netwright.web.sweep.SweepDraft.Tries;

/** Which combinations are tried, from how many seeds, and how hopeless ones are stopped early. */
final class TriesFields extends Div {

    private static final long serialVersionUID = 1L;
    private static final String GRID = "Grid: all combinations";
    private static final String RANDOM = "Random: some of them";

    private final Select<String> search = new Select<>();
    private final NumberField trials = WholeNumbers.field("Combinations", 1, Sweep.MOST_RUNS);
    private final NumberField drawSeed = WholeNumbers.field("Seed of the draw");
    private final NumberField seeds = WholeNumbers.field("Seeds", 1, Sweep.MOST_SEEDS);
    private final Checkbox halving = new Checkbox("Stop the hopeless early (successive halving)");
    private final NumberField eta = WholeNumbers.field("η: one in so many goes on", 2, SuccessiveHalving.LARGEST_ETA);
    private final NumberField first = WholeNumbers.field("First compared after, epochs", 1, Recipe.MOST_EPOCHS);
    private final Paragraph rungs = new Paragraph();
    private boolean showing;

    /** @param changed called after each change by a person */
    TriesFields(Runnable changed) {
        addClassName("tries");
        search.setLabel("Search");
        search.setItems(GRID, RANDOM);
        seeds.setHelperText("Each configuration is trained from so many");
        drawSeed.setHelperText("The same draws the same");
        rungs.addClassName("quiet");
        for (NumberField field : numbers()) {
            field.setStepButtonsVisible(true);
            Typing.follow(field);
            field.setManualValidation(true);
            field.addValueChangeListener(event -> changed(changed));
        }
        search.addValueChangeListener(event -> changed(changed));
        halving.addValueChangeListener(event -> changed(changed));
        Div searching = new Div(search, trials, drawSeed, seeds);
        Div stopping = new Div(eta, first);
        searching.addClassName("axis-fields");
        stopping.addClassName("axis-fields");
        add(searching, halving, stopping, rungs);
        show(Tries.USUAL);
    }

    private List<NumberField> numbers() {
        return List.of(trials, drawSeed, seeds, eta, first);
    }

    private void changed(Runnable changed) {
        if (!showing) {
            arrange();
            changed.run();
        }
    }

    private void arrange() {
        trials.setVisible(random());
        drawSeed.setVisible(random());
        eta.setVisible(halving.getValue());
        first.setVisible(halving.getValue());
        rungs.setVisible(halving.getValue());
    }

    void show(Tries tries) {
        showing = true;
        search.setValue(tries.random() ? RANDOM : GRID);
        trials.setValue((double) tries.trials());
        drawSeed.setValue((double) tries.drawSeed());
        seeds.setValue((double) tries.seeds());
        halving.setValue(tries.halving());
        eta.setValue((double) tries.eta());
        first.setValue((double) tries.first());
        showing = false;
        arrange();
    }

    boolean random() {
        return RANDOM.equals(search.getValue());
    }

    /** Says at its field what does not go with the rest. */
    void refuse(InvalidSweep wrong) {
        NumberField field = switch (wrong.setting()) {
            case TRIALS -> trials;
            case FIRST_EPOCHS -> first;
        };
        FieldFault.mark(field, String.valueOf(wrong.getMessage()));
    }

    /** Whether all that counts can be; what cannot is marked. What is hidden keeps what it was. */
    boolean sound() {
        return Stream.concat(
                        Stream.of(seeds),
                        Stream.concat(
                                random() ? Stream.of(trials, drawSeed) : Stream.of(),
                                halving.getValue() ? Stream.of(eta, first) : Stream.of()))
                .map(WholeNumbers::check)
                .reduce(true, Boolean::logicalAnd);
    }

    /** What stands here; for a field that is empty what is usual. */
    Tries tries() {
        Tries usual = Tries.USUAL;
        return new Tries(
                random(),
                (int) value(trials, usual.trials()),
                value(drawSeed, usual.drawSeed()),
                (int) value(seeds, usual.seeds()),
                halving.getValue(),
                (int) value(eta, usual.eta()),
                (int) value(first, usual.first()));
    }

    private static long value(NumberField field, long usual) {
        return field.getValue() == null ? usual : field.getValue().longValue();
    }

    /** Says who gets how far. @param configurations that begin */
    void rungs(int configurations, int epochs) {
        SuccessiveHalving stopping = tries().stopping();
        if (stopping == null) {
            rungs.setText("");
            return;
        }
        String going = stopping.rungs(configurations, epochs).stream()
                .map(rung -> "%s to epoch %d".formatted(Numbers.exact(rung.configurations()), rung.epochs()))
                .collect(Collectors.joining(", "));
        long budget = stopping.budget(configurations, epochs);
        rungs.setText(
                "Of %s: %s. That is %s of each seed instead of %s. The learning rate follows the schedule of the full length."
                        .formatted(
                                Numbers.counted(configurations, "configuration"),
                                going,
                                Numbers.counted(budget, "epoch"),
                                Numbers.exact((long) configurations * epochs)));
    }
}
