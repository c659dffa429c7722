package netwright.web.sweep;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import netwright.sweep.Axis;
import netwright.sweep.Sample;
import netwright.sweep.Sweep;
import netwright.sweep.Values;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.sweep.SweepFigures.Configuration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A line for each configuration over everything that varies, to its top-1. Only where two things vary at least. */
final class SweepPlot extends Div {

    private static final long serialVersionUID = 1L;
    private static final int FEWEST_AXES = 2;

    /** Values that span this factor are read better on a logarithmic axis. */
    private static final double WIDE = 8;

    private final NetChart chart = new NetChart();

    /** @param picked told the number of a configuration whose line is clicked */
    SweepPlot(Consumer<Integer> picked) {
        addClassNames("plot", "sweep-plot");
        chart.addClassName("tall");
        Theme.follow(this, chart::theme);
        chart.onPick(detail -> picked.accept(Integer.parseInt(detail.path("id").asString("0"))));
        add(chart);
        setVisible(false);
    }

    void show(Sweep sweep, SweepFigures figures, Map<String, String> labels) {
        List<Configuration> known = figures.configurations().stream()
                .filter(each -> each.best() != null)
                .toList();
        Map<String, Function<Configuration, Object>> varied = varied(sweep, labels);
        setVisible(varied.size() >= FEWEST_AXES && !known.isEmpty());
        if (isVisible()) {
            chart.show(chart(known, varied, figures.winner()));
        }
    }

    private static Map<String, Function<Configuration, Object>> varied(Sweep sweep, Map<String, String> labels) {
        Map<String, Function<Configuration, Object>> varied = new LinkedHashMap<>();
        if (sweep.subjects().size() > 1) {
            varied.put("Network", Configuration::subject);
        }
        for (Axis axis : sweep.axes()) {
            varied.put(
                    labels.getOrDefault(axis.name(), axis.name()),
                    each -> each.values().getOrDefault(axis.name(), ""));
        }
        return varied;
    }

    private static ObjectNode chart(
            List<Configuration> known,
            Map<String, Function<Configuration, Object>> varied,
            @Nullable Configuration winner) {
        ObjectNode plot = Charts.parallel("What was tried, and how well it did");
        List<List<Double>> places = new ArrayList<>();
        varied.forEach((label, value) ->
                places.add(axis(plot, label, known.stream().map(value).toList(), logarithmic(known, value))));
        Charts.axis(plot, "Best top-1, %", false);
        for (int i = 0; i < known.size(); i++) {
            int at = i;
            Configuration each = known.get(i);
            List<Double> values =
                    new ArrayList<>(places.stream().map(place -> place.get(at)).toList());
            values.add(each.best() instanceof Sample best ? 100 * best.mean() : 0.0);
            Charts.across(plot, Integer.toString(each.number()), each.name(), values)
                    .put("emphasis", winner != null && each.number() == winner.number());
        }
        return plot;
    }

    private static boolean logarithmic(List<Configuration> known, Function<Configuration, Object> value) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Configuration each : known) {
            double number = value.apply(each) instanceof Number some ? some.doubleValue() : 0;
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
        return low > 0 && high >= WIDE * low;
    }

    /** Numbers as they are; anything else by the place of its category, in the order of the configurations. */
    private static List<Double> axis(ObjectNode plot, String label, List<Object> values, boolean logarithmic) {
        if (values.stream().allMatch(Number.class::isInstance)) {
            Charts.axis(plot, label, logarithmic);
            return values.stream().map(value -> ((Number) value).doubleValue()).toList();
        }
        List<String> texts = values.stream().map(Values::text).toList();
        List<String> categories = List.copyOf(new LinkedHashSet<>(texts));
        Charts.axis(plot, label, categories);
        return texts.stream().map(text -> (double) categories.indexOf(text)).toList();
    }
}
