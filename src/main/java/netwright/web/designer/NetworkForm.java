package netwright.web.designer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import netwright.architecture.Architecture;
import netwright.architecture.InputShape;
import netwright.architecture.TensorShape;
import netwright.web.FieldFault;
import netwright.web.Typing;
import netwright.web.WholeNumbers;

/** Name, input shape and classes of the network. */
final class NetworkForm extends Div {

    private static final long serialVersionUID = 1L;

    private final Inspector.Host host;
    private final TextField name = new TextField("Name");
    private final TextField input = new TextField("Input, channels × height × width");
    private final NumberField classes = WholeNumbers.field("Classes", 1, 1_000_000);
    private boolean updating;

    NetworkForm(Inspector.Host host) {
        this.host = host;
        addClassNames("settings", "network-form");
        Paragraph hint = new Paragraph("Select a node to see and change its settings.");
        hint.addClassName("quiet");
        input.setHelperText("For example 3×32×32");
        input.setManualValidation(true);
        Typing.follow(input);
        classes.setManualValidation(true);
        classes.setRequiredIndicatorVisible(false);
        classes.setStepButtonsVisible(true);
        Typing.follow(classes);
        name.addValueChangeListener(event -> {
            if (!updating && !event.getValue().isBlank()) {
                host.edited("name", a -> a.withName(event.getValue().strip()));
            }
        });
        input.addValueChangeListener(event -> {
            if (!updating) {
                changeInput(event.getValue());
            }
        });
        classes.addValueChangeListener(event -> {
            if (!updating) {
                changeClasses();
            }
        });
        add(new H3("Network"), name, input, classes, hint);
    }

    private void changeInput(String text) {
        try {
            TensorShape shape = InputShape.read(text);
            FieldFault.mark(input, "");
            host.edited("input", a -> a.withInput(shape));
        } catch (IllegalArgumentException e) {
            FieldFault.mark(input, String.valueOf(e.getMessage()));
        }
    }

    private void changeClasses() {
        if (WholeNumbers.check(classes)) {
            int count = classes.getValue().intValue();
            host.edited("classes", a -> a.withClasses(count));
        }
    }

    void refresh() {
        Architecture architecture = host.editor().architecture();
        updating = true;
        name.setValue(architecture.name());
        if (!input.isInvalid()) {
            input.setValue(architecture.input().toString());
        }
        if (!classes.isInvalid()) {
            classes.setValue((double) architecture.classes());
        }
        updating = false;
    }
}
