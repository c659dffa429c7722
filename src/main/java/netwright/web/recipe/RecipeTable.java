package netwright.web.recipe;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import netwright.recipe.RecipeText;

/** Where two recipes differ, a row each. */
public final class RecipeTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    /** Names the two columns. */
    public RecipeTable(String first, String second, List<RecipeText.Difference> differences) {
        addClassName("recipe-differences");
        NativeTableRow head = new NativeTableRow();
        head.add(new NativeTableHeaderCell());
        for (String name : List.of(first, second)) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (RecipeText.Difference difference : differences) {
            NativeTableHeaderCell name = new NativeTableHeaderCell(difference.name());
            name.getElement().setAttribute("scope", "row");
            NativeTableRow row = new NativeTableRow();
            row.add(name);
            row.add(new NativeTableCell(difference.first()), new NativeTableCell(difference.second()));
            body.add(row);
        }
        add(new NativeTableHeader(head), body);
    }
}
