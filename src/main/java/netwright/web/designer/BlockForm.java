package netwright.web.designer;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.architecture.BlockDefinition;
import netwright.architecture.LiftedSetting;
import netwright.web.FieldFault;
import netwright.web.SettingText;

/** Name and lifted settings of a block: what is asked when one is made, and when one is changed. */
final class BlockForm extends Div {

    private static final long serialVersionUID = 1L;

    private record Row(LiftedSetting setting, Checkbox lifted, TextField label) {}

    private final TextField name = new TextField("Name");
    private final transient List<Row> rows = new ArrayList<>();
    private final Span fault = new Span();
    private final Set<String> taken;

    /**
     * @param liftable settings inside, those that are lifted already first
     * @param taken titles of other blocks and layers
     */
    BlockForm(String title, List<LiftedSetting> lifted, List<LiftedSetting> liftable, Set<String> taken) {
        this.taken = taken;
        addClassNames("form", "block-form");
        name.setValue(title);
        name.setRequired(true);
        name.setManualValidation(true);
        name.setMaxLength(BlockDefinition.LONGEST_TITLE);
        name.setAutoselect(true);
        name.addValueChangeListener(event -> name.setInvalid(false));
        fault.addClassName("field-error");
        Div list = new Div();
        list.addClassName("lifted");
        for (LiftedSetting setting : liftable) {
            Row row = row(setting, lifted.contains(setting));
            rows.add(row);
            Span value = new Span(SettingText.of(setting.defaultValue()));
            value.addClassName("figure");
            Span targets = new Span(
                    setting.targets().stream().map(LiftedSetting.Target::node).collect(Collectors.joining(", ")));
            targets.addClassName("quiet");
            Div line = new Div(row.lifted(), value, targets, row.label());
            line.addClassName("lifted-row");
            list.add(line);
        }
        Span why =
                new Span("Ticked settings can be chosen anew each time the block is used. The others stay as they are "
                        + "inside. Settings of one name and one value are set together.");
        why.addClassName("quiet");
        add(name, new H4("Settings of the block"), why, list, fault);
    }

    private Row row(LiftedSetting setting, boolean chosen) {
        Checkbox lifted = new Checkbox(setting.label(), chosen);
        lifted.getElement().setAttribute("data-lift", setting.name());
        TextField label = new TextField();
        label.setAriaLabel("Name of the setting " + setting.label());
        label.setValue(setting.label());
        label.setManualValidation(true);
        label.setVisible(chosen);
        lifted.addValueChangeListener(event -> {
            label.setVisible(event.getValue());
            fault.setText("");
        });
        return new Row(setting, lifted, label);
    }

    void focusName() {
        name.focus();
    }

    String title() {
        return name.getValue().strip();
    }

    /** The ticked settings, under the labels typed for them. */
    List<LiftedSetting> lifted() {
        return rows.stream()
                .filter(row -> row.lifted().getValue())
                .map(row -> new LiftedSetting(
                        row.setting().name(),
                        row.label().getValue().strip(),
                        row.setting().defaultValue(),
                        row.setting().targets()))
                .toList();
    }

    /** True when all fields can be accepted; else the errors stand under them. */
    boolean valid() {
        String error = title().isEmpty()
                ? "A block needs a name."
                : taken.contains(title()) ? "There is already a block or layer named " + title() + "." : "";
        FieldFault.mark(name, error);
        boolean valid = error.isEmpty();
        Set<String> labels = new HashSet<>();
        for (Row row : rows) {
            String label = row.label().getValue().strip();
            String wrong = !row.lifted().getValue()
                    ? ""
                    : label.isEmpty()
                            ? "A setting needs a name."
                            : labels.add(label) ? "" : "Two settings have this name; give one another.";
            FieldFault.mark(row.label(), wrong);
            valid &= wrong.isEmpty();
        }
        return valid;
    }

    void fault(String message) {
        fault.setText(message);
    }
}
