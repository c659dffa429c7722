package netwright.web.explore;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Cost;
import netwright.web.Numbers;
import netwright.web.workspace.PresetShelf;

/** A card to begin a drawing with: a title, a line of figures, a click. */
public final class StartCard {

    private StartCard() {}

    public static NativeButton of(String title, String detail, Runnable open) {
        NativeButton card = new NativeButton("", event -> open.run());
        Span name = new Span(title);
        name.addClassName("card-title");
        Span small = new Span(detail);
        small.addClassName("quiet");
        card.add(name, small);
        card.addClassName("card");
        return card;
    }

    public static NativeButton of(PresetShelf.Item item, Runnable open) {
        Cost cost = item.analysis().totals().cost();
        return of(
                item,
                "%s · %s params · %s MACs"
                        .formatted(
                                item.preset().architecture().input(),
                                Numbers.compact(cost.parameters()),
                                Numbers.compact(cost.macs())),
                open);
    }

    static NativeButton of(PresetShelf.Item item, String detail, Runnable open) {
        NativeButton card = of(item.preset().title(), detail, open);
        card.getElement().setAttribute("data-preset", item.preset().id());
        card.setTitle(item.preset().note());
        return card;
    }
}
