package netwright.web.compare;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import tools.jackson.databind.node.ObjectNode;

/** Accuracy against cost, the presets that were not chosen behind those that were. */
final class AccuracyPlot extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Candidates candidates;
    private final Select<String> against = new Select<>();
    private final NetChart scatter = new NetChart();
    private transient List<Candidate> shown = List.of();

    AccuracyPlot(Candidates candidates) {
        this.candidates = candidates;
        addClassName("plot");
        against.setAriaLabel("Plot accuracy against");
        against.setItems("parameters", "MACs");
        against.setItemLabelGenerator(what -> "Accuracy against " + what);
        against.setValue("parameters");
        against.addValueChangeListener(event -> draw());
        scatter.addClassName("tall");
        Theme.follow(this, scatter::theme);
        add(against, scatter);
    }

    void show(List<Candidate> chosen) {
        shown = List.copyOf(chosen);
        draw();
    }

    private void draw() {
        boolean macs = "MACs".equals(against.getValue());
        ObjectNode chart = Charts.scatter(
                "Accuracy against " + against.getValue(), macs ? "MACs, G" : "parameters, M", "top-1, %");
        List<Candidate> all = new ArrayList<>(shown);
        Set<String> keys = shown.stream().map(Candidate::key).collect(Collectors.toSet());
        candidates
                .presets()
                .filter(preset -> !keys.contains(preset.key()) && preset.publishedTop1() != null)
                .forEach(all::add);
        for (Candidate candidate : all) {
            Double accuracy = candidate.accuracy();
            if (accuracy != null) {
                var cost = candidate.analysis().totals().cost();
                String group = candidate.measured() != null
                        ? "measured on " + candidate.measured().data()
                        : keys.contains(candidate.key()) ? "chosen, published" : "other presets";
                Charts.point(
                        chart,
                        candidate.title(),
                        group,
                        macs ? cost.macs() / 1e9 : cost.parameters() / 1e6,
                        100 * accuracy);
            }
        }
        scatter.show(chart);
    }
}
