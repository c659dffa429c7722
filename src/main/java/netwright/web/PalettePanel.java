package netwright.web;

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
import java.util.function.Consumer;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;

/** Layers and blocks to drag onto the canvas, or to add by a click or Enter. */
final class PalettePanel extends Div {

    private static final long serialVersionUID = 1L;

    private record Entry(OperationType type, NativeButton button) {}

    private final Map<Div, List<Entry>> sections = new LinkedHashMap<>();
    private final Span nothing = new Span("Nothing by that name.");

    PalettePanel(Consumer<String> add) {
        addClassName("palette");
        TextField search = new TextField();
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
        for (OperationType.Group group : OperationType.Group.values()) {
            Div section = section(group, add);
            list.add(section);
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

    private Div section(OperationType.Group group, Consumer<String> add) {
        Div section = new Div(new H3(group.label()));
        section.addClassName("palette-group");
        List<Entry> entries = new ArrayList<>();
        for (OperationType type : OperationTypes.all()) {
            if (type.group() == group) {
                NativeButton button = new NativeButton(type.label(), event -> add.accept(type.id()));
                button.addClassName("palette-item");
                button.getElement().setAttribute("data-type", type.id());
                button.getElement().setAttribute("data-group", group.id());
                button.getElement().setAttribute("draggable", "true");
                button.setTitle(type.help());
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
                entry.button().setVisible(matches);
                shown |= matches;
            }
            section.getKey().setVisible(shown);
            any |= shown;
        }
        nothing.setVisible(!any);
    }
}
