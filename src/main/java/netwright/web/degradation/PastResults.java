package netwright.web.degradation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.degradation.Experiments.Listed;
import org.jspecify.annotations.Nullable;

/** Every experiment so far, the one on the page among them. */
final class PastResults extends Div {

    private static final long serialVersionUID = 1L;

    private final Paragraph none = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private transient List<Listed> drawn = List.of();
    private transient @Nullable UUID marked;

    PastResults() {
        none.getElement().setAttribute("role", "status");
        add(new H3("Your results"), none, list);
    }

    /** @param gone whether one was asked for that is no longer there */
    void show(List<Listed> all, @Nullable UUID onPage, boolean gone) {
        none.setText(
                gone
                        ? "The result that this address names was deleted."
                                + (all.isEmpty() ? "" : " The latest is shown instead.")
                        : all.isEmpty() ? "None yet." : "");
        none.setVisible(!none.getText().isEmpty());
        if (all.equals(drawn) && Objects.equals(onPage, marked)) {
            return;
        }
        drawn = all;
        marked = onPage;
        list.removeAll();
        all.forEach(each -> list.add(item(each, onPage)));
    }

    private static ListItem item(Listed listed, @Nullable UUID onPage) {
        StoredSweep newest = listed.newest();
        int trials = listed.sweeps().stream().mapToInt(StoredSweep::trials).sum();
        int over = listed.sweeps().stream().mapToInt(StoredSweep::over).sum();
        String state = newest.state() == SweepState.RUNNING
                ? "%d of %d runs over".formatted(over, trials)
                : "%d run%s, %s"
                        .formatted(
                                trials,
                                trials == 1 ? "" : "s",
                                newest.state() == SweepState.CANCELLED ? "cancelled" : "completed");
        ListItem item = new ListItem(
                Pages.link(Pages.DEGRADATION + "?sweep=" + newest.id(), Numbers.time(newest.created())),
                new Span(", " + state));
        if (newest.id().equals(onPage)) {
            item.add(new Span(" (shown above)"));
        }
        return item;
    }
}
