package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import netwright.analysis.Cost;
import org.jspecify.annotations.Nullable;

/**
 * The units that work at one map size, side by side.
 *
 * @param left null where only the right network has this size
 * @param right null where only the left one has it
 */
public record StageDiff(@Nullable Section left, @Nullable Section right, List<DiffRow> rows) {

    /**
     * Neighbouring rows that say the same.
     *
     * @param row what each of them says
     * @param left sum over all of them
     * @param right sum over all of them
     */
    public record Fold(DiffRow row, int times, Cost left, Cost right) {}

    static StageDiff of(Alignment.Pair<Section> pair) {
        List<Unit> left = pair.left() == null ? List.of() : pair.left().units();
        List<Unit> right = pair.right() == null ? List.of() : pair.right().units();
        return new StageDiff(pair.left(), pair.right(), DiffRow.removedFirst(DiffRow.rows(left, right)));
    }

    public boolean same() {
        return left != null && right != null && rows.stream().allMatch(row -> row.status() == DiffRow.Status.SAME);
    }

    /** Equal blocks in a row as one. */
    public List<Fold> folded() {
        List<Fold> folds = new ArrayList<>();
        for (DiffRow row : rows) {
            Cost before = cost(row.left());
            Cost after = cost(row.right());
            if (!folds.isEmpty() && row.repeats(folds.getLast().row())) {
                Fold fold = folds.removeLast();
                folds.add(new Fold(
                        fold.row(),
                        fold.times() + 1,
                        fold.left().plus(before),
                        fold.right().plus(after)));
            } else {
                folds.add(new Fold(row, 1, before, after));
            }
        }
        return List.copyOf(folds);
    }

    public static Cost cost(@Nullable Unit unit) {
        return unit == null ? Cost.NONE : unit.cost();
    }

    public static Cost cost(@Nullable Section section) {
        return section == null
                ? Cost.NONE
                : section.units().stream().map(Unit::cost).reduce(Cost.NONE, Cost::plus);
    }

    StageDiff checked(Wiring wiring) {
        return new StageDiff(left, right, rows.stream().map(wiring::checked).toList());
    }

    StageDiff mirrored() {
        return new StageDiff(right, left, DiffRow.mirrored(rows));
    }
}
