package netwright.web.compare;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import netwright.analysis.ReceptiveField;
import netwright.architecture.DropPath;
import netwright.web.Numbers;
import netwright.web.workspace.Candidate;
import org.jspecify.annotations.Nullable;

/** Two whole networks and the difference between them. */
final class DiffTotals extends NativeTable {

    private static final long serialVersionUID = 1L;

    private final NativeTableBody body = new NativeTableBody();
    private final transient Candidate left;
    private final transient Candidate right;

    DiffTotals(Candidate left, Candidate right) {
        this.left = left;
        this.right = right;
        NativeTableRow names = new NativeTableRow(new NativeTableHeaderCell());
        for (String title : new String[] {left.title(), right.title(), "Difference"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        }
        add(new NativeTableHeader(names), body);
        number("Parameters", c -> c.analysis().totals().cost().parameters());
        number("MACs", c -> c.analysis().totals().cost().macs());
        number(
                "Activations of conv and linear",
                c -> c.analysis().totals().cost().weightedActivations());
        number("Weighted depth", c -> c.analysis().totals().depth());
        text("Receptive field", c -> field(c.analysis().totals().receptiveField()));
        if (!dropPath(left).equals(dropPath(right))) {
            text("Drop path, up to", DiffTotals::dropPath);
        }
        accuracy("Published top-1", Candidate::publishedTop1, DiffTotals::source);
        accuracy(
                "Measured best top-1",
                c -> c.measured() == null ? null : c.measured().top1(),
                c -> c.measured() == null ? "" : c.measured().data());
    }

    private static String field(@Nullable ReceptiveField field) {
        return field == null ? "–" : field.toString();
    }

    /** Stochastic depth is told here because it is no difference of what is computed. */
    private static String dropPath(Candidate candidate) {
        double highest = candidate.analysis().layers().stream()
                .mapToDouble(layer -> layer.layer() instanceof DropPath path ? path.p() : 0)
                .max()
                .orElse(0);
        return highest == 0 ? "none" : Numbers.percent(highest);
    }

    private static String source(Candidate candidate) {
        return candidate.source() == null ? "" : "ImageNet-1k, " + candidate.source();
    }

    private NativeTableRow row(String label) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(label);
        cell.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow(cell);
        body.add(row);
        return row;
    }

    private void number(String label, ToLongFunction<Candidate> value) {
        long from = value.applyAsLong(left);
        long to = value.applyAsLong(right);
        NativeTableCell difference = new NativeTableCell();
        Span text = new Span(from == to ? "none" : Signs.difference(from, to));
        text.addClassName(from == to ? "quiet" : to > from ? "more" : "less");
        difference.add(text);
        row(label).add(new NativeTableCell(Numbers.exact(from)), new NativeTableCell(Numbers.exact(to)), difference);
    }

    private void text(String label, Function<Candidate, String> value) {
        row(label)
                .add(
                        new NativeTableCell(value.apply(left)),
                        new NativeTableCell(value.apply(right)),
                        new NativeTableCell());
    }

    /** A row only where there is something to tell. */
    private void accuracy(
            String label, Function<Candidate, @Nullable Double> value, Function<Candidate, String> source) {
        Double from = value.apply(left);
        Double to = value.apply(right);
        if (from == null && to == null) {
            return;
        }
        NativeTableRow row = row(label);
        for (Candidate candidate : new Candidate[] {left, right}) {
            Double share = value.apply(candidate);
            NativeTableCell cell = new NativeTableCell(share == null ? "–" : Numbers.percent(share));
            cell.setTitle(source.apply(candidate));
            row.add(cell);
        }
        row.add(new NativeTableCell(from == null || to == null ? "" : points(from, to)));
    }

    private static String points(double from, double to) {
        String amount = Numbers.decimals(100 * Math.abs(to - from), 2);
        return from == to ? "none" : "%s%s points".formatted(to < from ? "−" : "+", amount);
    }
}
