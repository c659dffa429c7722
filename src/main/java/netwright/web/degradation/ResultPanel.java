package netwright.web.degradation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Map;
import netwright.recipe.Recipe;
import netwright.store.TrialState;
import netwright.sweep.Degradation;
import netwright.sweep.DepthEffect;
import netwright.sweep.Entrant;
import netwright.sweep.Sweep;
import netwright.training.DataSets;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.degradation.Experiment.Member;
import org.jspecify.annotations.Nullable;

/** An experiment while it goes on and afterwards: how far it is, the curves, what can be said of them. */
final class ResultPanel extends Div {

    private static final long serialVersionUID = 1L;

    /** So many seeds more are offered when it is over. */
    static final int MORE_SEEDS = 2;

    /** What can be done with it. */
    interface Actions {

        void cancel(Experiment experiment);

        void delete(Experiment experiment);

        /** Trains the same again, with so many seeds that were not trained yet. */
        void more(Experiment experiment, int seeds);

        /** Trains the same again with the same seeds. */
        void again(Experiment experiment);
    }

    private final transient Actions does;
    private final Span badge = new Span();
    private final Div buttons = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Span about = new Span();
    private final Span progress = new Span();
    private final Div findings = new Div();
    private final ErrorPlots plots = new ErrorPlots();
    private final ResultTable table = new ResultTable();
    private transient @Nullable Experiment shown;

    ResultPanel(Actions does) {
        this.does = does;
        addClassName("experiment-result");
        H3 title = new H3("Result");
        Div head = new Div(title, badge, buttons);
        head.addClassNames("page-head", "run-head");
        buttons.addClassName("row-actions");
        about.addClassName("quiet");
        progress.getElement().setAttribute("role", "status");
        findings.addClassName("findings");
        add(head, about, bar, progress, findings, plots, table);
    }

    /** Draws only what has changed. */
    void show(Experiment now, Pace pace) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        badge.setText(
                now.isOver()
                        ? now.cancelled() ? "cancelled" : "completed"
                        : "%d of %d runs over".formatted(now.runsOver(), now.runs()));
        badge.setClassName("badge " + (!now.isOver() ? "running" : now.cancelled() ? "cancelled" : "completed"));
        about.setText(about(now));
        int all = Math.max(1, now.runs() * now.setup().recipe().epochs());
        bar.setVisible(!now.isOver());
        bar.setValue(Math.min(1, (double) now.epochsDone() / all));
        progress.setVisible(!now.isOver());
        progress.setText(left(now, pace));
        buttons(now);
        findings(now);
        plots.show(now);
        table.show(now);
    }

    private static String about(Experiment now) {
        Recipe recipe = now.setup().recipe();
        return "%s · %s images · %s in batches of %d · %s · %s · asked for %s"
                .formatted(
                        DataSets.shortTitle(recipe.data()),
                        Numbers.exact(recipe.images()),
                        Numbers.counted(recipe.epochs(), "epoch"),
                        recipe.batch(),
                        recipe.engine().label(),
                        Numbers.counted(now.seeds(), "seed"),
                        Numbers.time(now.newest().created()));
    }

    /** By what each network has taken so far, here or before. */
    private static String left(Experiment now, Pace pace) {
        Recipe recipe = now.setup().recipe();
        double seconds = 0;
        for (int i = 0; i < now.members().size(); i++) {
            Member member = now.members().get(i);
            double whole = pace.of(now.setup().subjects().get(i).architecture(), member.network(), recipe)
                    .seconds();
            double each = member.attempts().stream()
                    .flatMap(attempt -> attempt.epochs().stream())
                    .mapToDouble(epoch -> epoch.seconds())
                    .average()
                    .orElse(whole / recipe.epochs());
            long open = member.attempts().stream()
                    .filter(attempt -> !attempt.trial().state().isOver())
                    .mapToLong(attempt -> recipe.epochs() - attempt.epochs().size())
                    .sum();
            seconds += each * open;
        }
        return "About %s of training to go. You may leave this page; everything goes on."
                .formatted(Pace.words(seconds));
    }

    private void buttons(Experiment now) {
        buttons.removeAll();
        buttons.add(button("As a sweep", () -> open(Pages.sweep(now.newest().id()))));
        if (!now.isOver()) {
            buttons.add(button("Cancel", () -> does.cancel(now)));
            return;
        }
        if (now.complete()) {
            buttons.add(button("Run again with %d more seeds".formatted(MORE_SEEDS), () -> does.more(now, MORE_SEEDS)));
        } else {
            buttons.add(button("Run again", () -> does.again(now)));
        }
        buttons.add(button("Delete", () -> confirmDelete(now)));
    }

    private void open(String address) {
        getUI().ifPresent(ui -> ui.navigate(address));
    }

    private void findings(Experiment now) {
        findings.removeAll();
        List<String> sentences =
                DepthEffect.sentences(networks(now), now.isOver() ? now.finalTrainingErrors() : Map.of());
        sentences.forEach(sentence -> findings.add(new Paragraph(sentence)));
        long failed = now.attempts().stream()
                .filter(attempt -> attempt.trial().state() == TrialState.FAILED)
                .count();
        if (now.isOver() && failed > 0) {
            findings.add(new Paragraph(
                    "%d of %d runs failed and do not count; the table says why.".formatted(failed, now.runs())));
        }
    }

    private static List<Entrant> networks(Experiment now) {
        return now.members().stream().map(Member::network).toList();
    }

    private void confirmDelete(Experiment now) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader("Delete this result?");
        dialog.setText("Its %d runs, their figures and checkpoints go with it.".formatted(now.runs()));
        dialog.setCancelable(true);
        dialog.setConfirmText("Delete");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> does.delete(now));
        dialog.open();
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** The sweep to train the same with seeds that were not trained yet. */
    static Sweep further(Experiment experiment, int seeds) {
        return Degradation.furtherSeeds(experiment.setup(), experiment.lastSeed(), seeds);
    }
}
