package netwright.web.training;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.function.DoubleConsumer;
import netwright.architecture.Architecture;
import netwright.queue.RecipeProcess;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeText;
import netwright.store.DataDirectory;
import netwright.training.RateFinder;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import tools.jackson.databind.node.ObjectNode;

/** Trains some steps with a growing learning rate and shows where the loss falls and where it blows up. */
final class RateFinderDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Asked asked = new Asked();
    private final transient DoubleConsumer taken;
    private final Span said = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final NetChart chart = new NetChart();
    private final Button use = new Button("Use it");
    private double suggestion = Double.NaN;

    /** @param taken told the rate that is to be used */
    RateFinderDialog(Architecture architecture, Recipe recipe, DataDirectory files, DoubleConsumer taken) {
        super("Find a learning rate");
        this.taken = taken;
        setWidth("min(760px, 94vw)");
        addClassName("rate-finder");
        Paragraph how = new Paragraph(
                "A fresh network is trained for up to %d steps, in about %d seconds, while the rate grows. A good peak lies where the loss falls fastest, well before it turns up (Smith, 2017)."
                        .formatted(RecipeProcess.SWEEP_STEPS, RecipeProcess.SWEEP.toSeconds()));
        how.addClassName("quiet");
        said.getElement().setAttribute("role", "status");
        bar.setIndeterminate(true);
        Theme.follow(chart, chart::theme);
        chart.setVisible(false);
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.setEnabled(false);
        use.addClickListener(event -> {
            close();
            taken.accept(suggestion);
        });
        add(how, bar, said, chart);
        getFooter().add(new Button("Close", event -> close()), use);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                said.setText(
                        "Training with %s…".formatted(recipe.optimizer().kind().label()));
                asked.ask(RecipeProcess.rates(architecture, recipe, files), this::show, failure -> {
                    bar.setVisible(false);
                    said.setText(Asked.reason(failure));
                });
            } else {
                asked.stop();
            }
        });
        addDetachListener(event -> asked.stop());
    }

    void show(RateFinder.Sweep sweep) {
        bar.setVisible(false);
        if (sweep.points().isEmpty()) {
            said.setText("The loss was no number from the first step on. Look at the initial weights.");
            return;
        }
        chart.setVisible(true);
        chart.show(chart(sweep));
        if (Double.isNaN(sweep.steepest())) {
            said.setText(
                    "The loss does not fall by more than its noise, so nothing can be suggested. Larger batches are less"
                            + " noisy; otherwise look at the initial weights. " + end(sweep));
            return;
        }
        suggestion = rounded(sweep.steepest());
        said.setText("The loss falls fastest at %s and is lowest at %s. %s"
                .formatted(RecipeText.number(suggestion), RecipeText.number(rounded(sweep.lowest())), end(sweep)));
        use.setText("Use " + RecipeText.number(suggestion));
        use.setEnabled(true);
    }

    private static String end(RateFinder.Sweep sweep) {
        String last = RecipeText.number(rounded(sweep.points().getLast().rate()));
        if (sweep.diverged()) {
            return "It blew up at " + last + ".";
        }
        return sweep.points().size() < sweep.steps()
                ? "There was time for %d of %d steps only: rates above %s were not tried."
                        .formatted(sweep.points().size(), sweep.steps(), last)
                : "Up to " + last + " it did not blow up.";
    }

    private static ObjectNode chart(RateFinder.Sweep sweep) {
        ObjectNode plot =
                Charts.line("Loss while the learning rate grows", "learning rate", "cross-entropy, nats", false);
        plot.put("xScale", "log");
        Charts.Points each = Charts.series(plot, "each batch", true);
        Charts.Points smoothed = Charts.series(plot, "smoothed", false);
        sweep.points().forEach(point -> {
            each.add(point.rate(), point.loss());
            smoothed.add(point.rate(), point.smoothed());
        });
        if (!Double.isNaN(sweep.steepest())) {
            DoubleSummaryStatistics losses =
                    sweep.points().stream().mapToDouble(RateFinder.Point::loss).summaryStatistics();
            Charts.Points suggested = Charts.series(plot, "suggested", false);
            suggested.add(sweep.steepest(), losses.getMin());
            suggested.add(sweep.steepest(), losses.getMax());
        }
        return plot;
    }

    /** Two digits: the sweep tells no more. */
    private static double rounded(double rate) {
        return new BigDecimal(rate).round(new MathContext(2)).doubleValue();
    }
}
