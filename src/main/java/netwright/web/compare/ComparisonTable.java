package netwright.web.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import netwright.analysis.ReceptiveField;
import netwright.catalog.Resolution;
import netwright.catalog.Stages;
import netwright.web.Numbers;
import netwright.web.workspace.Candidate;
import org.jspecify.annotations.Nullable;

/** One column a network, one row a figure; the first column is what the others are measured against. */
final class ComparisonTable extends NativeTable {

    private static final long serialVersionUID = 1L;
    private static final int BATCH = 32;

    private final NativeTableBody body = new NativeTableBody();
    private final transient List<Candidate> candidates;

    ComparisonTable(List<Candidate> candidates) {
        this.candidates = candidates;
        NativeTableRow names = new NativeTableRow();
        names.add(new NativeTableHeaderCell());
        for (Candidate candidate : candidates) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(candidate.title());
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        }
        add(new NativeTableHeader(names), body);
        row("Kind", Candidate::kind);
        row("Input", c -> c.architecture().input().toString());
        figures(
                "Parameters",
                c -> c.analysis().totals().cost().parameters(),
                value -> Numbers.exact(Math.round(value)));
        figures("MACs", c -> c.analysis().totals().cost().macs(), value -> Numbers.exact(Math.round(value)));
        if (candidates.stream().anyMatch(c -> trainingOnly(c) > 0)) {
            row("MACs of auxiliary heads, in training alone", c -> Numbers.exact(trainingOnly(c)));
        }
        figures("FLOPs, 2 × MACs", c -> c.analysis().totals().flops(), value -> Numbers.exact(Math.round(value)));
        figures("Weights", c -> c.analysis().totals().weightBytes(), value -> Numbers.bytes(Math.round(value)));
        figures(
                "Training memory at batch " + BATCH + " (estimate)",
                c -> c.analysis().totals().trainingBytes(BATCH),
                value -> Numbers.bytes(Math.round(value)));
        figures(
                "Activations of conv and linear",
                c -> c.analysis().totals().cost().weightedActivations(),
                value -> Numbers.exact(Math.round(value)));
        row("Weighted depth", c -> Integer.toString(c.analysis().totals().depth()));
        row("Receptive field", c -> field(c.analysis().totals().receptiveField()));
        row("Published top-1 / top-5", ComparisonTable::published);
        row("Measured best top-1 / top-5", ComparisonTable::measured);
        row("Measured on", c -> c.measured() == null ? "–" : c.measured().data());
        row(
                "Training images/s",
                c -> c.measured() == null ? "–" : "%.0f".formatted(c.measured().imagesPerSecond()));
        stages();
    }

    /** Map size, width and blocks from the image down to the classifier, in the same columns as everything else. */
    private void stages() {
        NativeTableHeaderCell title = new NativeTableHeaderCell("Stages: map size · channels · blocks");
        title.getElement().setAttribute("scope", "rowgroup");
        title.getElement().setAttribute("colspan", Integer.toString(candidates.size() + 1));
        NativeTableRow heading = new NativeTableRow();
        heading.addClassName("section");
        heading.add(title);
        body.add(heading);
        Map<Candidate, List<Resolution>> stages = new IdentityHashMap<>();
        candidates.forEach(candidate -> stages.put(candidate, Stages.of(candidate.analysis())));
        int most = stages.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < most; i++) {
            int stage = i;
            row(Integer.toString(stage + 1), candidate -> {
                List<Resolution> own = stages.get(candidate);
                return stage < own.size() ? own.get(stage).toString() : "";
            });
        }
    }

    private static long trainingOnly(Candidate candidate) {
        return candidate.analysis().totals().trainingOnly().macs();
    }

    private static String field(@Nullable ReceptiveField field) {
        return field == null ? "–" : field.toString();
    }

    private static String published(Candidate candidate) {
        return candidate.publishedTop1() == null
                ? "–"
                : Numbers.percent(candidate.publishedTop1())
                        + (candidate.publishedTop5() == null ? "" : " / " + Numbers.percent(candidate.publishedTop5()));
    }

    private static String measured(Candidate candidate) {
        return candidate.measured() == null
                ? "–"
                : Numbers.percent(candidate.measured().top1()) + " / "
                        + Numbers.percent(candidate.measured().top5());
    }

    private void row(String label, Function<Candidate, String> value) {
        NativeTableRow row = header(label);
        for (Candidate candidate : candidates) {
            NativeTableCell cell = new NativeTableCell(value.apply(candidate));
            if (label.startsWith("Published") && candidate.source() != null) {
                cell.setTitle("ImageNet-1k, " + candidate.source());
            }
            row.add(cell);
        }
    }

    /** A row of numbers, each with its ratio to the first column's. */
    private void figures(String label, ToDoubleFunction<Candidate> value, Function<Double, String> format) {
        NativeTableRow row = header(label);
        double first = value.applyAsDouble(candidates.getFirst());
        for (Candidate candidate : candidates) {
            double number = value.applyAsDouble(candidate);
            NativeTableCell cell = new NativeTableCell(format.apply(number));
            if (candidate != candidates.getFirst() && first > 0) {
                cell.add(ratio(number / first));
            }
            row.add(cell);
        }
    }

    private static Component ratio(double ratio) {
        return new Html("<small class='quiet'> %s</small>".formatted(Numbers.ratio(ratio)));
    }

    private NativeTableRow header(String label) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(label);
        cell.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow();
        row.add(cell);
        body.add(row);
        return row;
    }
}
