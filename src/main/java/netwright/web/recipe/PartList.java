package netwright.web.recipe;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import netwright.recipe.Kind;
import netwright.recipe.Part;
import netwright.web.FieldFault;
import netwright.web.Note;

/** A list of parts of a recipe: add, remove, settings, and where the order matters, up and down. */
final class PartList<T extends Part> extends Div implements FieldFault.Source {

    private static final long serialVersionUID = 1L;

    private final transient List<Kind<? extends T>> kinds;
    private final boolean ordered;
    private final transient Runnable changed;
    private final transient Function<T, List<String>> cautions;
    private final transient List<Row<T>> rows = new ArrayList<>();
    private final Div list = new Div();
    private final ComboBox<Kind<? extends T>> more = new ComboBox<>();

    private record Row<T extends Part>(PartSettings<T> settings, Div cautions) {}

    /**
     * @param ordered parts may be there several times and their order matters; else there is one of each kind
     * @param cautions what to be careful about with a part, a sentence each
     */
    PartList(
            String addLabel,
            List<Kind<? extends T>> kinds,
            boolean ordered,
            Function<T, List<String>> cautions,
            Runnable changed) {
        this.kinds = kinds;
        this.ordered = ordered;
        this.changed = changed;
        this.cautions = cautions;
        addClassName("part-list");
        more.setAriaLabel(addLabel);
        more.setPlaceholder(addLabel);
        more.setItemLabelGenerator(Kind::label);
        more.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                rows.add(row(event.getValue().create()));
                more.clear();
                edited();
            }
        });
        add(list, more);
        arrange();
    }

    /** Shows parts that did not come from here. */
    void show(List<T> parts) {
        rows.clear();
        parts.forEach(part -> rows.add(row(part)));
        arrange();
    }

    List<T> parts() {
        return rows.stream().map(row -> row.settings.part()).toList();
    }

    @Override
    public Optional<FieldFault> fault() {
        return rows.stream().flatMap(row -> row.settings.fault().stream()).findFirst();
    }

    /** Says anew what to be careful about. */
    void caution() {
        for (Row<T> row : rows) {
            row.cautions.removeAll();
            cautions.apply(row.settings.part()).forEach(text -> row.cautions.add(new Note(text, Note.Weight.WARNING)));
        }
    }

    private Row<T> row(T part) {
        return new Row<>(new PartSettings<>(kindOf(part), part, changed), new Div());
    }

    private void edited() {
        arrange();
        changed.run();
    }

    private void arrange() {
        list.removeAll();
        for (int i = 0; i < rows.size(); i++) {
            list.add(card(i));
        }
        more.setItems(kinds.stream()
                .filter(kind -> ordered
                        || parts().stream().noneMatch(part -> part.kind().id().equals(kind.id())))
                .toList());
        more.setVisible(ordered || rows.size() < kinds.size());
        caution();
    }

    private Div card(int place) {
        Row<T> row = rows.get(place);
        Kind<? extends T> kind = kindOf(row.settings.part());
        Span title = new Span(kind.label());
        title.addClassName("part-title");
        Span help = new Span(kind.help());
        help.addClassName("quiet");
        help.setTitle(kind.source());
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (ordered) {
            actions.add(
                    action(
                            "Move " + kind.label() + " up",
                            VaadinIcon.ARROW_UP,
                            place > 0,
                            () -> swap(place, place - 1)),
                    action(
                            "Move " + kind.label() + " down",
                            VaadinIcon.ARROW_DOWN,
                            place + 1 < rows.size(),
                            () -> swap(place, place + 1)));
        }
        actions.add(action("Remove " + kind.label(), VaadinIcon.CLOSE_SMALL, true, () -> {
            rows.remove(place);
            edited();
        }));
        Div head = new Div(new Div(title, help), actions);
        head.addClassName("part-head");
        Div card = new Div(head, row.settings, row.cautions);
        card.addClassName("part-card");
        return card;
    }

    private void swap(int one, int other) {
        Collections.swap(rows, one, other);
        edited();
    }

    private static Button action(String label, VaadinIcon icon, boolean enabled, Runnable run) {
        Button button = new Button(icon.create(), event -> run.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.setEnabled(enabled);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private Kind<? extends T> kindOf(T part) {
        return kinds.stream()
                .filter(known -> known.id().equals(part.kind().id()))
                .findFirst()
                .orElseThrow();
    }
}
