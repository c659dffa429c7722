package netwright.web.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.analysis.Closing;
import netwright.analysis.Cost;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.DefinedBlock;
import netwright.architecture.Field;
import netwright.architecture.Input;
import netwright.architecture.InvalidSetting;
import netwright.architecture.Node;
import netwright.architecture.Opened;
import netwright.architecture.Operation;
import netwright.architecture.OperationType;
import netwright.web.Figure;
import netwright.web.Numbers;
import netwright.web.SettingEditor;
import netwright.web.workspace.Editor;
import org.jspecify.annotations.Nullable;

/** The form for what is selected, made from the node's type alone; without a selection, the network itself. */
final class Inspector extends Div {

    private static final long serialVersionUID = 1L;

    /** What the inspector asks of the view around it. */
    interface Host {
        Editor editor();

        void edited(String key, java.util.function.UnaryOperator<Architecture> edit);

        void command(String name, String id);

        void rename(String id, String to);
    }

    private final Host host;
    private final NetworkForm network;
    private final Map<String, SettingEditor> editors = new LinkedHashMap<>();
    private final Div figures = new Div();
    private String shape = "";
    private List<String> selection = List.of();

    Inspector(Host host) {
        this.host = host;
        this.network = new NetworkForm(host);
        addClassName("inspector");
        figures.addClassName("node-figures");
    }

    void select(List<String> ids) {
        selection = ids;
        refresh();
    }

    void focusFirst() {
        editors.values().stream()
                .findFirst()
                .ifPresent(editor -> editor.component().getElement().executeJs("this.focus()"));
    }

    /** Shows the current state; fields that are already there are kept, so that typing goes on undisturbed. */
    void refresh() {
        Editor editor = host.editor();
        List<Node> nodes = selection.stream()
                .flatMap(id -> editor.architecture().node(id).stream())
                .toList();
        if (nodes.size() == 1) {
            showNode(editor, nodes.getFirst());
        } else if (nodes.isEmpty()) {
            rebuild("network", () -> add(network));
            network.refresh();
        } else {
            showSeveral(editor, nodes);
        }
    }

    private void rebuild(String newShape, Runnable build) {
        if (!newShape.equals(shape)) {
            shape = newShape;
            removeAll();
            editors.clear();
            build.run();
        }
    }

    private void showNode(Editor editor, Node node) {
        Map<String, Object> settings = node.operation().settings();
        List<Field> fields = node.operation().type().fields(settings);
        rebuild(
                node.id()
                        + fields.stream().map(Field::name).toList()
                        + node.operation().type().id()
                        + node.operation().type().label()
                        + Closing.around(editor.architecture(), node.id()).map(Opened::id),
                () -> build(node, fields));
        settings.forEach((name, value) -> {
            if (editors.get(name) instanceof SettingEditor field) {
                field.update(value);
            }
        });
        showFigures(editor.analysis().nodes().get(node.id()));
    }

    private void build(Node node, List<Field> fields) {
        OperationType type = node.operation().type();
        Paragraph help = new Paragraph(type.help());
        help.addClassNames("quiet", "node-help");
        add(new H3(type.label()), help, name(node));
        Div form = new Div();
        form.addClassName("settings");
        for (Field field : fields) {
            SettingEditor editor = SettingEditor.of(field, value -> change(node.id(), field, value));
            editors.put(field.name(), editor);
            form.add(editor.component());
        }
        add(form, figures);
        if (!(node.operation() instanceof Input) && !node.operation().ends()) {
            add(replacement(node));
        }
        add(actions(node, type));
    }

    private TextField name(Node node) {
        TextField name = new TextField("Name");
        name.setValue(node.id());
        name.setManualValidation(true);
        name.addValueChangeListener(event -> {
            String to = event.getValue().strip();
            Architecture architecture = host.editor().architecture();
            boolean free = to.equals(node.id()) || architecture.node(to).isEmpty();
            boolean allowed = to.matches(Node.ID_PATTERN);
            name.setInvalid(!free || !allowed);
            name.setErrorMessage(
                    free ? "1 to 80 letters, digits, _ - or ." : "There is already a node named " + to + ".");
            if (free && allowed && !to.equals(node.id())) {
                selection = List.of(to);
                host.rename(node.id(), to);
            }
        });
        return name;
    }

    private String change(String id, Field field, Object value) {
        Node node = host.editor().architecture().node(id).orElse(null);
        if (node == null) {
            return "";
        }
        try {
            Operation operation = node.operation().with(Map.of(field.name(), value));
            host.edited("set " + id + " " + field.name(), a -> a.replace(id, operation));
            return "";
        } catch (InvalidSetting e) {
            return e.sentence(field.label());
        }
    }

    private Component replacement(Node node) {
        ComboBox<OperationType> box = new ComboBox<>("Replace by");
        box.setItems(host.editor().architecture().types().stream()
                .filter(type -> type != Input.TYPE && !type.create().ends())
                .toList());
        box.setItemLabelGenerator(OperationType::label);
        box.setPlaceholder("Another layer or block");
        box.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                OperationType type = event.getValue();
                host.edited("", a -> a.replace(node.id(), type.createLike(node.operation())));
            }
        });
        return box;
    }

    private Div actions(Node node, OperationType type) {
        Div actions = new Div();
        actions.addClassName("actions");
        if (type.block()) {
            actions.add(action("See inside", VaadinIcon.SEARCH_PLUS, () -> host.command("open-block", node.id())));
            actions.add(action("Open into layers", VaadinIcon.EXPAND_SQUARE, () -> host.command("unpack", node.id())));
        }
        if (node.operation() instanceof DefinedBlock block) {
            actions.add(action(
                    "Edit the block",
                    VaadinIcon.EDIT,
                    () -> host.command("edit-block", block.definition().id())));
        }
        Architecture drawing = host.editor().architecture();
        Closing.around(drawing, node.id())
                .ifPresent(opened -> actions.add(action(
                        "Close " + opened.id() + " again",
                        VaadinIcon.COMPRESS_SQUARE,
                        () -> host.command("close-block", node.id()))));
        actions.add(action("Duplicate", VaadinIcon.COPY, () -> host.command("duplicate", node.id())));
        actions.add(action("Delete", VaadinIcon.TRASH, () -> host.command("delete", node.id())));
        return actions;
    }

    private static Button action(String label, VaadinIcon icon, Runnable run) {
        Button button = new Button(label, icon.create(), event -> run.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void showFigures(@Nullable NodeReport report) {
        figures.removeAll();
        if (report == null) {
            Span unknown = new Span("Its numbers appear once its input is known.");
            unknown.addClassName("quiet");
            figures.add(unknown);
            return;
        }
        figure("Output", report.output().toString());
        cost(report.cost());
        figure("Receptive field", report.receptiveField().toString());
        if (!report.receptiveField().global()) {
            figure(
                    "First centre",
                    "(%s, %s)"
                            .formatted(
                                    report.receptiveField().vertical().firstCentre(),
                                    report.receptiveField().horizontal().firstCentre()));
        }
        if (report.layers() > 1) {
            figure("Layers inside", Integer.toString(report.layers()));
        }
    }

    private void cost(Cost cost) {
        figure("Parameters", Numbers.exact(cost.parameters()));
        if (cost.buffers() > 0) {
            figure("Buffers", Numbers.exact(cost.buffers()));
        }
        figure("MACs", Numbers.exact(cost.macs()));
        figure("Activations", Numbers.exact(cost.activations()) + " values");
    }

    private void figure(String label, String value) {
        figures.add(new Figure(label, value));
    }

    private void showSeveral(Editor editor, List<Node> nodes) {
        rebuild("several", () -> {
            Div actions = new Div();
            actions.addClassName("actions");
            actions.add(action("Make a block", VaadinIcon.CUBES, () -> host.command("make-block", "")));
            actions.add(action("Duplicate", VaadinIcon.COPY, () -> host.command("duplicate", "")));
            actions.add(action("Delete", VaadinIcon.TRASH, () -> host.command("delete", "")));
            add(new H3(), figures, actions);
        });
        ((H3) getComponentAt(0)).setText(nodes.size() + " nodes selected");
        figures.removeAll();
        long[] sums = new long[4];
        for (Node node : nodes) {
            if (editor.analysis().nodes().get(node.id()) instanceof NodeReport report) {
                sums[0] += report.cost().parameters();
                sums[1] += report.cost().buffers();
                sums[2] += report.cost().macs();
                sums[3] += report.cost().activations();
            }
        }
        cost(new Cost(sums[0], sums[1], sums[2], 0, sums[3]));
    }
}
