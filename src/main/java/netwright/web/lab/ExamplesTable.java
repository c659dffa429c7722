package netwright.web.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import netwright.lab.examples.WorkedExample;
import netwright.lab.examples.WorkedExample.Chapter;

/** The examples of one chapter, by topic: the lecture's number, the computed one, and whether they agree. */
final class ExamplesTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("What", "Lecture", "Computed", "Verdict", "");

    private final transient Chapter chapter;
    private final transient Consumer<WorkedExample> open;
    private final transient Map<WorkedExample, NativeTableRow> rows = new LinkedHashMap<>();
    private final transient Map<String, NativeTableRow> topics = new LinkedHashMap<>();

    ExamplesTable(Chapter chapter, List<WorkedExample> examples, Consumer<WorkedExample> open) {
        this.chapter = chapter;
        this.open = open;
        addClassName("examples-chapter");
        setId("chapter-" + chapter.number());
        NativeTableRow names = new NativeTableRow();
        for (String column : COLUMNS) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (WorkedExample example : examples) {
            if (!topics.containsKey(example.topic())) {
                body.add(topic(example.topic()));
            }
            body.add(row(example));
        }
        add(new H3(title()), new NativeTable(new NativeTableHeader(names), body));
    }

    Chapter chapter() {
        return chapter;
    }

    String title() {
        return chapter.number() + " · " + chapter.title();
    }

    /** Shows only the rows that are wanted, and the topics that have some; answers their examples. */
    List<WorkedExample> show(Predicate<WorkedExample> wanted) {
        rows.forEach((example, row) -> row.setVisible(wanted.test(example)));
        List<WorkedExample> visible = rows.keySet().stream().filter(wanted).toList();
        topics.forEach((topic, row) -> row.setVisible(
                visible.stream().anyMatch(example -> example.topic().equals(topic))));
        setVisible(!visible.isEmpty());
        return visible;
    }

    private Component topic(String name) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
        cell.getElement().setAttribute("colspan", Integer.toString(COLUMNS.size()));
        cell.getElement().setAttribute("scope", "rowgroup");
        NativeTableRow row = new NativeTableRow();
        row.addClassName("topic");
        row.add(cell);
        topics.put(name, row);
        return row;
    }

    private Component row(WorkedExample example) {
        NativeTableRow row = new NativeTableRow();
        row.setId(example.id());
        NativeTableCell lecture = new NativeTableCell(example.lecture());
        lecture.addClassName("number");
        row.add(new NativeTableCell(example.what()), lecture, computed(example), verdict(example), action(example));
        rows.put(example, row);
        return row;
    }

    private static NativeTableCell computed(WorkedExample example) {
        Span number = new Span(example.computed());
        number.setClassName("figure");
        NativeTableCell cell = new NativeTableCell(number);
        cell.addClassName("number");
        cell.setTitle(example.exact());
        if (!example.derivation().equals(example.computed())
                && !example.computed().startsWith(example.derivation() + " ")) {
            Span how = new Span(example.derivation());
            how.setClassName("quiet derivation");
            cell.add(how);
        }
        return cell;
    }

    private static NativeTableCell verdict(WorkedExample example) {
        Span badge = new Span(example.agrees() ? "✓ agrees" : "≠ differs");
        badge.addClassNames("badge", example.agrees() ? "completed" : "failed");
        NativeTableCell cell = new NativeTableCell(badge);
        if (!example.remark().isEmpty()) {
            Span remark = new Span(example.remark());
            remark.setClassName("remark");
            cell.add(remark);
        }
        return cell;
    }

    private NativeTableCell action(WorkedExample example) {
        Button button = new Button("Open", event -> open.accept(example));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        String network = example.network().name();
        button.setAriaLabel("Open " + network);
        button.setTooltipText("Opens " + network + " in the designer");
        return new NativeTableCell(button);
    }
}
