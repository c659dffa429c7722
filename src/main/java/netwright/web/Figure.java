package netwright.web;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A number under its label. */
public final class Figure extends Div {

    private static final long serialVersionUID = 1L;

    public Figure(String label, String value) {
        Span name = new Span(label);
        name.addClassName("quiet");
        Span number = new Span(value);
        number.addClassName("figure");
        add(name, number);
    }
}
