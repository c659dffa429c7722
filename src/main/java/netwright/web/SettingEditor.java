package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Function;
import netwright.architecture.Field;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;

/** The editor of one setting, made from its field: component, conversion both ways, help and unit. */
public final class SettingEditor {

    /** Receives what was typed; answers an error to show, or an empty text. */
    public interface Change {
        String tryOut(Object value);
    }

    private static final int TYPING_PAUSE = 150;

    private final Component component;
    private final Function<Object, Object> toComponent;
    private final HasValue<?, Object> value;
    private boolean updating;

    private <C extends Component & HasValue<?, V>, V> SettingEditor(
            C component, Function<Object, V> toComponent, Function<V, Object> fromComponent, Change change) {
        this.component = component;
        this.toComponent = toComponent::apply;
        this.value = untyped(component);
        component.addValueChangeListener(event -> {
            if (!updating) {
                // Nothing that could be read is nothing typed: for the field's own check to refuse.
                show(change.tryOut(event.getValue() == null ? "" : fromComponent.apply(event.getValue())));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static HasValue<?, Object> untyped(Object component) {
        return (HasValue<?, Object>) component;
    }

    /** The editor that suits the kind of the field. @param change told of each value that the field accepts */
    public static SettingEditor of(Field field, Change change) {
        SettingEditor editor = switch (field.kind()) {
            case INTEGER -> {
                // An integer field of the browser would drop the point of 1.5 and make it 15.
                NumberField number = new NumberField(field.label());
                number.setStepButtonsVisible(true);
                Typing.follow(number, TYPING_PAUSE);
                number.setManualValidation(true);
                number.setHelperText(range(field));
                yield new SettingEditor(number, v -> ((Integer) v).doubleValue(), SettingEditor::whole, change);
            }
            case SWITCH -> new SettingEditor(new Checkbox(field.label()), v -> (Boolean) v, v -> v, change);
            case CHOICE -> {
                Select<String> select = new Select<>();
                select.setLabel(field.label());
                select.setItems(field.choices());
                select.setItemLabelGenerator(
                        id -> OperationTypes.find(id).map(OperationType::label).orElse(id));
                yield new SettingEditor(select, v -> (String) v, v -> v, change);
            }
            case DECIMAL -> text(field, text -> decimal(text), change);
            case SIZE, PADDING, NUMBERS -> text(field, text -> SettingText.read(field.kind(), text), change);
        };
        editor.component.getElement().setAttribute("data-setting", field.name());
        editor.component.getElement().setAttribute("title", field.help());
        return editor;
    }

    private static SettingEditor text(Field field, Function<String, Object> read, Change change) {
        TextField text = new TextField(field.label());
        Typing.follow(text, TYPING_PAUSE);
        text.setManualValidation(true);
        if (!field.unit().isEmpty()) {
            text.setSuffixComponent(new Span(unit(field.unit())));
        }
        text.setHelperText(
                switch (field.kind()) {
                    case SIZE -> "3 or 3×5";
                    case PADDING -> "1, 1×2 or same";
                    case NUMBERS -> "30, 60, 80" + (field.unit().isEmpty() ? "" : " " + field.unit());
                    default -> range(field);
                });
        return new SettingEditor(text, SettingText::of, read, change);
    }

    private static Object decimal(String text) {
        try {
            return Double.valueOf(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** What is no whole number stays as it is, for the field's own check to refuse. */
    private static Object whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE ? (Object) (int) value : value;
    }

    private static String unit(String unit) {
        return unit.equals("pixels") ? "px" : unit;
    }

    /** The unit of decimals stands in the field itself. */
    private static String range(Field field) {
        boolean unsaid = field.kind() == Field.Kind.INTEGER && !field.unit().isEmpty();
        return field.range() + (unsaid ? " " + field.unit() : "");
    }

    /** The field itself, to put on a page. */
    public Component component() {
        return component;
    }

    /** Shows a value that did not come from here. */
    public void update(Object current) {
        Object shown = toComponent.apply(current);
        if (!shown.equals(value.getValue())) {
            updating = true;
            value.setValue(shown);
            updating = false;
        }
        show("");
    }

    private void show(String error) {
        if (component instanceof HasValidation field) {
            FieldFault.mark(field, error);
        }
    }
}
