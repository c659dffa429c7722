package netwright.web.recipe;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import netwright.recipe.Kind;
import netwright.recipe.Part;
import netwright.web.FieldFault;

/** Chooses the kind of one part of a recipe and its settings. Those of a kind come back when it is chosen again. */
final class PartEditor<T extends Part> extends Div implements FieldFault.Source {

    private static final long serialVersionUID = 1L;

    private final transient List<Kind<? extends T>> kinds;
    private final transient BiFunction<Kind<? extends T>, T, T> fresh;
    private final transient Runnable changed;
    private final Select<Kind<? extends T>> kind = new Select<>();
    private final Paragraph help = new Paragraph();
    private final Div place = new Div();
    private final transient Map<String, T> before = new HashMap<>();
    private transient PartSettings<T> settings;
    private boolean showing;

    /**
     * @param fresh makes a part of a kind that was not chosen before, from the kind and the part it follows
     * @param changed called after each change by a person
     */
    PartEditor(
            String label,
            List<Kind<? extends T>> kinds,
            T first,
            BiFunction<Kind<? extends T>, T, T> fresh,
            Runnable changed) {
        this.kinds = kinds;
        this.fresh = fresh;
        this.changed = changed;
        addClassName("part-editor");
        kind.setLabel(label);
        kind.setItems(kinds);
        kind.setItemLabelGenerator(Kind::label);
        help.addClassName("quiet");
        this.settings = settingsOf(first);
        show(first);
        kind.addValueChangeListener(event -> {
            if (!showing && event.getValue() != null) {
                choose(event.getValue());
            }
        });
        add(kind, help, place);
    }

    private void choose(Kind<? extends T> chosen) {
        T last = part();
        before.put(last.kind().id(), last);
        T remembered = before.get(chosen.id());
        show(remembered == null ? fresh.apply(chosen, last) : remembered);
        changed.run();
    }

    /** Shows a part that did not come from here. */
    void show(T part) {
        settings = settingsOf(part);
        Kind<? extends T> own = kindOf(part);
        showing = true;
        kind.setValue(own);
        showing = false;
        help.setText(own.help() + " Source: " + own.source() + ".");
        place.removeAll();
        place.add(settings);
    }

    /** Shows a part unless it stands here already, so that nobody's typing is disturbed. */
    void follow(T part) {
        if (fault().isPresent() || !part().equals(part)) {
            show(part);
        }
    }

    private PartSettings<T> settingsOf(T part) {
        return new PartSettings<>(kindOf(part), part, changed);
    }

    private Kind<? extends T> kindOf(T part) {
        return kinds.stream()
                .filter(known -> known.id().equals(part.kind().id()))
                .findFirst()
                .orElseThrow();
    }

    T part() {
        return settings.part();
    }

    @Override
    public Optional<FieldFault> fault() {
        return settings.fault();
    }
}
