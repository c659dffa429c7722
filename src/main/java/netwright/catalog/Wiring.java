package netwright.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import netwright.analysis.LayerReport;
import org.jspecify.annotations.Nullable;

/** Finds units that stand for each other but read different ones, as when a skip connection was moved. */
final class Wiring {

    private final Map<Unit, Unit> partners = new HashMap<>();
    private final Map<String, Unit> left;
    private final Map<String, Unit> right;

    Wiring(List<StageDiff> stages) {
        this.left = byLayer(stages, DiffRow::left);
        this.right = byLayer(stages, DiffRow::right);
        stages.stream().flatMap(stage -> stage.rows().stream()).forEach(row -> {
            if (row.left() instanceof Unit before && row.right() instanceof Unit after) {
                partners.put(before, after);
            }
        });
    }

    private static Map<String, Unit> byLayer(List<StageDiff> stages, Function<DiffRow, @Nullable Unit> side) {
        Map<String, Unit> units = new HashMap<>();
        stages.stream().flatMap(stage -> stage.rows().stream()).forEach(row -> {
            if (side.apply(row) instanceof Unit unit) {
                unit.layers().forEach(layer -> units.put(layer.id(), unit));
            }
        });
        return units;
    }

    DiffRow checked(DiffRow row) {
        if (!(row.left() instanceof Unit before) || !(row.right() instanceof Unit after)) {
            return row;
        }
        Set<Unit> paired = new HashSet<>(partners.values());
        List<Unit> from = read(before, left, partners.keySet());
        List<Unit> to = read(after, right, paired);
        boolean same = from.stream().map(partners::get).toList().equals(to);
        if (same) {
            return row;
        }
        List<Change> changes = new ArrayList<>(row.changes());
        changes.add(new Change("Reads", names(from), names(to)));
        return new DiffRow(DiffRow.Status.CHANGED, before, after, List.copyOf(changes), row.inside());
    }

    /** The units it reads; in place of one that has no partner what that one reads. */
    private static List<Unit> read(Unit unit, Map<String, Unit> units, Set<Unit> paired) {
        Set<Unit> found = new LinkedHashSet<>();
        for (LayerReport layer : unit.layers()) {
            for (String input : layer.inputs()) {
                Unit source = units.get(input);
                while (source != null && source != unit && !paired.contains(source)) {
                    source = before(source, units);
                }
                if (source != null && source != unit) {
                    found.add(source);
                }
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable Unit before(Unit unit, Map<String, Unit> units) {
        return unit.layers().stream()
                .flatMap(layer -> layer.inputs().stream())
                .map(units::get)
                .filter(source -> source != null && source != unit)
                .findFirst()
                .orElse(null);
    }

    private static String names(List<Unit> units) {
        return units.isEmpty()
                ? "nothing"
                : units.stream().map(unit -> unit.ids().getLast()).collect(Collectors.joining(", "));
    }
}
