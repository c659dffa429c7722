package netwright.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import netwright.architecture.Field;
import netwright.architecture.Operation;
import netwright.architecture.Size;
import org.jspecify.annotations.Nullable;

/**
 * Two units that stand for each other, or one that the other network lacks.
 *
 * @param left null for what was added
 * @param right null for what was removed
 * @param changes settings that differ; empty unless the status is {@code CHANGED}
 * @param inside the layers of two changed units, aligned the same way; empty where there is one layer only
 */
public record DiffRow(
        Status status, @Nullable Unit left, @Nullable Unit right, List<Change> changes, List<DiffRow> inside) {

    public enum Status {
        SAME,
        CHANGED,
        REMOVED,
        ADDED
    }

    static DiffRow of(Alignment.Pair<Unit> pair) {
        if (pair.left() instanceof Unit left && pair.right() instanceof Unit right) {
            return Likeness.same(left, right) ? same(left, right) : changed(left, right);
        }
        Status status = pair.left() == null ? Status.ADDED : Status.REMOVED;
        return new DiffRow(status, pair.left(), pair.right(), List.of(), List.of());
    }

    private static DiffRow same(Unit left, Unit right) {
        return new DiffRow(Status.SAME, left, right, List.of(), List.of());
    }

    private static DiffRow changed(Unit left, Unit right) {
        boolean sameContent = left.content().equals(right.content());
        List<Change> changes = new ArrayList<>(settings(left, right));
        if (sameContent || changes.isEmpty()) {
            channels(left, right, changes);
        }
        if (!sameContent && !left.layers().isEmpty() && left.stack().equals(right.stack())) {
            changes.add(new Change("Connections inside", "one way", "another way"));
        }
        List<DiffRow> inside =
                !sameContent && left.layers().size() + right.layers().size() > 2
                        ? rows(parts(left), parts(right))
                        : List.of();
        return new DiffRow(Status.CHANGED, left, right, List.copyOf(changes), inside);
    }

    private static List<Unit> parts(Unit unit) {
        return unit.layers().stream().map(Unit::of).toList();
    }

    static List<DiffRow> rows(List<Unit> left, List<Unit> right) {
        return Alignment.of(left, right, Likeness::of).stream().map(DiffRow::of).toList();
    }

    private static List<Change> settings(Unit left, Unit right) {
        if (left.operation() == null || right.operation() == null) {
            return List.of();
        }
        if (!Likeness.sameKind(left, right)) {
            return List.of(new Change("Kind", left.label(), right.label()));
        }
        Operation before = Objects.requireNonNull(left.operation());
        Operation after = Objects.requireNonNull(right.operation());
        Map<String, String> labels = new LinkedHashMap<>();
        for (Operation operation : List.of(before, after)) {
            for (Field field : operation.type().fields(operation.settings())) {
                labels.put(field.name(), field.label());
            }
        }
        List<Change> changes = new ArrayList<>();
        labels.forEach((name, label) -> {
            String from = text(before.settings().get(name));
            String to = text(after.settings().get(name));
            if (!from.equals(to)) {
                changes.add(new Change(label, from, to));
            }
        });
        return changes;
    }

    private static void channels(Unit left, Unit right, List<Change> changes) {
        boolean in = left.channelsIn() != right.channelsIn();
        boolean out = left.channelsOut() != right.channelsOut();
        boolean through = left.channelsIn() == left.channelsOut() && right.channelsIn() == right.channelsOut();
        if (in) {
            changes.add(number(through ? "Channels" : "Input channels", left.channelsIn(), right.channelsIn()));
        }
        if (out && !through) {
            changes.add(number("Output channels", left.channelsOut(), right.channelsOut()));
        }
    }

    private static Change number(String label, int from, int to) {
        return new Change(label, Integer.toString(from), Integer.toString(to));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean on -> on ? "on" : "off";
            case Size size when size.square() -> Integer.toString(size.height());
            case Double number ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    DiffRow mirrored() {
        Status other = switch (status) {
            case SAME -> Status.SAME;
            case CHANGED -> Status.CHANGED;
            case REMOVED -> Status.ADDED;
            case ADDED -> Status.REMOVED;
        };
        return new DiffRow(
                other, right, left, changes.stream().map(Change::mirrored).toList(), mirrored(inside));
    }

    static List<DiffRow> mirrored(List<DiffRow> rows) {
        return removedFirst(rows.stream().map(DiffRow::mirrored).toList());
    }

    /** Between two pairs, first what went, then what came. */
    static List<DiffRow> removedFirst(List<DiffRow> rows) {
        List<DiffRow> ordered = new ArrayList<>();
        List<DiffRow> added = new ArrayList<>();
        for (DiffRow row : rows) {
            if (row.status() == Status.ADDED) {
                added.add(row);
                continue;
            }
            if (row.status() != Status.REMOVED) {
                ordered.addAll(added);
                added.clear();
            }
            ordered.add(row);
        }
        ordered.addAll(added);
        return List.copyOf(ordered);
    }

    /** Whether this row says the same of equal units as another. */
    boolean repeats(DiffRow other) {
        return status == other.status
                && alike(left, other.left)
                && alike(right, other.right)
                && changes.equals(other.changes);
    }

    private static boolean alike(@Nullable Unit a, @Nullable Unit b) {
        return a == null || b == null ? a == b : Likeness.same(a, b);
    }
}
