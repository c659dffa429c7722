package netwright.web.explore;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import netwright.analysis.Cost;
import netwright.catalog.Budget;
import netwright.catalog.Published;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.workspace.PresetShelf;
import org.jspecify.annotations.Nullable;

/** The best architecture under a budget of parameters and MACs, answered while one types. */
final class BudgetSection extends Div {

    private static final long serialVersionUID = 1L;
    private static final int NEXT = 4;
    private static final int MISSED = 3;

    private final transient List<Budget.Offer> offers;
    private final NumberField parameters = field("Parameters, M", 10);
    private final NumberField macs = field("MACs, G", 1);
    private final Div answer = new Div();

    BudgetSection(PresetShelf presets) {
        offers = presets.published().stream()
                .filter(item -> item.preset().published() instanceof Published figures && figures.extra() == null)
                .map(BudgetSection::offer)
                .toList();
        addClassName("budget");
        answer.addClassName("budget-answer");
        answer.getElement().setAttribute("aria-live", "polite");
        Div fields = new Div(parameters, macs);
        fields.addClassName("budget-fields");
        add(new H3("The best under a budget"), fields, answer);
        show();
    }

    private NumberField field(String label, double value) {
        NumberField field = new NumberField(label);
        field.setMin(0);
        field.setValue(value);
        field.setClearButtonVisible(true);
        field.setPlaceholder("no limit");
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(event -> show());
        return field;
    }

    private static Budget.Offer offer(PresetShelf.Item item) {
        Cost cost = item.analysis().totals().cost();
        Published published = item.preset().published();
        return new Budget.Offer(
                item.preset().id(),
                item.preset().title(),
                cost.parameters(),
                cost.macs(),
                published == null ? Double.NaN : published.top1());
    }

    private void show() {
        Budget budget = new Budget(limit(parameters.getValue(), 1e6), limit(macs.getValue(), 1e9));
        Budget.Answer found = budget.best(offers);
        answer.removeAll();
        if (found.within().isEmpty()) {
            answer.add(nothing(budget));
        } else {
            answer.add(row(found.within().getFirst(), "budget-best", ""));
            part("Next within it", found.within().stream().skip(1).limit(NEXT).toList(), budget);
        }
        part("Better, but out of reach", found.missed().stream().limit(MISSED).toList(), budget);
        if (found.missed().isEmpty()) {
            answer.add(quiet("Nothing in the catalogue is more accurate."));
        }
    }

    /** An empty field is no limit. */
    private static long limit(@Nullable Double value, double unit) {
        return value == null ? Long.MAX_VALUE : Math.round(Math.max(0, value) * unit);
    }

    private Paragraph nothing(Budget budget) {
        Budget.Offer nearest =
                offers.stream().min(Comparator.comparingDouble(budget::excess)).orElseThrow();
        return quiet("No architecture fits. The nearest is %s with %s parameters and %s MACs."
                .formatted(nearest.title(), Numbers.compact(nearest.parameters()), Numbers.compact(nearest.macs())));
    }

    private void part(String title, List<Budget.Offer> list, Budget budget) {
        if (!list.isEmpty()) {
            answer.add(quiet(title));
            list.forEach(offer -> answer.add(row(offer, "budget-row", excess(offer, budget))));
        }
    }

    private static String excess(Budget.Offer offer, Budget budget) {
        return budget.affords(offer) ? "" : " · " + Numbers.ratio(budget.excess(offer)) + " the budget";
    }

    private static Div row(Budget.Offer offer, String name, String more) {
        Anchor link = Pages.link(ArchitectureView.address(offer.id()), offer.title());
        Span accuracy = new Span(Numbers.decimals(offer.top1(), 2) + " %");
        accuracy.addClassName("figure");
        Span cost = new Span("%s params · %s MACs%s"
                .formatted(Numbers.compact(offer.parameters()), Numbers.compact(offer.macs()), more));
        cost.addClassName("quiet");
        cost.setTitle(
                "%s parameters, %s MACs".formatted(Numbers.exact(offer.parameters()), Numbers.exact(offer.macs())));
        Div row = new Div(link, accuracy, cost);
        row.addClassName(name);
        return row;
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
