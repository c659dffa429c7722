package netwright.web.sweep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;
import netwright.recipe.Initialisation;
import netwright.recipe.Kind;
import netwright.recipe.Optimizer;
import netwright.recipe.Schedule;
import netwright.recipe.Transfer;
import netwright.sweep.Axis;
import netwright.sweep.Values;
import netwright.sweep.Varied.Offer;
import netwright.web.FieldFault;
import netwright.web.SettingText;
import netwright.web.Typing;
import netwright.web.WholeNumbers;
import org.jspecify.annotations.Nullable;

/** The values of one axis: ticked, typed, or a range. */
final class AxisEditor extends Div {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "These values";
    private static final String RANGE = "A range";

    private final transient Offer offer;
    private final Select<String> way = new Select<>();
    private final TextField listed = new TextField("Values");
    private final MultiSelectComboBox<String> ticked = new MultiSelectComboBox<>("Values");
    private final TextField from = new TextField("From");
    private final TextField to = new TextField("To");
    private final Select<Values.Spacing> spacing = new Select<>();
    private final NumberField count = WholeNumbers.field("Values from it", 2, Values.MOST);
    private final Span now = new Span();
    private final boolean choice;
    private boolean showing;

    /**
     * @param changed called after each change by a person
     * @param removed told this editor when its axis is to go
     */
    AxisEditor(Offer offer, AxisDraft draft, Runnable changed, Consumer<AxisEditor> removed) {
        this.offer = offer;
        this.choice = offer.field().kind() == Field.Kind.CHOICE || offer.field().kind() == Field.Kind.SWITCH;
        addClassName("axis");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", offer.label());
        getElement().setAttribute("data-axis", offer.name());
        Span title = new Span(offer.label());
        title.addClassName("part-title");
        now(offer);
        now.addClassName("quiet");
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> removed.accept(this));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel("Do not vary " + offer.label());
        Div named = new Div(title, now);
        Div head = new Div(named, remove);
        head.addClassName("part-head");
        fields();
        Div row = new Div(way, choice ? ticked : listed, from, to, spacing, count);
        row.addClassName("axis-fields");
        add(head, row);
        show(draft);
        List.<HasValue<?, ?>>of(way, listed, ticked, from, to, spacing, count)
                .forEach(field -> field.addValueChangeListener(event -> {
                    if (!showing) {
                        arrange();
                        changed.run();
                    }
                }));
    }

    private void fields() {
        Field field = offer.field();
        boolean number = field.kind() == Field.Kind.INTEGER || field.kind() == Field.Kind.DECIMAL;
        way.setLabel("Try");
        way.setItems(number ? List.of(LIST, RANGE) : List.of(LIST));
        way.setEnabled(number);
        way.setVisible(number);
        listed.setHelperText(AxisText.example(offer));
        ticked.setItems(choice && field.kind() == Field.Kind.SWITCH ? List.of("off", "on") : field.choices());
        ticked.setItemLabelGenerator(AxisEditor::label);
        listed.addClassName("axis-values");
        ticked.addClassName("axis-values");
        spacing.setLabel("Spacing");
        spacing.setItems(Values.Spacing.values());
        spacing.setItemLabelGenerator(each -> each == Values.Spacing.LINEAR ? "Linear" : "Logarithmic");
        String range = number ? field.range() : "";
        from.setHelperText(range);
        for (TextField text : List.of(listed, from, to)) {
            Typing.follow(text);
            text.setManualValidation(true);
        }
        ticked.setManualValidation(true);
        count.setStepButtonsVisible(true);
        Typing.follow(count);
    }

    /** Of a kind of layer, block or part of a recipe; other choices speak for themselves. */
    private static String label(String id) {
        return OperationTypes.find(id)
                .map(OperationType::label)
                .or(() -> Stream.of(Optimizer.kinds(), Schedule.kinds(), Initialisation.kinds(), Transfer.kinds())
                        .<Kind<?>>flatMap(List::stream)
                        .filter(kind -> kind.id().equals(id))
                        .<String>map(Kind::label)
                        .findFirst())
                .orElse(id);
    }

    private void show(AxisDraft draft) {
        showing = true;
        way.setValue(draft.ranged() ? RANGE : LIST);
        if (choice) {
            Set<String> values =
                    new LinkedHashSet<>(Arrays.asList(draft.listed().split(", ")));
            values.remove("");
            ticked.setValue(values);
        } else {
            listed.setValue(draft.listed());
        }
        from.setValue(draft.from());
        to.setValue(draft.to());
        spacing.setValue(draft.spacing());
        count.setValue((double) draft.count());
        showing = false;
        arrange();
    }

    private boolean ranged() {
        return RANGE.equals(way.getValue());
    }

    private void arrange() {
        listed.setVisible(!ranged());
        List.<Component>of(from, to, spacing).forEach(field -> field.setVisible(ranged()));
        if (ranged() && from.isEmpty() && to.isEmpty()) {
            suggest();
        }
    }

    /** The smallest and the largest of the values that stood there. */
    private void suggest() {
        try {
            double[] values = AxisText.read(offer, listed.getValue()).stream()
                    .filter(Number.class::isInstance)
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .sorted()
                    .toArray();
            showing = true;
            from.setValue(Values.text(values[0]));
            to.setValue(Values.text(values[values.length - 1]));
        } catch (IllegalArgumentException none) {
            // Nothing to go by; both stay empty.
        } finally {
            showing = false;
        }
    }

    /** Says what the recipe or the network has there by now. */
    void now(Offer same) {
        now.setText(same.now() == null ? "" : "now " + SettingText.of(same.now()));
    }

    Offer offer() {
        return offer;
    }

    AxisDraft draft() {
        return new AxisDraft(
                offer.name(),
                choice ? String.join(", ", ordered()) : listed.getValue(),
                ranged(),
                from.getValue(),
                to.getValue(),
                spacing.getValue(),
                count.getValue() == null ? 0 : count.getValue().intValue());
    }

    /** As the field lists them, in whatever order they were ticked. */
    private List<String> ordered() {
        List<String> all = offer.field().kind() == Field.Kind.SWITCH
                ? List.of("off", "on")
                : offer.field().choices();
        return all.stream().filter(ticked.getValue()::contains).toList();
    }

    /** Null while they cannot be, which is then said under the field. @param random whether ranges are drawn from */
    @Nullable Axis axis(boolean random) {
        count.setVisible(ranged() && !random);
        try {
            Values values = draft().values(offer, random);
            Axis axis = offer.axis().apply(values);
            error("");
            return axis;
        } catch (IllegalArgumentException wrong) {
            error(String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    void error(String reason) {
        HasValidation field = ranged() ? from : choice ? ticked : listed;
        FieldFault.mark(field, InvalidSetting.capitalised(reason));
    }
}
