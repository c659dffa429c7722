package netwright.web.sweep;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import netwright.store.SweepTrial;
import netwright.sweep.Sample;
import netwright.training.EpochMetrics;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.sweep.SweepFigures.Configuration;
import org.jspecify.annotations.Nullable;

/** A row for each configuration, the best by validation first. */
final class SweepTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS =
            List.of("Configuration", "State", "Epochs", "Training error", "Validation error", "Best top-1", "Runs");

    SweepTable() {
        addClassName("compare-table");
    }

    void show(SweepFigures figures) {
        removeAll();
        NativeTableRow head = new NativeTableRow();
        for (String column : COLUMNS) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        figures.bestFirst().forEach(row -> body.add(row(row)));
        NativeTable table = new NativeTable();
        table.add(new NativeTableHeader(head), body);
        add(table);
    }

    private static NativeTableRow row(Configuration configuration) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(configuration.name());
        name.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow();
        row.add(
                name,
                new NativeTableCell(StateText.of(configuration)),
                new NativeTableCell(Integer.toString(configuration.reached())),
                new NativeTableCell(error(configuration.last(EpochMetrics::trainTop1))),
                new NativeTableCell(error(configuration.last(EpochMetrics::validationTop1))),
                new NativeTableCell(share(configuration.best())),
                runs(configuration));
        return row;
    }

    private static NativeTableCell runs(Configuration configuration) {
        NativeTableCell cell = new NativeTableCell();
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
                : share(new Sample(
                        right.values().stream().map(value -> 1 - value).toList()));
    }

    private static String share(@Nullable Sample sample) {
        if (sample == null) {
            return "–";
        }
        String mean = Numbers.percent(sample.mean());
        return sample.n() < 2 ? mean : mean + " ± " + Numbers.decimals(100 * sample.deviation(), 2);
    }
}
