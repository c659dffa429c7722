package netwright.web.lab;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.IntConsumer;
import netwright.lab.ladder.Rung;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ladder in figures: accuracy and cost of every rung. */
final class LadderCharts extends Div {

    private static final long serialVersionUID = 1L;

    LadderCharts(List<Rung> rungs, IntConsumer choose) {
        addClassName("charts");
        NetChart accuracy = new NetChart();
        accuracy.show(accuracy(rungs));
        NetChart cost = new NetChart();
        cost.show(cost(rungs));
        NetChart both = new NetChart();
        both.show(both(rungs));
        List<NetChart> charts = List.of(accuracy, cost, both);
        charts.forEach(chart ->
                chart.onPick(detail -> choose.accept(detail.path("index").asInt(0))));
        Theme.follow(this, dark -> charts.forEach(chart -> chart.theme(dark)));
        charts.forEach(this::add);
    }

    private static ObjectNode accuracy(List<Rung> rungs) {
        ObjectNode chart = Charts.line("Accuracy the paper reports", "rung", "ImageNet-1k top-1, %", true);
        Charts.Points points = Charts.series(chart, "top-1", false);
        rungs.forEach(rung -> points.add(rung.number(), rung.reported().top1()));
        return chart;
    }

    private static ObjectNode cost(List<Rung> rungs) {
        ObjectNode chart =
                Charts.line("Cost: computed here and in the paper", "rung", "multiply-accumulates, G", false);
        chart.put("kind", "bar");
        ArrayNode labels = chart.putArray("labels");
        rungs.forEach(rung -> labels.add(Integer.toString(rung.number())));
        Charts.Points ours = Charts.series(chart, "GMACs, computed", false);
        rungs.forEach(rung -> ours.add(rung.number(), rung.gmacs()));
        Charts.Points theirs = Charts.series(chart, "GFLOPs, paper", false);
        rungs.forEach(rung -> theirs.add(rung.number(), rung.reported().gflops()));
        return chart;
    }

    private static ObjectNode both(List<Rung> rungs) {
        ObjectNode chart = Charts.scatter("Accuracy against cost", "MACs, G", "top-1, %");
        chart.put("xScale", "linear");
        rungs.forEach(rung -> Charts.point(
                chart,
                Integer.toString(rung.number()),
                "rungs",
                rung.gmacs(),
                rung.reported().top1()));
        return chart;
    }
}
