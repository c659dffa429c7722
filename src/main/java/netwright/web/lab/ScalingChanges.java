package netwright.web.lab;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import netwright.lab.CompoundScaling;

/** What a scaling changed in the network, and what it could not scale. */
final class ScalingChanges extends Div {

    private static final long serialVersionUID = 1L;

    ScalingChanges() {
        addClassName("scaling-words");
    }

    void show(CompoundScaling result) {
        removeAll();
        if (result.changes().isEmpty()) {
            add(new Paragraph("Nothing is scaled: every factor is 1, or rounds to what is there."));
        }
        list("Changed", result.changes());
        list("Not scaled", result.limits());
    }

    private void list(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        Span head = new Span(title);
        head.addClassName("figure");
        UnorderedList list = new UnorderedList();
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        add(head, list);
    }
}
