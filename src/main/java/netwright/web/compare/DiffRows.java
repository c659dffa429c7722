package netwright.web.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.analysis.Cost;
import netwright.architecture.Conv2d;
import netwright.architecture.Operation;
import netwright.catalog.Change;
import netwright.catalog.DiffRow;
import netwright.catalog.StageDiff;
import netwright.catalog.Unit;
import netwright.web.Numbers;
import netwright.web.element.CanvasState;
import org.jspecify.annotations.Nullable;

/** Pairs of units side by side: sign, left, right, what changed between them, cost of both. */
final class DiffRows extends Div {

    private static final long serialVersionUID = 1L;
    private static final int CONVOLUTIONS = 4;

    DiffRows(List<StageDiff.Fold> folds, boolean onlyDifferences) {
        addClassName("diff-rows");
        folds.stream()
                .filter(fold -> !onlyDifferences || fold.row().status() != DiffRow.Status.SAME)
                .forEach(fold -> add(row(fold, onlyDifferences)));
    }

    private static Div row(StageDiff.Fold fold, boolean onlyDifferences) {
        DiffRow row = fold.row();
        Div line = new Div(
                Signs.mark(row.status()),
                side(row.left(), fold.times(), "left"),
                side(row.right(), fold.times(), "right"),
                cost("Parameters", fold.left().parameters(), fold.right().parameters()),
                cost("MACs", fold.left().macs(), fold.right().macs()));
        line.addClassNames("diff-row", Signs.word(row.status()));
        if (!row.changes().isEmpty() || !row.inside().isEmpty()) {
            line.add(changes(row, onlyDifferences));
        }
        return line;
    }

    private static Div side(@Nullable Unit unit, int times, String place) {
        Div cell = new Div();
        cell.addClassNames("diff-side", place);
        if (unit == null) {
            cell.addClassName("nothing");
            return cell;
        }
        Span label = new Span(unit.label());
        label.addClassName("diff-label");
        cell.add(label);
        if (times > 1) {
            Span repeated = new Span("× " + times);
            repeated.addClassName("diff-times");
            cell.add(repeated);
        }
        String text = Stream.of(summary(unit), unit.output() == null ? "" : "→ " + unit.output())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Span details = new Span(text);
        details.addClassName("quiet");
        Span id = new Span(unit.ids().getFirst());
        id.addClassName("diff-id");
        cell.add(details, id);
        return cell;
    }

    private static String summary(Unit unit) {
        if (unit.operation() instanceof Operation operation) {
            return CanvasState.summary(operation);
        }
        List<Conv2d> convolutions = unit.layers().stream()
                .filter(layer -> layer.layer() instanceof Conv2d)
                .map(layer -> (Conv2d) layer.layer())
                .toList();
        String first = convolutions.stream()
                .limit(CONVOLUTIONS)
                .map(conv -> "%s, %d%s"
                        .formatted(conv.kernel(), conv.out(), conv.groups() == conv.out() ? " depthwise" : ""))
                .collect(Collectors.joining(" · "));
        return convolutions.size() > CONVOLUTIONS ? first + " · …" : first;
    }

    /** Both sides, and the exact difference below. */
    static Div cost(String what, long from, long to) {
        Span values =
                new Span(from == to ? Numbers.compact(from) : Numbers.compact(from) + " → " + Numbers.compact(to));
        values.setTitle("%s: %s → %s".formatted(what, Numbers.exact(from), Numbers.exact(to)));
        Div cell = new Div(values);
        cell.addClassName("diff-cost");
        cell.getElement().setAttribute("data-what", what);
        String difference = Signs.difference(from, to);
        if (!difference.isEmpty()) {
            Span change = new Span(difference);
            change.addClassNames("diff-change", to > from ? "more" : "less");
            cell.add(change);
        }
        return cell;
    }

    private static Div changes(DiffRow row, boolean onlyDifferences) {
        Div cell = new Div();
        cell.addClassName("diff-changes");
        row.changes().stream().map(DiffRows::chip).forEach(cell::add);
        if (!row.inside().isEmpty()) {
            cell.add(inside(row, onlyDifferences));
        }
        return cell;
    }

    private static Span chip(Change change) {
        Span label = new Span(change.label());
        label.addClassName("quiet");
        Span from = new Span(change.from());
        from.addClassName("from");
        Span to = new Span(change.to());
        to.addClassName("to");
        Span chip = new Span(label, from, new Span("→"), to);
        chip.addClassName("diff-chip");
        return chip;
    }

    private static Component inside(DiffRow row, boolean onlyDifferences) {
        return new Unfold(
                new Span("Layers inside: " + counts(row.inside())),
                () -> new DiffRows(folds(row.inside()), onlyDifferences));
    }

    private static List<StageDiff.Fold> folds(List<DiffRow> rows) {
        return rows.stream()
                .map(row -> new StageDiff.Fold(row, 1, cost(row.left()), cost(row.right())))
                .toList();
    }

    private static Cost cost(@Nullable Unit unit) {
        return StageDiff.cost(unit);
    }

    /** {@code 3 changed, 6 added}. */
    static String counts(List<DiffRow> rows) {
        String counted = Stream.of(DiffRow.Status.CHANGED, DiffRow.Status.REMOVED, DiffRow.Status.ADDED)
                .map(status -> count(rows, status))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return counted.isEmpty() ? "unchanged" : counted;
    }

    private static String count(List<DiffRow> rows, DiffRow.Status status) {
        long count = rows.stream().filter(row -> row.status() == status).count();
        return count == 0 ? "" : count + " " + Signs.word(status);
    }
}
