package netwright.web.explore;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import netwright.analysis.Breakdown;
import netwright.analysis.LayerKind;
import netwright.catalog.Preset;
import netwright.catalog.Published;
import netwright.recipe.EngineName;
import netwright.store.Speeds;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.workspace.PresetShelf;
import org.jspecify.annotations.Nullable;

/** Every architecture of the catalogue as a row to sort and to filter; those for small images have a table of their own. */
final class CatalogueSection extends Div {

    private static final long serialVersionUID = 1L;

    private static final int IMAGENET_CLASSES = 1_000;

    /** A row with what the columns sort by; NaN and null stand for what there is not. */
    record Row(Preset preset, long parameters, long macs, long activations, int layers, long field, double speed) {

        static Row of(PresetShelf.Item item, Speeds.@Nullable Measured speed) {
            var totals = item.analysis().totals();
            Map<LayerKind, Long> counts = Breakdown.layers(item.analysis());
            long weighted = counts.entrySet().stream()
                    .filter(count -> count.getKey() != LayerKind.NORMALISATION && count.getKey() != LayerKind.OTHER)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return new Row(
                    item.preset(),
                    totals.cost().parameters(),
                    totals.cost().macs(),
                    totals.cost().weightedActivations(),
                    Math.toIntExact(weighted),
                    totals.receptiveField() == null
                            ? 0
                            : totals.receptiveField().vertical().size(),
                    speed == null ? Double.NaN : speed.speed().imagesPerSecond());
        }

        double top1() {
            return preset.published() instanceof Published published ? published.top1() : Double.NaN;
        }

        double top5() {
            return preset.published() instanceof Published published ? published.top5() : Double.NaN;
        }
    }

    private static final Comparator<Row> ORDER = Comparator.comparing(
                    (Row row) -> !row.preset().starter())
            .thenComparing(row -> row.preset().year())
            .thenComparing(row -> row.preset().family())
            .thenComparing(Row::parameters);

    private final transient PresetShelf presets;
    private final transient SpeedDesk desk;
    private final TextField search = new TextField();
    private final MultiSelectComboBox<String> families = new MultiSelectComboBox<>();
    private final Grid<Row> large = new Grid<>();
    private final Grid<Row> small = new Grid<>();
    private final Div forSmall = new Div();
    private final Span none = new Span("No architecture fits. Clear the search to see all.");

    CatalogueSection(PresetShelf presets, SpeedDesk desk) {
        this.presets = presets;
        this.desk = desk;
        addClassName("catalogue");
        search.setPlaceholder("Search by name or year");
        search.setAriaLabel("Search the catalogue");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(event -> fill());
        families.setPlaceholder("All families");
        families.setAriaLabel("Families");
        families.setItems(presets.items().stream()
                .map(item -> item.preset().family())
                .distinct()
                .sorted()
                .toList());
        families.addValueChangeListener(event -> fill());
        Div head = new Div(new H3("All architectures"), search, families);
        head.addClassName("plot-head");
        none.addClassName("quiet");
        columns(large, true);
        columns(small, false);
        large.setHeight("30rem");
        small.setAllRowsVisible(true);
        H3 others = new H3("For small images: CIFAR-10 networks and starters");
        Span why = new Span("Their accuracies would be of another task, so they are not mixed with the table above.");
        why.addClassName("quiet");
        forSmall.add(others, why, small);
        forSmall.addClassName("catalogue");
        add(head, none, large, forSmall);
        fill();
    }

    /** Reads the measured speeds anew. */
    void fill() {
        Map<String, Speeds.Measured> known = desk.measured(EngineName.PYTORCH);
        List<Row> rows = presets.items().stream()
                .filter(item -> matches(item.preset()))
                .map(item -> Row.of(item, known.get(desk.job(item).key())))
                .sorted(ORDER)
                .toList();
        Predicate<Row> imageNet = row -> row.preset().architecture().classes() == IMAGENET_CLASSES;
        List<Row> first = rows.stream().filter(imageNet).toList();
        List<Row> second = rows.stream().filter(imageNet.negate()).toList();
        large.setItems(first);
        small.setItems(second);
        large.setVisible(!first.isEmpty());
        forSmall.setVisible(!second.isEmpty());
        none.setVisible(rows.isEmpty());
    }

    private boolean matches(Preset preset) {
        String text = "%s %s %s %d".formatted(preset.title(), preset.id(), preset.family(), preset.year());
        return text.toLowerCase(Locale.ROOT).contains(search.getValue().strip().toLowerCase(Locale.ROOT))
                && (families.getValue().isEmpty() || families.getValue().contains(preset.family()));
    }

    private static void columns(Grid<Row> grid, boolean accuracy) {
        grid.addThemeVariants(GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_COMPACT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setMultiSort(false);
        grid.addComponentColumn(row -> name(row.preset()))
                .setHeader("Name")
                .setKey("name")
                .setComparator(Comparator.comparing(row -> row.preset().title()))
                .setFlexGrow(1)
                .setAutoWidth(true);
        column(
                grid,
                "Family",
                row -> row.preset().family(),
                Comparator.comparing(row -> row.preset().family()));
        column(
                grid,
                "Year",
                row -> Integer.toString(row.preset().year()),
                Comparator.comparingInt(row -> row.preset().year()));
        number(grid, "Parameters", Row::parameters);
        number(grid, "MACs", Row::macs);
        number(grid, "Activations", Row::activations);
        column(grid, "Layers", row -> Integer.toString(row.layers()), Comparator.comparingInt(Row::layers))
                .setTooltipGenerator(row -> row.layers() + " convolutions and linear layers");
        column(grid, "Field", row -> row.field() == 0 ? "–" : row.field() + " px", Comparator.comparingLong(Row::field))
                .setTooltipGenerator(row -> "receptive field of the last map; the input is "
                        + row.preset().architecture().input());
        if (accuracy) {
            percent(grid, "Top-1", Row::top1);
            percent(grid, "Top-5", Row::top5);
        }
        column(
                        grid,
                        "Images/s here",
                        row -> Double.isNaN(row.speed())
                                ? "–"
                                : Numbers.decimals(row.speed(), row.speed() < 10 ? 1 : 0),
                        Comparator.comparingDouble(row -> orLast(row.speed())))
                .setTooltipGenerator(row -> Double.isNaN(row.speed())
                        ? "Not measured on this machine: see Accuracy against measured speed"
                        : "forward, one image at a time, PyTorch on this CPU");
    }

    private static Grid.Column<Row> column(
            Grid<Row> grid, String header, Function<Row, String> text, Comparator<Row> order) {
        return grid.addColumn(text::apply)
                .setHeader(header)
                .setKey(header)
                .setComparator(order)
                .setFlexGrow(1)
                .setAutoWidth(true);
    }

    private static void number(Grid<Row> grid, String header, Function<Row, Long> value) {
        column(grid, header, row -> Numbers.compact(value.apply(row)), Comparator.comparing(value))
                .setTooltipGenerator(row -> Numbers.exact(value.apply(row)));
    }

    private static void percent(Grid<Row> grid, String header, Function<Row, Double> value) {
        column(
                        grid,
                        header,
                        row -> Numbers.decimals(value.apply(row), 1) + " %",
                        Comparator.comparingDouble(row -> orLast(value.apply(row))))
                .setTooltipGenerator(row -> row.preset().published() instanceof Published published
                        ? "%s %%, %d pixels, %s%s"
                                .formatted(
                                        Numbers.decimals(value.apply(row), 3),
                                        published.crop(),
                                        published.source(),
                                        published.extra() == null ? "" : ", trained on " + published.extra() + " too")
                        : "");
    }

    private static double orLast(double value) {
        return Double.isNaN(value) ? -1 : value;
    }

    private static Anchor name(Preset preset) {
        return Pages.link(ArchitectureView.address(preset), preset.title());
    }
}
