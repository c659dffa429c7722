package netwright.web.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import netwright.architecture.BlockDefinition;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;

/** Layers and blocks to drag onto the canvas, or to add by a click or Enter. */
final class PalettePanel extends Div {

    private static final long serialVersionUID = 1L;

    /** @param shown what is hidden when a search leaves the entry out */
    private record Entry(OperationType type, Component shown) {}

    private final Map<Div, List<Entry>> sections = new LinkedHashMap<>();
    private final Span nothing = new Span("Nothing by that name.");

    /** What the palette asks of the view around it. */
    interface Host {
        void add(String type);

        void command(String name, String id);
    }

    private final Host host;
    private final Div own = new Div();
    private final TextField search = new TextField();
    private transient List<BlockDefinition> blocks = List.of();

    PalettePanel(Host host) {
        this.host = host;
        addClassName("palette");
        search.setPlaceholder("Search layers");
        search.setAriaLabel("Search layers and blocks");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(event -> filter(event.getValue()));
        Div list = new Div();
        list.addClassName("palette-list");
        nothing.addClassName("quiet");
        nothing.setVisible(false);
        add(search, list);
        own.addClassName("palette-group");
        list.add(own);
        fillOwn();
        for (OperationType.Group group : OperationType.Group.values()) {
            list.add(section(group));
        }
        list.add(nothing);
        getElement().executeJs("""
                this.addEventListener('dragstart', event => {
                    const item = event.target.closest('[data-type]');
                    if (!item) return;
                    event.dataTransfer.setData('application/netwright-type', item.dataset.type);
                    event.dataTransfer.effectAllowed = 'copy';
                });
                """);
    }

    /** Shows the blocks of the drawing. */
    void show(List<BlockDefinition> now) {
        if (!now.equals(blocks)) {
            blocks = now;
            fillOwn();
            filter(search.getValue());
        }
    }

    private void fillOwn() {
        own.removeAll();
        NativeButton bring = new NativeButton("Import…", event -> host.command("import-blocks", ""));
        bring.addClassName("palette-link");
        bring.setTitle("Take blocks over from another design or a file");
        Div head = new Div(new H3("This drawing's blocks"), bring);
        head.addClassName("palette-head");
        own.add(head);
        List<Entry> entries = new ArrayList<>();
        for (BlockDefinition block : blocks) {
            OperationType type = block.type();
            NativeButton button = item(type);
            Button menu = new Button(VaadinIcon.ELLIPSIS_DOTS_V.create());
            menu.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            menu.setAriaLabel("More about " + block.title());
            ContextMenu items = new ContextMenu(menu);
            items.setOpenOnClick(true);
            items.addItem("Rename, choose settings…", event -> host.command("edit-block", block.id()));
            items.addItem("Delete", event -> host.command("delete-block", block.id()));
            Div row = new Div(button, menu);
            row.addClassName("palette-own");
            own.add(row);
            entries.add(new Entry(type, row));
        }
        if (blocks.isEmpty()) {
            Span none = new Span("Select nodes and press Ctrl+G to make a block of them.");
            none.addClassNames("quiet", "palette-none");
            own.add(none);
        }
        sections.put(own, entries);
    }

    private NativeButton item(OperationType type) {
        NativeButton button = new NativeButton(type.label(), event -> host.add(type.id()));
        button.addClassName("palette-item");
        button.getElement().setAttribute("data-type", type.id());
        button.getElement().setAttribute("data-group", type.group().id());
        button.getElement().setAttribute("draggable", "true");
        button.setTitle(type.help());
        return button;
    }

    private Div section(OperationType.Group group) {
        Div section = new Div(new H3(group.label()));
        section.addClassName("palette-group");
        List<Entry> entries = new ArrayList<>();
        for (OperationType type : OperationTypes.all()) {
            if (type.group() == group) {
                NativeButton button = item(type);
                section.add(button);
                entries.add(new Entry(type, button));
            }
        }
        sections.put(section, entries);
        return section;
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        boolean any = false;
        for (Map.Entry<Div, List<Entry>> section : sections.entrySet()) {
            boolean shown = false;
            for (Entry entry : section.getValue()) {
                boolean matches = (entry.type().label() + " " + entry.type().id() + " "
                                + entry.type().keywords())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
                entry.shown().setVisible(matches);
                shown |= matches;
            }
            section.getKey().setVisible(shown || section.getKey() == own && wanted.isEmpty());
            any |= shown;
        }
        nothing.setVisible(!any);
    }
}
