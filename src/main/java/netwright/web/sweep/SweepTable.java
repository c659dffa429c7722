package netwright.web.sweep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netwright.store.SweepTrial;
import netwright.sweep.Axis;
import netwright.sweep.Interval;
import netwright.sweep.Sample;
import netwright.sweep.Sweep;
import netwright.sweep.Values;
import netwright.training.EpochMetrics;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.sweep.SweepFigures.Configuration;
import org.jspecify.annotations.Nullable;

/** A row for each configuration, with a column for everything that varies; the best by validation first, or as its reader sorts it. */
final class SweepTable extends Div {

    private static final long serialVersionUID = 1L;

    /** Without figures it comes last. */
    private static final Comparator<Configuration> BEST_FIRST =
            Comparator.comparingDouble(each -> each.best() instanceof Sample best ? -best.mean() : 1);

    private transient List<Column> columns = List.of();
    private transient SweepFigures figures = new SweepFigures(List.of());
    private String sorted = "";
    private boolean descending;
    private int marked;

    /** @param order null where the column cannot be sorted by */
    private record Column(
            String title,
            Function<Configuration, Component> cell,
            @Nullable Comparator<Configuration> order) {

        static Column text(String title, Function<Configuration, String> text, Comparator<Configuration> order) {
            return new Column(title, each -> new Span(text.apply(each)), order);
        }
    }

    SweepTable() {
        addClassNames("compare-table", "sweep-table");
    }

    /** @param labels of the axes, by name */
    void show(Sweep sweep, SweepFigures now, Map<String, String> labels) {
        figures = now;
        columns = columns(sweep, labels);
        draw();
    }

    /** Marks the row of a configuration. */
    void mark(int configuration) {
        marked = configuration;
        draw();
    }

    private List<Column> columns(Sweep sweep, Map<String, String> labels) {
        List<Column> all = new ArrayList<>();
        all.add(Column.text(
                sweep.axes().isEmpty() ? "Configuration" : "#",
                each -> sweep.axes().isEmpty() ? each.name() : Integer.toString(each.number()),
                Comparator.comparingInt(Configuration::number)));
        if (sweep.subjects().size() > 1 && !sweep.axes().isEmpty()) {
            all.add(Column.text("Network", Configuration::subject, Comparator.comparing(Configuration::subject)));
        }
        for (Axis axis : sweep.axes()) {
            all.add(Column.text(
                    labels.getOrDefault(axis.name(), axis.name()),
                    each -> Values.text(value(each, axis)),
                    Comparator.comparing((Configuration each) -> value(each, axis), SweepTable::compare)));
        }
        all.add(new Column("Best top-1", this::best, BEST_FIRST));
        all.add(Column.text(
                "Epochs", each -> Integer.toString(each.reached()), Comparator.comparingInt(Configuration::reached)));
        all.add(Column.text(
                "Training error", each -> error(each.last(EpochMetrics::trainTop1)), byError(EpochMetrics::trainTop1)));
        all.add(Column.text(
                "Validation error",
                each -> error(each.last(EpochMetrics::validationTop1)),
                byError(EpochMetrics::validationTop1)));
        all.add(Column.text("State", StateText::of, Comparator.comparing(StateText::of)));
        all.add(new Column("Runs", SweepTable::runs, null));
        return all;
    }

    private static Object value(Configuration configuration, Axis axis) {
        return configuration.values().getOrDefault(axis.name(), "");
    }

    /** Numbers by size, anything else as it reads. */
    private static int compare(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : Values.text(one).compareTo(Values.text(other));
    }

    private static Comparator<Configuration> byError(java.util.function.ToDoubleFunction<EpochMetrics> right) {
        return Comparator.comparingDouble(each -> each.last(right) instanceof Sample known ? 1 - known.mean() : 2);
    }

    private void draw() {
        removeAll();
        NativeTableRow head = new NativeTableRow();
        columns.forEach(column -> head.add(header(column)));
        NativeTableBody body = new NativeTableBody();
        ordered().forEach(each -> body.add(row(each)));
        NativeTable table = new NativeTable();
        table.add(new NativeTableHeader(head), body);
        add(table);
    }

    private List<Configuration> ordered() {
        Comparator<Configuration> order = columns.stream()
                .filter(column -> column.title().equals(sorted))
                .map(Column::order)
                .findFirst()
                .orElse(BEST_FIRST);
        return figures.configurations().stream()
                .sorted((descending ? order.reversed() : order).thenComparingInt(Configuration::number))
                .toList();
    }

    private NativeTableHeaderCell header(Column column) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "col");
        if (column.order() == null) {
            cell.setText(column.title());
            return cell;
        }
        boolean here = column.title().equals(sorted);
        cell.getElement().setAttribute("aria-sort", here ? descending ? "descending" : "ascending" : "none");
        Button sort = new Button(column.title() + (here ? descending ? " ↓" : " ↑" : ""), event -> {
            descending = here && !descending;
            sorted = column.title();
            draw();
        });
        sort.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        sort.addClassName("sort");
        cell.add(sort);
        return cell;
    }

    private NativeTableRow row(Configuration configuration) {
        NativeTableRow row = new NativeTableRow();
        NativeTableHeaderCell name = new NativeTableHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.add(columns.getFirst().cell().apply(configuration));
        row.add(name);
        columns.stream().skip(1).forEach(column -> {
            NativeTableCell cell = new NativeTableCell();
            cell.add(column.cell().apply(configuration));
            row.add(cell);
        });
        row.setClassName("best", isBest(configuration));
        row.setClassName("picked", configuration.number() == marked);
        return row;
    }

    private boolean isBest(Configuration configuration) {
        Configuration winner = figures.winner();
        return figures.configurations().size() > 1 && winner != null && winner.number() == configuration.number();
    }

    /** Mean ± deviation; of the best also that it is, and how sure its mean is. */
    private Component best(Configuration configuration) {
        Span cell = new Span(Numbers.percent(configuration.best()));
        if (isBest(configuration) && configuration.best() instanceof Sample sample) {
            Span badge = new Span("best");
            badge.addClassNames("badge", "completed");
            cell.add(new Span(" "), badge);
            if (sample.n() > 1) {
                Interval interval = sample.interval();
                Span sure = new Span(" 95 %%: %s to %s"
                        .formatted(
                                Numbers.percent(Math.max(0, interval.low())),
                                Numbers.percent(Math.min(1, interval.high()))));
                sure.addClassName("quiet");
                cell.add(sure);
            }
        }
        return cell;
    }

    private static Component runs(Configuration configuration) {
        Span cell = new Span();
        for (SweepTrial trial : configuration.trials()) {
            String label = "seed " + trial.key().seed();
            if (trial.run() == null) {
                cell.add(new Span(label + " "));
            } else {
                cell.add(Pages.link(Pages.run(trial.run().id()), label), new Span(" "));
            }
        }
        return cell;
    }

    private static String error(@Nullable Sample right) {
        return right == null
                ? "–"
                : Numbers.percent(new Sample(
                        right.values().stream().map(value -> 1 - value).toList()));
    }
}
