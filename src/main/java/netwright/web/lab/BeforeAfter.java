package netwright.web.lab;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.function.ToLongFunction;
import netwright.analysis.Analysis;
import netwright.analysis.ReceptiveField;
import netwright.analysis.Totals;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;

/** What a change of a network does to its cost: before, after, and the ratio. */
public final class BeforeAfter extends NativeTable {

    private static final long serialVersionUID = 1L;
    private static final int BATCH = 32;

    private final NativeTableBody body = new NativeTableBody();

    /** Names the two columns. */
    public BeforeAfter(String before, String after) {
        addClassName("before-after");
        NativeTableRow head = new NativeTableRow();
        for (String title : new String[] {"", before, after, "Ratio"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        add(new NativeTableHeader(head), body);
    }

    public void show(Analysis before, Analysis after) {
        body.removeAll();
        number("Parameters", before, after, totals -> totals.cost().parameters());
        number("MACs", before, after, totals -> totals.cost().macs());
        number(
                "Activations (conv, linear)",
                before,
                after,
                totals -> totals.cost().weightedActivations());
        number("Weighted depth", before, after, Totals::depth);
        ReceptiveField seen = before.totals().receptiveField();
        ReceptiveField sees = after.totals().receptiveField();
        row("Receptive field", side(seen), side(sees), ratio(size(seen), size(sees)));
        long memory = before.totals().trainingBytes(BATCH);
        long needs = after.totals().trainingBytes(BATCH);
        row("Training memory, batch " + BATCH, Numbers.bytes(memory), Numbers.bytes(needs), ratio(memory, needs));
    }

    private void number(String label, Analysis before, Analysis after, ToLongFunction<Totals> figure) {
        long was = figure.applyAsLong(before.totals());
        long is = figure.applyAsLong(after.totals());
        row(label, Numbers.exact(was), Numbers.exact(is), ratio(was, is));
    }

    private static String side(@Nullable ReceptiveField field) {
        return field == null
                ? "–"
                : "%d×%d".formatted(field.vertical().size(), field.horizontal().size());
    }

    private static long size(@Nullable ReceptiveField field) {
        return field == null ? 0 : field.vertical().size();
    }

    static String ratio(long before, long after) {
        return before == after ? "same" : before == 0 ? "–" : Numbers.ratio((double) after / before);
    }

    private void row(String label, String before, String after, String ratio) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(label);
        name.getElement().setAttribute("scope", "row");
        NativeTableCell change = new NativeTableCell(ratio);
        change.addClassName("ratio");
        NativeTableRow row = new NativeTableRow(name, new NativeTableCell(before), new NativeTableCell(after), change);
        row.getElement().setAttribute("data-figure", label);
        body.add(row);
    }
}
