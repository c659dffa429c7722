package netwright.web.sweep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.IdentityHashMap;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.queue.Measurement;
import netwright.queue.RecipeProcess;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.sweep.Plan;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.training.DataSetInfo;
import netwright.web.Numbers;
import netwright.web.training.Asked;
import org.jspecify.annotations.Nullable;

/**
 * How long a sweep will take, from a few steps of its first configuration that are measured when somebody asks; the others
 * by their MACs and images.
 */
final class TimePanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final String NOTHING = "Nothing of this was measured yet.";

    private final Span text = new Span();
    private final Button ask = new Button("Measure a few steps");
    private final transient Asked process = new Asked();
    private final transient DataDirectory files;
    private transient @Nullable Wanted wanted;
    private transient @Nullable Measured measured;

    private record Wanted(Sweep sweep, Plan plan, DataSetInfo info) {
        Trial first() {
            return plan.trials().getFirst();
        }
    }

    /** @param epoch seconds of one epoch of the trial, with its validation */
    record Measured(Architecture architecture, Recipe recipe, double epoch) {

        /** Whether it still says something: the same machine, the same batches. */
        boolean holdsFor(Trial trial) {
            return trial.architecture().equals(architecture)
                    && trial.recipe().batch() == recipe.batch()
                    && trial.recipe().engine() == recipe.engine()
                    && trial.recipe().device().equals(recipe.device())
                    && trial.recipe().data().equals(recipe.data());
        }
    }

    TimePanel(DataDirectory files) {
        this.files = files;
        addClassName("estimate");
        getElement().setAttribute("role", "status");
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
        ask.addClickListener(event -> measure());
        add(text, ask);
        addDetachListener(event -> process.stop());
        clear();
    }

    void clear() {
        wanted = null;
        setVisible(false);
    }

    /** @param plan with one trial at least */
    void show(Sweep sweep, Plan plan, DataSetInfo info) {
        wanted = new Wanted(sweep, plan, info);
        setVisible(true);
        say();
    }

    private void say() {
        if (!(wanted instanceof Wanted now)) {
            return;
        }
        boolean known = measured != null && measured.holdsFor(now.first());
        ask.setVisible(!known);
        ask.setEnabled(true);
        if (!known || measured == null) {
            text.setText(NOTHING);
            return;
        }
        double seconds = seconds(now.sweep(), now.plan(), now.info(), measured);
        text.setText(
                "About %s when one run is trained at a time: %s an epoch of the first configuration, measured on this machine; the others by their MACs."
                        .formatted(Numbers.duration(seconds), Numbers.duration(measured.epoch())));
    }

    private void measure() {
        if (!(wanted instanceof Wanted now)) {
            return;
        }
        Trial first = now.first();
        ask.setEnabled(false);
        text.setText("Measuring a few steps of the first configuration…");
        process.ask(
                RecipeProcess.measure(
                        first.architecture(), first.recipe(), now.info().used(first.recipe()), files),
                (Measurement answer) -> {
                    measured = new Measured(first.architecture(), first.recipe(), answer.secondsPerEpoch());
                    say();
                },
                cause -> {
                    ask.setEnabled(true);
                    text.setText(Asked.reason(cause));
                });
    }

    /**
     * All runs one after another.
     *
     * @param plan with one trial at least
     * @param measured of its first trial
     */
    static double seconds(Sweep sweep, Plan plan, DataSetInfo info, Measured measured) {
        Map<Architecture, Double> known = new IdentityHashMap<>();
        double unit = work(measured.architecture(), measured.recipe(), info, known);
        double epochs = sweep.recipe().epochs();
        double share = sweep.halving() == null
                ? 1
                : sweep.halving().budget(plan.configurations(), sweep.recipe().epochs())
                        / (plan.configurations() * epochs);
        return share
                * plan.trials().stream()
                        .mapToDouble(trial -> trial.recipe().epochs()
                                * measured.epoch()
                                * work(trial.architecture(), trial.recipe(), info, known)
                                / unit)
                        .sum();
    }

    /** Multiply-accumulates of an epoch. */
    private static double work(Architecture network, Recipe recipe, DataSetInfo info, Map<Architecture, Double> known) {
        return known.computeIfAbsent(network, each ->
                        (double) Math.max(1, Analysis.of(each).totals().cost().macs()))
                * info.used(recipe).trainImages();
    }
}
