package netwright.web.recipe;

import com.vaadin.flow.component.html.Div;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.recipe.Kind;
import netwright.recipe.Part;
import netwright.web.FieldFault;
import netwright.web.SettingEditor;

/** The settings of one part of a recipe, made from its kind's fields; what cannot be is said under the field. */
final class PartSettings<T extends Part> extends Div implements FieldFault.Source {

    private static final long serialVersionUID = 1L;

    private final transient Kind<? extends T> kind;
    private final transient Runnable changed;
    private final transient Map<String, SettingEditor> editors = new LinkedHashMap<>();
    private final transient Map<String, Object> typed;
    private final Set<String> faults = new HashSet<>();
    private transient T part;

    PartSettings(Kind<? extends T> kind, T part, Runnable changed) {
        this.kind = kind;
        this.part = part;
        this.changed = changed;
        this.typed = new LinkedHashMap<>(part.settings());
        addClassName("part-settings");
        for (Field field : kind.fields()) {
            SettingEditor editor = SettingEditor.of(field, value -> change(field, value));
            editors.put(field.name(), editor);
            Object value = typed.get(field.name());
            if (value != null) {
                editor.update(value);
            }
            add(editor.component());
        }
    }

    /** The last that could be. */
    T part() {
        return part;
    }

    /** The first field that holds what cannot be. */
    @Override
    public Optional<FieldFault> fault() {
        return kind.fields().stream()
                .filter(field -> faults.contains(field.name()))
                .findFirst()
                .map(field ->
                        new FieldFault(field.label(), editors.get(field.name()).component()));
    }

    private String change(Field field, Object value) {
        typed.put(field.name(), value);
        String error = tryOut(field);
        changed.run();
        return error;
    }

    private String tryOut(Field field) {
        try {
            part = kind.create(typed);
            faults.remove(field.name());
            // A fault that lay between two fields is mended by either.
            faults.forEach(name -> editors.get(name).update(part.settings().get(name)));
            faults.clear();
            return "";
        } catch (InvalidSetting e) {
            boolean elsewhere = !e.field().equals(field.name()) && faults.contains(e.field());
            if (elsewhere) {
                faults.remove(field.name());
                return "";
            }
            faults.add(field.name());
            return e.sentence(label(e.field()));
        }
    }

    private String label(String name) {
        return kind.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::label)
                .findFirst()
                .orElse(name);
    }
}
