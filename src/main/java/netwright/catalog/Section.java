package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.TensorShape;

/**
 * Consecutive units whose output has one map size.
 *
 * @param name {@code 56×56}, "Classifier" behind the global pooling, or "Not connected"
 * @param reduction input pixels for one position, by which sections of networks with different inputs correspond; 0 for
 *     the classifier, -1 for what is not connected
 */
public record Section(String name, int reduction, List<Unit> units) {

    private static final int CLASSIFIER = 0;
    private static final int UNKNOWN = -1;

    static List<Section> of(List<Unit> units, TensorShape input) {
        List<Section> sections = new ArrayList<>();
        List<Unit> gathered = new ArrayList<>();
        Section last = null;
        for (Unit unit : units) {
            Section place = place(unit, input);
            if (last != null && !last.name().equals(place.name())) {
                sections.add(new Section(last.name(), last.reduction(), List.copyOf(gathered)));
                gathered.clear();
            }
            gathered.add(unit);
            last = place;
        }
        if (last != null) {
            sections.add(new Section(last.name(), last.reduction(), List.copyOf(gathered)));
        }
        return sections;
    }

    /** An empty section of the right name. */
    private static Section place(Unit unit, TensorShape input) {
        TensorShape out = unit.output();
        if (out == null) {
            return new Section("Not connected", UNKNOWN, List.of());
        }
        if (!out.spatial() || unit.layers().getLast().receptiveField().global()) {
            return new Section("Classifier", CLASSIFIER, List.of());
        }
        int reduction = Math.max(1, Math.round((float) input.height() / out.height()));
        return new Section(out.height() + "×" + out.width(), reduction, List.of());
    }

    /** Sections correspond when they work at the same fraction of their input's size. */
    int likeness(Section other) {
        return reduction == other.reduction ? 1 + Math.min(units.size(), other.units.size()) : 0;
    }
}
