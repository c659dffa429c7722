package netwright.web.explore;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import netwright.analysis.FieldGrowth;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.workspace.Candidate;
import tools.jackson.databind.node.ObjectNode;

/** How much of the image a position sees, from the first layer to the last map. */
final class GrowthSection extends Div {

    private static final long serialVersionUID = 1L;

    GrowthSection(Candidate candidate) {
        List<FieldGrowth.Step> steps = FieldGrowth.of(candidate.analysis());
        int side = candidate.architecture().input().height();
        NetChart chart = new NetChart();
        chart.addClassName("tall");
        ObjectNode json = Charts.line(
                "Receptive field along depth", "convolutions on the longest path", "receptive field, pixels", false);
        Charts.Points points = Charts.series(json, candidate.title(), false);
        steps.forEach(step -> points.add(step.depth(), step.size()));
        if (!steps.isEmpty()) {
            Charts.mark(json, "y", side, "the image, " + side + " pixels");
        }
        chart.show(json);
        Theme.follow(this, chart::theme);
        add(new H3("What a position sees"), new Paragraph(sentence(steps, side)), chart);
    }

    static String sentence(List<FieldGrowth.Step> steps, int side) {
        if (steps.isEmpty()) {
            return "Nothing is connected to the image yet.";
        }
        FieldGrowth.Step last = steps.stream()
                .max(Comparator.comparingLong(FieldGrowth.Step::size))
                .orElseThrow();
        return steps.stream()
                .filter(step -> step.size() >= side)
                .findFirst()
                .map(step ->
                        "From depth %d on, at %s, a position sees as far as the image is high; at the last map it would see %d pixels. "
                                        .formatted(step.depth(), step.layer(), last.size())
                                + "What lies beyond the image is padding.")
                .orElseGet(() ->
                        "At the last map a position sees %d of the image's %d pixels; pooling or flattening joins the positions."
                                .formatted(last.size(), side));
    }
}
