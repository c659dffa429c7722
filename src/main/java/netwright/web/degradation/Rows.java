package netwright.web.degradation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A table whose first column names its rows. */
final class Rows extends Div {

    private static final long serialVersionUID = 1L;

    private NativeTableBody body = new NativeTableBody();

    Rows() {
        addClassName("compare-table");
    }

    void show(List<String> columns, List<List<String>> rows) {
        begin(columns);
        rows.forEach(row -> add(
                row.getFirst(),
                row.subList(1, row.size()).stream()
                        .map(text -> (Component) new NativeTableCell(text))
                        .toList()));
    }

    /** An empty table with these columns. */
    void begin(List<String> columns) {
        removeAll();
        NativeTableRow head = new NativeTableRow();
        for (String column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        body = new NativeTableBody();
        NativeTable table = new NativeTable();
        table.add(new NativeTableHeader(head), body);
        add(table);
    }

    void add(String name, List<Component> cells) {
        NativeTableHeaderCell first = new NativeTableHeaderCell(name);
        first.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow();
        row.add(first);
        row.add(cells);
        body.add(row);
    }
}
