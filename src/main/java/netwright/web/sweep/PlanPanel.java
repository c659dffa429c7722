package netwright.web.sweep;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.sweep.Plan;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.sweep.Values;
import netwright.web.Numbers;

/** What the sweep in the form comes to: how many runs, the first configurations, what cannot be built. */
final class PlanPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 10;
    private static final int MOST_REASONS = 5;

    private final Paragraph sum = new Paragraph();
    private final Div problems = new Div();
    private final Div table = new Div();
    private final Checkbox leaveOut = new Checkbox();

    /** @param changed called when what cannot be built is to be left out, or no more */
    PlanPanel(Runnable changed) {
        addClassName("plan");
        sum.getElement().setAttribute("role", "status");
        sum.addClassName("plan-sum");
        table.addClassName("compare-table");
        problems.addClassName("notes");
        leaveOut.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.run();
            }
        });
        add(new H3("Plan"), sum, problems, leaveOut, table);
    }

    boolean leavesOut() {
        return leaveOut.getValue();
    }

    void leaveOut(boolean on) {
        leaveOut.setValue(on);
    }

    /** There is no plan, for a reason. */
    void cannot(String reason) {
        sum.setText(reason);
        sum.addClassName("error");
        problems.setVisible(false);
        leaveOut.setVisible(false);
        table.setVisible(false);
    }

    /** @param labels of the axes, by name */
    void show(Sweep sweep, Plan plan, Map<String, String> labels) {
        int runs = plan.trials().size();
        sum.removeClassName("error");
        sum.setText("%s × %s = %s, each for %s%s."
                .formatted(
                        Numbers.counted(plan.configurations(), "configuration"),
                        Numbers.counted(sweep.seeds(), "seed"),
                        Numbers.counted(runs, "run"),
                        Numbers.counted(sweep.recipe().epochs(), "epoch"),
                        sweep.halving() == null ? "" : " at most"));
        unbuildable(plan, labels);
        table.setVisible(runs > 0);
        table.removeAll();
        table.add(table(sweep, plan, labels));
        int more = plan.configurations() - MOST_ROWS;
        if (more > 0) {
            Paragraph rest = new Paragraph("And %s more.".formatted(Numbers.exact(more)));
            rest.addClassName("quiet");
            table.add(rest);
        }
    }

    private void unbuildable(Plan plan, Map<String, String> labels) {
        int without = plan.unbuildable().size();
        problems.removeAll();
        problems.setVisible(without > 0);
        leaveOut.setVisible(without > 0 && !plan.trials().isEmpty());
        if (without == 0) {
            return;
        }
        problems.add(new Paragraph("%s cannot be built:".formatted(Numbers.counted(without, "configuration"))));
        Map<String, List<Plan.Unbuildable>> byReason = plan.unbuildable().stream()
                .collect(Collectors.groupingBy(Plan.Unbuildable::reason, LinkedHashMap::new, Collectors.toList()));
        UnorderedList list = new UnorderedList();
        byReason.entrySet().stream()
                .limit(MOST_REASONS)
                .forEach(same -> list.add(new ListItem(where(same.getValue(), labels) + ": " + same.getKey())));
        int more = byReason.size() - MOST_REASONS;
        if (more > 0) {
            list.add(new ListItem("and for %s more".formatted(Numbers.counted(more, "reason"))));
        }
        problems.add(list);
        leaveOut.setLabel(without == 1 ? "Leave it out and train the others" : "Leave them out and train the others");
    }

    private static String where(List<Plan.Unbuildable> same, Map<String, String> labels) {
        Plan.Unbuildable first = same.getFirst();
        String values = values(first.subject(), first.values(), labels);
        return same.size() == 1 ? values : "%d of them, such as %s".formatted(same.size(), values);
    }

    private static String values(String subject, Map<String, Object> values, Map<String, String> labels) {
        List<String> parts = new ArrayList<>(List.of(subject));
        values.forEach((axis, value) -> parts.add(labels.getOrDefault(axis, axis) + " " + Values.text(value)));
        return String.join(", ", parts);
    }

    private static NativeTable table(Sweep sweep, Plan plan, Map<String, String> labels) {
        boolean several = sweep.subjects().size() > 1;
        NativeTableRow head = new NativeTableRow();
        Stream.of(
                        Stream.of("#"),
                        several ? Stream.of("Network") : Stream.<String>of(),
                        sweep.axes().stream().map(axis -> labels.getOrDefault(axis.name(), axis.name())),
                        Stream.of("Parameters", "MACs"))
                .flatMap(all -> all)
                .forEach(title -> head.add(columnHead(title)));
        NativeTableBody body = new NativeTableBody();
        plan.trials().stream()
                .filter(trial -> trial.seed() == sweep.recipe().seed())
                .limit(MOST_ROWS)
                .forEach(trial -> body.add(row(trial, several)));
        NativeTable table = new NativeTable();
        table.add(new NativeTableHeader(head), body);
        return table;
    }

    private static NativeTableHeaderCell columnHead(String title) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableRow row(Trial trial, boolean several) {
        NativeTableRow row = new NativeTableRow();
        row.add(new NativeTableCell(Integer.toString(trial.configuration())));
        if (several) {
            row.add(new NativeTableCell(trial.subject()));
        }
        trial.values().values().forEach(value -> row.add(new NativeTableCell(Values.text(value))));
        Cost cost = Analysis.of(trial.architecture()).totals().cost();
        row.add(
                new NativeTableCell(Numbers.compact(cost.parameters())),
                new NativeTableCell(Numbers.compact(cost.macs())));
        return row;
    }
}
