package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.architecture.Architecture;

/**
 * Two networks aligned stage by stage and block by block. What is compared is what they compute, not how they were
 * drawn: a stage stands for its blocks, and an opened block for the block.
 */
public record StructuralDiff(List<StageDiff> stages) {

    public static StructuralDiff between(Architecture left, Architecture right) {
        List<Unit> before = Units.of(left);
        List<Unit> after = Units.of(right);
        Set<Unit.Content> ofLeft = stacks(before);
        Set<Unit.Content> ofRight = stacks(after);
        before = Units.packed(before, ofRight);
        after = Units.packed(after, ofLeft);
        List<Section> sections = Section.of(before, left.input());
        List<Section> others = Section.of(after, right.input());
        // Of several equally good alignments both directions choose the same one.
        return key(before).compareTo(key(after)) <= 0
                ? aligned(sections, others)
                : aligned(others, sections).mirrored();
    }

    private static StructuralDiff aligned(List<Section> left, List<Section> right) {
        List<StageDiff> stages = Alignment.of(left, right, Section::likeness).stream()
                .map(StageDiff::of)
                .toList();
        Wiring wiring = new Wiring(stages);
        return new StructuralDiff(
                stages.stream().map(stage -> stage.checked(wiring)).toList());
    }

    private static Set<Unit.Content> stacks(List<Unit> units) {
        return units.stream()
                .filter(unit -> unit.layers().size() > 1)
                .map(Unit::content)
                .collect(Collectors.toSet());
    }

    private static String key(List<Unit> units) {
        return units.stream()
                .map(unit -> unit.content() + "/" + unit.channelsIn() + "/" + unit.channelsOut())
                .collect(Collectors.joining("\n"));
    }

    /** The same computation on both sides. */
    public boolean empty() {
        return stages.stream().allMatch(StageDiff::same);
    }

    public List<DiffRow> rows() {
        return stages.stream().flatMap(stage -> stage.rows().stream()).toList();
    }

    public long count(DiffRow.Status status) {
        return rows().stream().filter(row -> row.status() == status).count();
    }

    /** The diff the other way round. */
    public StructuralDiff mirrored() {
        List<StageDiff> mirrored = new ArrayList<>(stages.size());
        stages.forEach(stage -> mirrored.add(stage.mirrored()));
        return new StructuralDiff(List.copyOf(mirrored));
    }
}
