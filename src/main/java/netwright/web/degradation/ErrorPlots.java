package netwright.web.degradation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.slider.DecimalSlider;
import java.util.ArrayList;
import java.util.List;
import netwright.sweep.Wiring;
import netwright.web.Theme;
import netwright.web.degradation.Experiment.Member;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Error over the steps as in the paper: plain networks left, residual ones right, the same axes. */
final class ErrorPlots extends Div {

    private static final long serialVersionUID = 1L;
    private static final double MOST = 0.98;
    private static final double USUAL = 0.8;
    private static final int BOLD = 3;
    private static final int THIN = 1;
    private static final int ROUND = 5;

    private final DecimalSlider smoothing = new DecimalSlider(0, MOST);
    private final List<NetChart> charts = List.of(new NetChart(), new NetChart());
    private final Span caption = new Span();
    private transient @Nullable Experiment shown;

    /** A curve of each kind for a network. */
    private record Pair(Member member, Curve raw, Curve training, Curve validation) {}

    ErrorPlots() {
        addClassName("error-plots");
        smoothing.setStep(0.02);
        smoothing.setValue(USUAL);
        smoothing.setAriaLabel("Smoothing of the training error");
        smoothing.setMinMaxVisible(true);
        smoothing.addValueChangeListener(event -> {
            if (shown != null) {
                show(shown);
            }
        });
        Div control = new Div(new Span("Smoothing of the training error"), smoothing);
        control.addClassName("smoothing");
        Div plots = new Div();
        plots.addClassName("charts");
        charts.forEach(chart -> {
            chart.addClassName("tall");
            plots.add(chart);
        });
        caption.addClassName("quiet");
        add(control, plots, caption);
        Theme.follow(this, dark -> charts.forEach(chart -> chart.theme(dark)));
    }

    void show(Experiment experiment) {
        shown = experiment;
        List<Pair> pairs = experiment.members().stream()
                .map(member -> pair(experiment, member))
                .toList();
        double top = top(experiment, pairs);
        List<ObjectNode> plots = new ArrayList<>();
        for (Wiring wiring : Wiring.values()) {
            List<Pair> kind = pairs.stream()
                    .filter(pair -> pair.member().network().wiring() == wiring)
                    .toList();
            if (!kind.isEmpty()) {
                plots.add(plot(wiring, kind, experiment, top));
            }
        }
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).setVisible(i < plots.size());
            if (i < plots.size()) {
                charts.get(i).show(plots.get(i));
            }
        }
        boolean bands = pairs.stream().anyMatch(pair -> pair.training().hasBand());
        caption.setText(
                "Thin and dashed: error on the training images in each step, smoothed, %s."
                                .formatted(
                                        bands
                                                ? "mean over the seeds that are trained to the end, with ± one standard deviation"
                                                : "and as it was behind it")
                        + " Bold: error on the validation images after each epoch. What lies above the axis in the first epoch is cut off.");
    }

    private Pair pair(Experiment experiment, Member member) {
        int epochs = experiment.setup().recipe().epochs();
        return new Pair(
                member,
                Curve.training(member, 0),
                Curve.training(member, smoothing.getValue()),
                Curve.validation(member, Math.max(experiment.steps(), epochs), epochs));
    }

    /** So that the end can be read: the highest error after the first epoch, or of all while there is no other. */
    private static double top(Experiment experiment, List<Pair> pairs) {
        double first = (double) experiment.steps() / experiment.setup().recipe().epochs();
        double later = highest(pairs, first);
        double highest = later > 0 ? later : highest(pairs, 0);
        return Math.min(100, ROUND * Math.ceil((highest + 1) / ROUND));
    }

    private static double highest(List<Pair> pairs, double fromStep) {
        return pairs.stream()
                .mapToDouble(pair -> Math.max(
                        pair.training().highest(fromStep), pair.validation().highest(fromStep)))
                .max()
                .orElse(0);
    }

    private ObjectNode plot(Wiring wiring, List<Pair> kind, Experiment experiment, double top) {
        String title = wiring == Wiring.PLAIN ? "Plain networks" : "Residual networks";
        String steps = "iterations, batches of %,d images"
                .formatted(experiment.setup().recipe().batch());
        ObjectNode plot = Charts.line(title, steps, "error, %", true);
        Charts.ends(plot, Math.max(1, experiment.steps()), top);
        for (Pair pair : kind) {
            String name = pair.member().network().name();
            draw(plot, name + ", training", name, true, THIN, pair.training());
            if (!pair.training().hasBand()
                    && smoothing.getValue() > 0
                    && pair.raw().size() > 0) {
                Charts.Points faint = Charts.faint(plot);
                for (int i = 0; i < pair.raw().size(); i++) {
                    faint.add(
                            pair.raw().steps().get(i), rounded(pair.raw().mean().get(i)));
                }
            }
            draw(plot, name + ", validation", name, false, BOLD, pair.validation());
        }
        return plot;
    }

    private static void draw(ObjectNode plot, String name, String group, boolean dashed, int width, Curve curve) {
        Charts.Points points = Charts.curve(plot, name, group, dashed, width);
        for (int i = 0; i < curve.size(); i++) {
            points.add(curve.steps().get(i), rounded(curve.mean().get(i)));
        }
        if (curve.hasBand()) {
            Charts.Band band = Charts.band(plot);
            for (int i = 0; i < curve.size(); i++) {
                double spread = curve.deviation().get(i);
                band.add(
                        rounded(Math.max(0, curve.mean().get(i) - spread)),
                        rounded(curve.mean().get(i) + spread));
            }
        }
    }

    /** To hundredths of a point, which is finer than a pixel. */
    private static double rounded(double percent) {
        return Math.round(100 * percent) / 100.0;
    }
}
