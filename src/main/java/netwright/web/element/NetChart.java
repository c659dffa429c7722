package netwright.web.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chart, see {@code docs/elements.md}. */
@Tag("net-chart")
@JsModule("context://elements/net-chart.js")
public final class NetChart extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;

    public NetChart() {
        addClassName("chart");
    }

    /** Shows a chart, as {@link Charts} writes it. */
    public void show(ObjectNode chart) {
        getElement().setPropertyJson("chart", chart);
    }

    /** For {@link netwright.web.Theme#follow}. */
    public void theme(boolean dark) {
        getElement().setProperty("theme", dark ? "dark" : "light");
    }

    /** Told of the point, bar or cell that was clicked: the detail of the event {@code pick}. */
    public void onPick(Consumer<JsonNode> listener) {
        getElement()
                .addEventListener("pick", e -> listener.accept(e.getEventData().path("event.detail")))
                .addEventData("event.detail");
    }
}
