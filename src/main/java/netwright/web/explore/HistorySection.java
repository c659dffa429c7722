package netwright.web.explore;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import netwright.catalog.Challenge;
import netwright.catalog.ParetoFront;
import netwright.catalog.Published;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.workspace.PresetShelf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From hand-made features to 2022: the ImageNet challenge, then single networks by year. */
final class HistorySection extends Div {

    private static final long serialVersionUID = 1L;
    private static final String ENTRY = "entry to the challenge";
    private static final String ALONE = "that architecture alone, one crop";

    /** Points of accuracy that make a step worth a name. */
    private static final double STEP = 0.75;

    private final transient PresetShelf presets;

    HistorySection(PresetShelf presets) {
        this.presets = presets;
        addClassName("history");
        Challenge challenge = Challenge.ilsvrc();
        NetChart errors = new NetChart();
        errors.show(errors(challenge));
        errors.onPick(HistorySection::open);
        NetChart years = new NetChart();
        years.show(years());
        years.onPick(HistorySection::open);
        List.of(errors, years).forEach(chart -> chart.addClassName("tall"));
        Theme.follow(this, dark -> List.of(errors, years).forEach(chart -> chart.theme(dark)));
        Div charts = new Div(errors, years);
        charts.addClassName("charts");
        Paragraph note = new Paragraph(
                "The challenge's figures are of its test images and nearly always of several networks averaged: the 3.57 % of 2015 are six "
                        + "ResNets. One network with one crop of the validation images makes more mistakes, which is the second bar, from "
                        + "the catalogue. " + challenge.human().note() + " Source: " + challenge.source() + "; people: "
                        + challenge.human().source() + ".");
        note.addClassName("quiet");
        add(new H3("A decade of ImageNet"), charts, note);
    }

    private static void open(JsonNode pick) {
        String page = pick.path("id").asString("");
        if (!page.isEmpty()) {
            UI.getCurrent().navigate(page);
        }
    }

    private ObjectNode errors(Challenge challenge) {
        List<Challenge.Entry> entries = challenge.entries();
        ObjectNode chart = Charts.bars(
                "ImageNet challenge: winners and runners-up",
                "",
                "top-5 error, %",
                entries.stream()
                        .map(entry -> entry.year() + " " + entry.label())
                        .toList(),
                false);
        chart.put("percent", true);
        Charts.mark(chart, "y", challenge.human().top5Error(), challenge.human().label());
        for (int i = 0; i < entries.size(); i++) {
            Challenge.Entry entry = entries.get(i);
            String page = entry.preset().map(ArchitectureView::address).orElse("");
            ObjectNode bar = Charts.point(chart, entry.label(), ENTRY, i, entry.top5Error());
            bar.put("id", page);
            Charts.facts(bar, facts(entry));
            int place = i;
            alone(entry)
                    .ifPresent(error -> Charts.point(chart, entry.label(), ALONE, place, error)
                            .put("id", page));
        }
        return chart;
    }

    private static Map<String, String> facts(Challenge.Entry entry) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Team", entry.team() + (entry.place() == 1 ? ", winner" : ", runner-up"));
        String[] sentences = entry.note().split("(?<=\\.) ");
        for (int i = 0; i < sentences.length; i++) {
            facts.put(i == 0 ? "How" : " ".repeat(i), sentences[i]);
        }
        return facts;
    }

    private Optional<Double> alone(Challenge.Entry entry) {
        return presets.items().stream()
                .filter(item ->
                        entry.preset().filter(item.preset().id()::equals).isPresent())
                .flatMap(item -> Stream.ofNullable(item.preset().published()))
                .map(published -> 100 - published.top5())
                .findFirst();
    }

    /** One network, one crop: what each year had, and the best so far. */
    private ObjectNode years() {
        List<PlotPoint> points = new ArrayList<>();
        for (PresetShelf.Item item : presets.published()) {
            if (item.preset().published() instanceof Published published && published.extra() == null) {
                points.add(PlotPoint.of(item, published, null));
            }
        }
        ObjectNode chart = Charts.scatter("Single networks by year, ImageNet-1k", "year of the paper", "top-1, %");
        chart.put("xScale", "linear");
        chart.put("labelSide", "left");
        List<PlotPoint> best = ParetoFront.of(points, point -> year(point), PlotPoint::top1);
        Charts.Points line = Charts.front(chart, "best so far");
        best.forEach(point -> line.add(year(point), point.top1()));
        Set<PlotPoint> labelled = milestones(best);
        for (PlotPoint point : points) {
            ObjectNode node = Charts.point(chart, point.title(), point.group(), year(point), point.top1());
            node.put("id", point.page());
            node.put("emphasis", best.contains(point));
            node.put("label", labelled.contains(point));
            Charts.facts(node, point.facts());
        }
        return chart;
    }

    /** Small steps between large ones stay without a name, which would cover the others'. */
    private static Set<PlotPoint> milestones(List<PlotPoint> best) {
        Set<PlotPoint> named = new HashSet<>();
        double last = Double.NEGATIVE_INFINITY;
        for (PlotPoint point : best) {
            if (point.top1() - last >= STEP || point == best.getLast()) {
                named.add(point);
                last = point.top1();
            }
        }
        return named;
    }

    private static int year(PlotPoint point) {
        return point.year() == null ? 0 : point.year();
    }
}
