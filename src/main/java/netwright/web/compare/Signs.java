package netwright.web.compare;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import netwright.catalog.DiffRow;
import netwright.web.Numbers;

/** How a difference is marked: by sign, word and colour, so that no one of them is needed. */
final class Signs {

    private Signs() {}

    static String sign(DiffRow.Status status) {
        return switch (status) {
            case SAME -> "=";
            case CHANGED -> "≠";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
    }

    static String word(DiffRow.Status status) {
        return status == DiffRow.Status.SAME ? "unchanged" : status.name().toLowerCase(Locale.ROOT);
    }

    static Span mark(DiffRow.Status status) {
        Span mark = new Span(sign(status));
        mark.addClassName("diff-sign");
        mark.setTitle(word(status));
        mark.getElement().setAttribute("aria-label", word(status));
        mark.getElement().setAttribute("role", "img");
        return mark;
    }

    /** {@code +240,128 (+12.5 %)}; empty when nothing changed. */
    static String difference(long from, long to) {
        if (from == to) {
            return "";
        }
        String amount = (to > from ? "+" : "−") + Numbers.exact(Math.abs(to - from));
        if (from == 0 || to == 0) {
            return amount;
        }
        double share = 100.0 * (to - from) / from;
        return Math.abs(share) < 0.05
                ? amount
                : "%s (%s%s %%)".formatted(amount, share < 0 ? "−" : "+", Numbers.decimals(Math.abs(share), 1));
    }
}
