package netwright.web.sweep;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import netwright.sweep.DepthEffect;
import netwright.training.EpochMetrics;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.sweep.SweepFigures.Configuration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Error over the epochs, mean over the seeds: a plot for each family of networks that differ in depth, as in the paper, else
 * one for the best configurations.
 */
final class SweepCurves extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 8;

    private final List<NetChart> charts = new ArrayList<>();
    private boolean dark;

    SweepCurves() {
        addClassName("charts");
        Theme.follow(this, now -> {
            dark = now;
            charts.forEach(chart -> chart.theme(now));
        });
    }

    void show(SweepFigures figures) {
        List<ObjectNode> plots = plots(figures);
        while (charts.size() < plots.size()) {
            NetChart chart = new NetChart();
            chart.theme(dark);
            charts.add(chart);
            add(chart);
        }
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).setVisible(i < plots.size());
            if (i < plots.size()) {
                charts.get(i).show(plots.get(i));
            }
        }
    }

    private static List<ObjectNode> plots(SweepFigures figures) {
        List<Configuration> all = figures.configurations();
        Map<String, List<String>> families =
                DepthEffect.families(all.stream().map(Configuration::name).toList());
        List<ObjectNode> plots = new ArrayList<>();
        families.forEach((family, names) -> plots.add(plot(
                "Error, " + family,
                all.stream().filter(c -> names.contains(c.name())).toList())));
        if (plots.isEmpty()) {
            List<Configuration> best = figures.bestFirst().stream()
                    .filter(configuration -> configuration.best() != null)
                    .limit(MOST_LINES)
                    .toList();
            plots.add(plot(all.size() > MOST_LINES ? "Error of the best " + MOST_LINES : "Error", best));
        }
        return plots;
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
