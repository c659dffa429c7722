package netwright.web.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import netwright.analysis.Connections;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The drawing surface, see {@code docs/elements.md}. */
@Tag("architecture-canvas")
@JsModule("context://elements/architecture-canvas.js")
public final class ArchitectureCanvas extends Component implements HasSize {

    private static final long serialVersionUID = 1L;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Shows a drawing, as {@link CanvasState} writes it. */
    public void show(ObjectNode state) {
        getElement().setPropertyJson("state", state);
    }

    /** A drawing to look at in the middle of a page, where the wheel is left to the page. */
    public void preview(ObjectNode state) {
        show(state.put("preview", true));
    }

    /** What can be added, as {@link CanvasState#palette} writes it. */
    public void palette(ObjectNode palette) {
        getElement().setPropertyJson("palette", palette);
    }

    /** Selects and brings into view, also what was selected before. */
    public void select(List<String> ids) {
        ArrayNode array = JSON.arrayNode();
        ids.forEach(array::add);
        getElement().executeJs("this.selection = $0", array);
    }

    /** The keys go to the drawing again, as after a command from a menu. */
    public void focus() {
        getElement().callJsFunction("focus");
    }

    /** Says which nodes a connection from one of them can reach. */
    public void against(String from, Connections connections) {
        ObjectNode json = JSON.objectNode();
        json.put("from", from);
        ObjectNode reasons = json.putObject("reasons");
        connections.impossible().forEach(reasons::put);
        ObjectNode warnings = json.putObject("warnings");
        connections.doubtful().forEach(warnings::put);
        getElement().setPropertyJson("against", json);
    }

    /** Answers the event {@code copy}. */
    public void clipboard(String text) {
        getElement().setPropertyJson("clipboard", JSON.objectNode().put("text", text));
    }

    /** Colours nodes by {@code none}, {@code parameters}, {@code macs}, {@code memory} or {@code receptiveField}. */
    public void heat(String by) {
        getElement().setProperty("heat", by);
    }

    /** For {@link netwright.web.Theme#follow}. */
    public void theme(boolean dark) {
        getElement().setProperty("theme", dark ? "dark" : "light");
    }

    /** Listens to one of the element's events; the listener gets its detail. */
    public void on(String event, Consumer<JsonNode> listener) {
        getElement()
                .addEventListener(event, e -> listener.accept(e.getEventData().path("event.detail")))
                .addEventData("event.detail");
    }
}
