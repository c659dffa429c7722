package netwright.web.recipe;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.RecipeText;

/** Where recipes differ, a row each. */
public final class RecipeTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    /** Names the two columns. */
    public RecipeTable(String first, String second, List<RecipeText.Difference> differences) {
        this(List.of(first, second), rows(differences));
    }

    /**
     * Any number of recipes side by side.
     *
     * @param columns their names
     * @param rows by setting, a value for each column
     */
    public RecipeTable(List<String> columns, Map<String, List<String>> rows) {
        addClassName("recipe-differences");
        NativeTableRow head = new NativeTableRow();
        head.add(new NativeTableHeaderCell());
        for (String name : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        rows.forEach((setting, values) -> {
            NativeTableHeaderCell name = new NativeTableHeaderCell(setting);
            name.getElement().setAttribute("scope", "row");
            NativeTableRow row = new NativeTableRow();
            row.add(name);
            values.forEach(value -> row.add(new NativeTableCell(value)));
            body.add(row);
        });
        add(new NativeTableHeader(head), body);
    }

    private static Map<String, List<String>> rows(List<RecipeText.Difference> differences) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        differences.forEach(
                difference -> rows.put(difference.name(), List.of(difference.first(), difference.second())));
        return rows;
    }
}
