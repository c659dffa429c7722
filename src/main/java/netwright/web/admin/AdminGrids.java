package netwright.web.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** How the tables of the admin page look. */
final class AdminGrids {

    private AdminGrids() {}

    static void prepare(Grid<?> grid) {
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
    }

    /** The second line is smaller. */
    static Div lines(String first, String second) {
        Span more = new Span(second);
        more.addClassName("quiet");
        Div lines = new Div(new Span(first), more);
        lines.addClassName("two-lines");
        return lines;
    }

    static Button icon(VaadinIcon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), event -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    static Div actions(Button... buttons) {
        Div actions = new Div();
        actions.add(buttons);
        actions.addClassName("row-actions");
        return actions;
    }
}
