package netwright.web.designer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import netwright.analysis.Analysis;
import netwright.architecture.ArchitectureJson;
import netwright.store.Design;
import netwright.store.Designs;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Typing;
import netwright.web.compare.DiffSubjects;
import netwright.web.workspace.Workspace;

/** Everything one has saved. */
@Route(value = Pages.DESIGNS, layout = MainLayout.class)
@PageTitle("My designs · Netwright")
final class DesignsView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 500;
    private static final int MOST_DELETED = 50;

    private record Row(Design design, Analysis analysis, String input) {}

    private final transient Designs designs;
    private final transient Workspace workspace;
    private final Grid<Row> grid = new Grid<>();
    private final Div empty = new Div();
    private final Details deleted = new Details();
    private final TextField search = new TextField();

    DesignsView(Designs designs, Workspace workspace) {
        this.designs = designs;
        this.workspace = workspace;
        addClassName("page");
        Button fresh = new Button(
                "New drawing",
                VaadinIcon.PLUS.create(),
                event -> UI.getCurrent().navigate(Pages.DRAWING));
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        search.setWidth("18rem");
        search.setPlaceholder("Search by name or note");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        Typing.follow(search);
        search.addValueChangeListener(event -> refresh());
        Div head = new Div(new H2("My designs"), search, fresh);
        head.addClassName("page-head");
        empty.addClassName("empty");
        empty.add(
                new Paragraph("Nothing saved yet. Draw a network and press Save; it will be here."),
                Pages.link(Pages.DRAWING, "Start drawing"));
        columns();
        deleted.addClassName("deleted");
        add(head, empty, grid, deleted);
        refresh();
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(row ->
                        Pages.link(Pages.design(row.design().id()), row.design().name()))
                .setHeader("Name")
                .setFlexGrow(2)
                .setAutoWidth(true);
        grid.addColumn(row -> note(row.design())).setHeader("Note").setFlexGrow(3);
        grid.addColumn(Row::input).setHeader("Input").setAutoWidth(true);
        grid.addColumn(row -> Numbers.compact(row.analysis().totals().cost().parameters()))
                .setHeader("Parameters")
                .setAutoWidth(true);
        grid.addColumn(row -> Numbers.compact(row.analysis().totals().cost().macs()))
                .setHeader("MACs")
                .setAutoWidth(true);
        grid.addColumn(row -> row.design().latest().number())
                .setHeader("Revision")
                .setAutoWidth(true);
        grid.addColumn(row -> Numbers.time(row.design().updated()))
                .setHeader("Changed")
                .setAutoWidth(true);
        grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
    }

    private Div actions(Row row) {
        Div actions = new Div(
                icon(
                        VaadinIcon.SPLIT_H,
                        "Structural diff of " + row.design().name() + " and ResNet-50",
                        () -> DiffSubjects.show("design:" + row.design().id(), "preset:resnet50")),
                icon(VaadinIcon.COPY, "Duplicate " + row.design().name(), () -> {
                    designs.duplicate(row.design().id(), workspace.person().id());
                    refresh();
                }),
                icon(VaadinIcon.TRASH, "Delete " + row.design().name(), () -> delete(row.design())));
        actions.addClassName("row-actions");
        return actions;
    }

    private static Button icon(VaadinIcon icon, String label, Runnable run) {
        Button button = new Button(icon.create(), event -> run.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    private void delete(Design design) {
        designs.delete(design.id());
        refresh();
        Messages.undoable("Deleted " + design.name() + ".", () -> {
            designs.restore(design.id());
            refresh();
        });
    }

    private void refresh() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<Row> rows = designs.list(workspace.person().id(), MOST, 0).stream()
                .filter(design -> (design.name() + " " + note(design))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .map(this::row)
                .toList();
        refreshDeleted();
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
        ((Paragraph) empty.getComponentAt(0))
                .setText(
                        wanted.isEmpty()
                                ? "Nothing saved yet. Draw a network and press Save; it will be here."
                                : "No design matches “" + search.getValue() + "”.");
    }

    private void refreshDeleted() {
        List<Design> gone = designs.deleted(workspace.person().id(), MOST_DELETED);
        deleted.setVisible(!gone.isEmpty());
        deleted.setSummaryText("Deleted (" + gone.size() + ")");
        deleted.removeAll();
        for (Design design : gone) {
            Button restore = new Button("Restore", event -> {
                designs.restore(design.id());
                refresh();
            });
            restore.addThemeVariants(ButtonVariant.LUMO_SMALL);
            Div row = new Div(new Span(design.name()), restore);
            row.addClassName("undoable");
            deleted.add(row);
        }
    }

    /** What was written about the design, else about its newest revision. */
    private static String note(Design design) {
        return design.note().isEmpty() ? design.latest().note() : design.note();
    }

    private Row row(Design design) {
        var architecture = ArchitectureJson.read(designs.latest(design.id()).document());
        return new Row(design, Analysis.of(architecture), architecture.input().toString());
    }
}
