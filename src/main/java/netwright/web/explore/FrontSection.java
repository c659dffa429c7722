package netwright.web.explore;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.catalog.ParetoFront;
import netwright.catalog.Published;
import netwright.store.Speeds;
import netwright.training.DataSets;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import netwright.web.workspace.PresetShelf;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Accuracy against cost with the Pareto front: what nothing beats that costs no more. */
final class FrontSection extends Div {

    private static final long serialVersionUID = 1L;
    static final String IMAGENET = "ImageNet-1k, published";
    private static final String YEAR = "year";
    private static final String FAMILY = "family";
    private static final String MORE_IMAGES = "trained on more images";

    private final transient PresetShelf presets;
    private final transient OwnNetworks own;
    private final transient SpeedDesk desk;
    private final Select<PlotAxis> against = new Select<>();
    private final Select<String> data = new Select<>();
    private final Select<String> colour = new Select<>();
    private final Checkbox extra = new Checkbox("With extra training images");
    private final MultiSelectComboBox<OwnNetworks.Saved> marked = new MultiSelectComboBox<>();
    private final NetChart chart = new NetChart();
    private final Paragraph note = new Paragraph();
    private final SpeedPanel speeds;

    FrontSection(PresetShelf presets, OwnNetworks own, SpeedDesk desk, Runnable measured) {
        this.presets = presets;
        this.own = own;
        this.desk = desk;
        addClassName("front");
        speeds = new SpeedPanel(desk, own::training, this::jobs, () -> {
            show();
            measured.run();
        });
        choose(against, "Plot accuracy against", List.of(PlotAxis.values()), PlotAxis.PARAMETERS);
        against.setItemLabelGenerator(axis -> "Against " + axis.title());
        choose(
                data,
                "Images",
                Stream.concat(Stream.of(IMAGENET), own.dataSets().stream()).toList(),
                IMAGENET);
        data.setItemLabelGenerator(DataSets::title);
        choose(colour, "Colour by", List.of(YEAR, FAMILY), YEAR);
        colour.setItemLabelGenerator(by -> "Colour by " + by);
        extra.addValueChangeListener(event -> show());
        marked.setPlaceholder("Mark my designs by cost");
        marked.setAriaLabel("Mark my designs by cost");
        List<OwnNetworks.Saved> saved = own.saved();
        marked.setItems(saved);
        marked.setItemLabelGenerator(OwnNetworks.Saved::name);
        marked.addValueChangeListener(event -> show());
        marked.setVisible(!saved.isEmpty());
        Div head = new Div(new H3("Accuracy against cost"), against, data, colour, extra, marked);
        head.addClassName("plot-head");
        chart.addClassName("front-chart");
        chart.onPick(pick -> open(pick.path("id").asString("")));
        Theme.follow(this, chart::theme);
        note.addClassName("quiet");
        add(head, chart, speeds, note);
        show();
    }

    private <T> void choose(Select<T> select, String label, List<T> items, T first) {
        select.setAriaLabel(label);
        select.setItems(items);
        select.setValue(first);
        select.addValueChangeListener(event -> show());
    }

    private static void open(String page) {
        if (!page.isEmpty()) {
            UI.getCurrent().navigate(page);
        }
    }

    private void show() {
        boolean published = data.getValue().equals(IMAGENET);
        colour.setVisible(published);
        extra.setVisible(published);
        speeds.setVisible(against.getValue() == PlotAxis.SPEED);
        List<PlotPoint> points = points();
        chart.show(chart(points, published));
        note.setText(explanation(points, published));
    }

    /** What the plot shows, also those without a place on the chosen axis. */
    List<PlotPoint> points() {
        Map<String, Speeds.Measured> known = speeds.measured();
        if (!data.getValue().equals(IMAGENET)) {
            return own.trainedOn(data.getValue(), known);
        }
        return presets.published().stream()
                .filter(item -> plotted(item.preset().published()))
                .map(item -> PlotPoint.of(
                        item,
                        item.preset().published(),
                        known.get(desk.job(item).key())))
                .toList();
    }

    private boolean plotted(@Nullable Published published) {
        return published != null && (published.extra() == null || extra.getValue());
    }

    private List<SpeedDesk.Job> jobs() {
        return data.getValue() == null || data.getValue().equals(IMAGENET)
                ? presets.published().stream()
                        .filter(item -> plotted(item.preset().published()))
                        .map(desk::job)
                        .toList()
                : own.jobs(data.getValue());
    }

    private ObjectNode chart(List<PlotPoint> points, boolean published) {
        PlotAxis axis = against.getValue();
        boolean more = axis == PlotAxis.SPEED;
        List<PlotPoint> placed =
                points.stream().filter(point -> point.at(axis) > 0).toList();
        List<PlotPoint> front =
                ParetoFront.of(placed, point -> more ? -point.at(axis) : point.at(axis), PlotPoint::top1);
        ObjectNode json = Charts.scatter(
                "Top-1 against " + axis.title() + " · " + DataSets.title(data.getValue()), axis.label(), "top-1, %");
        json.put("labelSide", more ? "right" : "left");
        boolean byYear = published && colour.getValue().equals(YEAR);
        if (byYear) {
            json.putObject("colour").put("label", YEAR);
        }
        Charts.Points line = Charts.front(json, "Pareto front");
        front.forEach(point -> line.add(point.at(axis), point.top1()));
        for (PlotPoint point : placed) {
            ObjectNode node = Charts.point(
                    json, point.title(), byYear ? group(point) : point.group(), point.at(axis), point.top1());
            node.put("id", point.page());
            node.put("emphasis", front.contains(point));
            if (byYear) {
                node.put("value", point.year());
            }
            Charts.facts(node, point.facts());
        }
        if (axis != PlotAxis.SPEED) {
            marked.getValue().forEach(saved -> Charts.mark(json, "x", axis.of(own.cost(saved)), saved.name()));
        }
        return json;
    }

    private String group(PlotPoint point) {
        return presets.published().stream()
                        .filter(item -> ArchitectureView.address(item.preset()).equals(point.page()))
                        .anyMatch(item ->
                                item.preset().published() instanceof Published figures && figures.extra() != null)
                ? MORE_IMAGES
                : "published";
    }

    private String explanation(List<PlotPoint> points, boolean published) {
        long missing = points.stream()
                .filter(point -> !(point.at(against.getValue()) > 0))
                .count();
        String speed = missing == 0
                ? ""
                : missing == points.size()
                        ? "No network of this plot has been measured on this machine yet: press Measure. "
                        : missing + " of " + points.size() + " are not measured on this machine yet. ";
        return speed
                + (published
                        ? "Single networks, one crop, at the resolution they were published with; from the source in the tooltip. "
                                + "Costs are computed here. Newer training recipes lift accuracy at the same cost."
                        : "Best validation top-1 of what was trained here on these images. "
                                + "It is another task than ImageNet, so the two never share a plot.");
    }
}
