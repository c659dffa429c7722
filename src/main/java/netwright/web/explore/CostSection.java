package netwright.web.explore;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Breakdown;
import netwright.analysis.Cost;
import netwright.analysis.LayerKind;
import netwright.analysis.LayerReport;
import netwright.web.Numbers;
import netwright.web.Theme;
import netwright.web.element.CanvasState;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.workspace.Candidate;
import tools.jackson.databind.node.ObjectNode;

/** Where an architecture's parameters and MACs lie: by stage, by kind of layer, layer by layer. */
final class CostSection extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 10;

    /** Tiles that would be too small to see are one tile. */
    private static final int TILES = 12;

    private enum Of {
        PARAMETERS("parameters"),
        MACS("MACs");

        private final String label;

        Of(String label) {
            this.label = label;
        }

        long in(Cost cost) {
            return this == PARAMETERS ? cost.parameters() : cost.macs();
        }
    }

    private final transient Analysis analysis;
    private final Select<Of> of = new Select<>();
    private final NetChart stages = new NetChart();
    private final NetChart kinds = new NetChart();

    CostSection(Candidate candidate) {
        analysis = candidate.analysis();
        addClassName("cost-section");
        of.setAriaLabel("What to break down");
        of.setItems(Of.values());
        of.setItemLabelGenerator(what -> "By " + what.label);
        of.setValue(Of.PARAMETERS);
        of.addValueChangeListener(event -> show());
        Theme.follow(this, dark -> List.of(stages, kinds).forEach(chart -> chart.theme(dark)));
        Div head = new Div(new H3("Where the cost lies"), of);
        head.addClassName("plot-head");
        Div charts = new Div(stages, kinds);
        charts.addClassName("charts");
        Div tables =
                new Div(panel("Stages", new StagesTable(candidate.analysis())), panel("Largest layers", largest()));
        tables.addClassName("table-pair");
        add(head, new Paragraph(sentence(analysis)), charts, tables);
        show();
    }

    /** In a sentence, as "123.6 M of 138.4 M parameters (89.4 %) are in 3 linear layers". */
    static String sentence(Analysis analysis) {
        return most(analysis, Of.PARAMETERS) + " " + most(analysis, Of.MACS);
    }

    private static String most(Analysis analysis, Of of) {
        long whole = of.in(analysis.totals().cost());
        if (whole == 0) {
            return "There are no " + of.label + ".";
        }
        Map.Entry<LayerKind, Cost> first = Breakdown.byKind(analysis).entrySet().stream()
                .max(Comparator.comparingLong(kind -> of.in(kind.getValue())))
                .orElseThrow();
        long count = Breakdown.layers(analysis).get(first.getKey());
        long part = of.in(first.getValue());
        return "%s of %s %s (%s %%) are in %s."
                .formatted(
                        oneDecimal(part),
                        oneDecimal(whole),
                        of.label,
                        Numbers.decimals(100.0 * part / whole, 1),
                        count == 1
                                ? "one " + first.getKey().label()
                                : "%d %s".formatted(count, first.getKey().plural()));
    }

    private static String oneDecimal(long value) {
        return value >= 1e9
                ? Numbers.decimals(value / 1e9, 1) + " G"
                : value >= 1e6 ? Numbers.decimals(value / 1e6, 1) + " M" : Numbers.exact(value);
    }

    private void show() {
        stages.show(byStage(of.getValue()));
        kinds.show(byKind(of.getValue()));
    }

    private ObjectNode byStage(Of what) {
        List<Breakdown.Part> parts = Breakdown.byStage(analysis).stream()
                .filter(part -> part.cost().parameters() > 0 || part.cost().macs() > 0)
                .toList();
        ObjectNode chart = Charts.bars(
                capital(what) + " by map size and kind of layer",
                "size of the map",
                what == Of.PARAMETERS ? "parameters, M" : "MACs, M",
                parts.stream().map(Breakdown.Part::label).toList(),
                true);
        for (LayerKind kind : LayerKind.values()) {
            for (int i = 0; i < parts.size(); i++) {
                long value = what.in(parts.get(i).kinds().getOrDefault(kind, Cost.NONE));
                if (value > 0) {
                    Charts.point(chart, kind.plural(), kind.plural(), i, value / 1e6);
                }
            }
        }
        return chart;
    }

    private ObjectNode byKind(Of what) {
        ObjectNode chart = Charts.treemap(capital(what) + " by kind of layer and layer");
        Map<LayerKind, ObjectNode> branches = new LinkedHashMap<>();
        Breakdown.byKind(analysis).forEach((kind, cost) -> {
            if (what.in(cost) > 0) {
                ObjectNode branch = Charts.tile(chart, kind.plural(), what.in(cost));
                Charts.facts(branch, facts(cost, Breakdown.layers(analysis).get(kind) + " layers"));
                branches.put(kind, branch);
            }
        });
        branches.forEach((kind, branch) -> tiles(branch, kind, what));
        return chart;
    }

    private void tiles(ObjectNode branch, LayerKind kind, Of what) {
        List<LayerReport> layers = analysis.layers().stream()
                .filter(layer -> LayerKind.of(layer) == kind && what.in(layer.cost()) > 0)
                .sorted(Comparator.comparingLong((LayerReport layer) -> what.in(layer.cost()))
                        .reversed())
                .toList();
        for (LayerReport layer : layers.subList(0, Math.min(TILES, layers.size()))) {
            Charts.facts(Charts.tile(branch, layer.id(), what.in(layer.cost())), facts(layer.cost(), describe(layer)));
        }
        if (layers.size() > TILES) {
            Cost rest = layers.subList(TILES, layers.size()).stream()
                    .map(LayerReport::cost)
                    .reduce(Cost.NONE, Cost::plus);
            Charts.facts(
                    Charts.tile(branch, (layers.size() - TILES) + " smaller ones", what.in(rest)), facts(rest, ""));
        }
    }

    private static Map<String, String> facts(Cost cost, String more) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!more.isEmpty()) {
            facts.put("", more);
        }
        facts.put("Parameters", Numbers.exact(cost.parameters()));
        facts.put("MACs", Numbers.exact(cost.macs()));
        return facts;
    }

    private static String describe(LayerReport layer) {
        return "%s %s → %s".formatted(layer.layer().type().label(), CanvasState.summary(layer.layer()), layer.output());
    }

    private static String capital(Of what) {
        return what == Of.PARAMETERS ? "Parameters" : "MACs";
    }

    private static Div panel(String title, Component table) {
        Div panel = new Div(new H3(title), table);
        panel.addClassName("compare-table");
        return panel;
    }

    private NativeTable largest() {
        NativeTableRow names = new NativeTableRow();
        Stream.of("Layer", "What", "Output", "Parameters", "Share", "MACs")
                .forEach(name -> names.add(new NativeTableHeaderCell(name)));
        NativeTableBody body = new NativeTableBody();
        double whole = Math.max(1, analysis.totals().cost().parameters());
        for (LayerReport layer : Breakdown.largest(analysis, LARGEST)) {
            NativeTableRow row = new NativeTableRow();
            Stream.of(
                            layer.id(),
                            layer.layer().type().label() + " " + CanvasState.summary(layer.layer()),
                            layer.output().toString(),
                            Numbers.exact(layer.cost().parameters()),
                            Numbers.decimals(100 * layer.cost().parameters() / whole, 1) + " %",
                            Numbers.exact(layer.cost().macs()))
                    .forEach(text -> row.add(new NativeTableCell(text)));
            body.add(row);
        }
        NativeTable table = new NativeTable();
        table.add(new NativeTableHeader(names), body);
        return table;
    }
}
