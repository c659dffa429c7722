package netwright.web.sweep;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.ToDoubleFunction;
import netwright.training.EpochMetrics;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.sweep.SweepFigures.Configuration;
import tools.jackson.databind.node.ObjectNode;

/** Error over the epochs, mean over the seeds, of the best configurations. */
final class SweepCurves extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 8;

    private final NetChart chart = new NetChart();

    SweepCurves() {
        addClassName("charts");
        chart.addClassName("tall");
        add(chart);
        Theme.follow(this, chart::theme);
    }

    void show(SweepFigures figures) {
        chart.show(plot(figures));
    }

    private static ObjectNode plot(SweepFigures figures) {
        List<Configuration> all = figures.configurations();
        List<Configuration> best = figures.bestFirst().stream()
                .filter(configuration -> configuration.best() != null)
                .limit(MOST_LINES)
                .toList();
        return plot(all.size() > MOST_LINES ? "Top-1 error of the best " + MOST_LINES : "Top-1 error", best);
    }

    private static ObjectNode plot(String title, List<Configuration> configurations) {
        ObjectNode plot = Charts.overEpochs(title, "error, %", true);
        for (Configuration configuration : configurations) {
            line(plot, configuration, configuration.name() + ", training", false, EpochMetrics::trainTop1);
            line(plot, configuration, configuration.name() + ", validation", true, EpochMetrics::validationTop1);
        }
        return plot;
    }

    private static void line(
            ObjectNode plot,
            Configuration configuration,
            String name,
            boolean dashed,
            ToDoubleFunction<EpochMetrics> right) {
        Charts.Points points = Charts.series(plot, name, dashed);
        for (int epoch = 1; epoch <= configuration.reached(); epoch++) {
            points.add(epoch, 100 * (1 - configuration.at(epoch, right).mean()));
        }
    }
}
