package netwright.web.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Cost;
import netwright.catalog.Section;
import netwright.catalog.StageDiff;
import netwright.catalog.StructuralDiff;

/** The stages of two networks below each other; unchanged ones are folded to a line with their count. */
final class DiffStages extends Div {

    private static final long serialVersionUID = 1L;

    DiffStages(StructuralDiff diff, String left, String right, boolean onlyDifferences) {
        addClassName("diff-stages");
        add(columns(left, right));
        diff.stages().stream()
                .filter(stage -> !onlyDifferences || !stage.same())
                .forEach(stage -> add(stage(stage, onlyDifferences)));
    }

    private static Div columns(String left, String right) {
        Div columns = new Div(new Span(), new Span(left), new Span(right), new Span("Parameters"), new Span("MACs"));
        columns.addClassName("diff-columns");
        return columns;
    }

    private static Component stage(StageDiff stage, boolean onlyDifferences) {
        Unfold unfold = new Unfold(heading(stage), () -> new DiffRows(stage.folded(), onlyDifferences));
        unfold.addClassName("diff-stage");
        unfold.getElement().getClassList().set("same", stage.same());
        return unfold.opened(!stage.same());
    }

    private static Div heading(StageDiff stage) {
        Span name = new Span(name(stage));
        name.addClassName("diff-label");
        Span counts = new Span(
                stage.same()
                        ? "unchanged · " + units(stage.rows().size())
                        : DiffRows.counts(stage.rows()) + " of "
                                + units(stage.rows().size()));
        counts.addClassName("quiet");
        Cost left = StageDiff.cost(stage.left());
        Cost right = StageDiff.cost(stage.right());
        Div heading = new Div(
                name,
                counts,
                DiffRows.cost("Parameters", left.parameters(), right.parameters()),
                DiffRows.cost("MACs", left.macs(), right.macs()));
        heading.addClassName("diff-heading");
        return heading;
    }

    private static String units(int count) {
        return count == 1 ? "1 unit" : count + " units";
    }

    private static String name(StageDiff stage) {
        if (stage.left() instanceof Section left && stage.right() instanceof Section right) {
            return left.name().equals(right.name()) ? left.name() : left.name() + " → " + right.name();
        }
        return stage.left() instanceof Section left
                ? left.name() + ", only on the left"
                : stage.right() instanceof Section right ? right.name() + ", only on the right" : "";
    }
}
