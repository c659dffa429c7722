package netwright.web.recipe;

import com.vaadin.flow.component.html.Div;
import netwright.recipe.Recipe;
import netwright.web.Numbers;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import tools.jackson.databind.node.ObjectNode;

/** The learning rate over a run, small. */
final class SchedulePlot extends Div {

    private static final long serialVersionUID = 1L;
    private static final int POINTS = 240;

    private final NetChart chart = new NetChart();

    SchedulePlot() {
        addClassName("schedule-plot");
        add(chart);
        Theme.follow(chart, chart::theme);
    }

    /** @param trainImages of the data set; a step takes a batch of them, and what is left over is left out */
    void show(Recipe recipe, int trainImages) {
        chart.show(chart(recipe, trainImages));
    }

    static ObjectNode chart(Recipe recipe, int trainImages) {
        int stepsPerEpoch = Math.max(1, trainImages / Math.min(recipe.batch(), Math.max(1, trainImages)));
        int steps = recipe.epochs() * stepsPerEpoch;
        ObjectNode plot = Charts.line(
                "Learning rate over %s steps".formatted(Numbers.exact(steps)), "step", "learning rate", false);
        Charts.Points points = Charts.series(plot, "learning rate", false);
        int shown = Math.min(POINTS, steps);
        int last = -1;
        for (int i = 0; i < shown; i++) {
            int step = shown == 1 ? 0 : (int) Math.round((double) i * (steps - 1) / (shown - 1));
            if (step != last) {
                points.add(step + 1, recipe.schedule().rate(recipe.learningRate(), step, stepsPerEpoch, steps));
            }
            last = step;
        }
        return plot;
    }
}
