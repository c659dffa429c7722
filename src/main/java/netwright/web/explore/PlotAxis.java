package netwright.web.explore;

import java.util.function.ToDoubleFunction;
import netwright.analysis.Cost;

/** What accuracy can be plotted against. */
enum PlotAxis {
    PARAMETERS("parameters", "parameters, M", 1e6, Cost::parameters),
    MACS("MACs", "MACs of one image, G", 1e9, Cost::macs),
    ACTIVATIONS("activations", "activations of conv and linear, M", 1e6, Cost::weightedActivations),
    SPEED("measured speed", "images/s on this machine, forward", 1, cost -> Double.NaN);

    private final String title;
    private final String label;
    private final double unit;
    private final transient ToDoubleFunction<Cost> cost;

    PlotAxis(String title, String label, double unit, ToDoubleFunction<Cost> cost) {
        this.title = title;
        this.label = label;
        this.unit = unit;
        this.cost = cost;
    }

    String title() {
        return title;
    }

    /** With its unit. */
    String label() {
        return label;
    }

    /** In the unit of the label; NaN where it is not a cost of the network but measured. */
    double of(Cost of) {
        return cost.applyAsDouble(of) / unit;
    }
}
