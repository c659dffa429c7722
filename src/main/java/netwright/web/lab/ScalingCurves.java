package netwright.web.lab;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.lab.CompoundScaling;
import netwright.lab.CompoundScaling.Coefficients;
import netwright.lab.EfficientNets;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.workspace.Candidate;
import tools.jackson.databind.node.ObjectNode;

/** Parameters and MACs against φ: all dimensions together, and each alone with the same coefficient. */
final class ScalingCurves extends Div {

    private static final long serialVersionUID = 1L;

    private final NetChart parameters = new NetChart();
    private final NetChart macs = new NetChart();

    /** One network on the way. */
    private record Point(double phi, Cost cost) {}

    ScalingCurves() {
        addClassName("charts");
        add(parameters, macs);
        Theme.follow(this, dark -> List.of(parameters, macs).forEach(chart -> chart.theme(dark)));
    }

    void show(Candidate base, Coefficients chosen, boolean efficientNet) {
        Map<String, List<Point>> curves = new LinkedHashMap<>();
        curves.put("compound", curve(base, chosen));
        curves.put("depth only", curve(base, new Coefficients(chosen.alpha(), 1, 1)));
        curves.put("width only", curve(base, new Coefficients(1, chosen.beta(), 1)));
        curves.put("resolution only", curve(base, new Coefficients(1, 1, chosen.gamma())));
        if (efficientNet) {
            curves.put("B0 … B7 as published", published(base));
        }
        ObjectNode weights = chart("Parameters against φ", "parameters, M");
        ObjectNode work = chart("MACs against φ", "MACs, G");
        curves.forEach((name, points) -> {
            boolean known = name.startsWith("B0");
            Charts.Points first = Charts.series(weights, name, known);
            Charts.Points second = Charts.series(work, name, known);
            for (Point point : points) {
                first.add(point.phi(), point.cost().parameters() / 1e6);
                second.add(point.phi(), point.cost().macs() / 1e9);
            }
        });
        Charts.Points doubling = Charts.series(work, "2^φ", true);
        double start = base.analysis().totals().cost().macs() / 1e9;
        for (int phi = 0; phi <= ScalingControls.MOST_PHI; phi++) {
            doubling.add(phi, start * Math.pow(2, phi));
        }
        parameters.show(weights);
        macs.show(work);
    }

    private static ObjectNode chart(String title, String unit) {
        ObjectNode chart = Charts.line(title, "φ", unit, false);
        chart.put("yScale", "log");
        return chart;
    }

    private static List<Point> curve(Candidate base, Coefficients coefficients) {
        List<Point> points = new ArrayList<>();
        for (int phi = 0; phi <= ScalingControls.MOST_PHI; phi++) {
            CompoundScaling scaled = CompoundScaling.of(base.architecture(), base.analysis(), coefficients.at(phi));
            points.add(new Point(phi, scaled.analysis().totals().cost()));
        }
        return points;
    }

    private static List<Point> published(Candidate base) {
        return EfficientNets.all().stream()
                .map(one -> new Point(
                        one.phi(),
                        Analysis.of(one.from(base.architecture())).totals().cost()))
                .toList();
    }
}
