package netwright.web.lab;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.IntConsumer;
import netwright.lab.ladder.Reported;
import netwright.lab.ladder.Rung;
import netwright.web.Numbers;

/** The rungs below each other with a bar for the accuracy; arrow keys step through them. */
final class RungList extends Div {

    private static final long serialVersionUID = 1L;

    /** The bars show 75 to 83 %; from 0 they would all look alike. */
    private static final double LOWEST = 75;

    private static final double HIGHEST = 83;

    private final transient IntConsumer choose;
    private int chosen;

    RungList(List<Rung> rungs, IntConsumer choose) {
        this.choose = choose;
        addClassName("rungs");
        getElement().setAttribute("role", "listbox");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("aria-label", "Rungs of the ladder");
        rungs.forEach(rung -> add(option(rung, rung.number() == 0 ? rung : rungs.get(rung.number() - 1))));
        getElement()
                .addEventListener(
                        "keydown",
                        event -> step(event.getEventData().path("event.key").asString(), rungs.size() - 1))
                .addEventData("event.key")
                .setFilter("['ArrowUp','ArrowDown','ArrowLeft','ArrowRight','Home','End'].includes(event.key)")
                .preventDefault();
    }

    private void step(String key, int last) {
        int next = switch (key) {
            case "ArrowUp", "ArrowLeft" -> Math.max(0, chosen - 1);
            case "ArrowDown", "ArrowRight" -> Math.min(last, chosen + 1);
            case "Home" -> 0;
            case "End" -> last;
            default -> chosen;
        };
        if (next != chosen) {
            choose.accept(next);
        }
    }

    private Div option(Rung rung, Rung before) {
        Span number = new Span(Integer.toString(rung.number()));
        number.addClassName("rung-number");
        Span title = new Span(rung.title());
        title.addClassName("rung-title");
        Span fill = new Span();
        fill.getStyle().setWidth(share(rung.reported().top1()) + "%");
        Span bar = new Span(fill);
        bar.addClassName("rung-bar");
        Span accuracy = new Span(Numbers.decimals(rung.reported().top1(), 1) + " %");
        accuracy.addClassName("figure");
        Span gain = new Span(rung == before ? "" : gain(rung.reported(), before.reported()));
        gain.addClassNames(
                "rung-gain", rung.reported().top1() < before.reported().top1() ? "loss" : "win");
        Span cost = new Span(Numbers.decimals(rung.gmacs(), 2) + " G");
        cost.setTitle("Multiply-accumulates, computed");
        cost.addClassName("quiet");
        Div option = new Div(number, title, bar, accuracy, gain, cost);
        option.addClassName("rung");
        option.setId("rung-" + rung.number());
        option.getElement().setAttribute("role", "option");
        option.addClickListener(event -> choose.accept(rung.number()));
        return option;
    }

    private static long share(double top1) {
        return Math.round(100 * (top1 - LOWEST) / (HIGHEST - LOWEST));
    }

    /** {@code +0.65}, points of top-1. */
    static String gain(Reported now, Reported before) {
        double points = now.top1() - before.top1();
        return (points < 0 ? "−" : "+") + Numbers.decimals(Math.abs(points), 2);
    }

    void show(int number) {
        chosen = number;
        getElement().setAttribute("aria-activedescendant", "rung-" + number);
        getChildren().forEach(option -> {
            boolean selected = option.getId().orElse("").equals("rung-" + number);
            option.getElement().setAttribute("aria-selected", selected ? "true" : "false");
        });
    }
}
