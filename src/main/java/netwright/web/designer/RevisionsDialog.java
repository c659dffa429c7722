package netwright.web.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.catalog.ArchitectureDiff;
import netwright.store.Designs;
import netwright.store.Revision;
import netwright.web.Numbers;
import netwright.web.compare.DiffSubjects;

/** The history of a design: who saved what and when, and what differs between any two revisions. */
final class RevisionsDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;

    private final transient Designs designs;
    private final UUID design;
    private final Select<Revision.Summary> from = new Select<>();
    private final Select<Revision.Summary> to = new Select<>();
    private final Div changes = new Div();

    RevisionsDialog(Designs designs, UUID design, Consumer<String> bringBack) {
        super("Revisions");
        this.designs = designs;
        this.design = design;
        setWidth("min(760px, 94vw)");
        List<Revision.Summary> all = designs.revisions(design, MOST, 0);
        choose(from, "From", all, all.get(Math.min(1, all.size() - 1)));
        choose(to, "To", all, all.getFirst());
        Button restore = new Button("", event -> {
            close();
            bringBack.accept(document(to.getValue()));
        });
        restore.setTooltipText("As an edit that can be undone; nothing is saved yet");
        Button sideBySide = new Button("Side by side", event -> {
            if (from.getValue() != null && to.getValue() != null) {
                close();
                DiffSubjects.show(
                        DiffSubjects.revision(design, from.getValue().number()),
                        DiffSubjects.revision(design, to.getValue().number()));
            }
        });
        sideBySide.setTooltipText("The structural diff of both revisions");
        Div row = new Div(from, to, restore, sideBySide);
        row.addClassName("revision-choice");
        changes.addClassName("changes");
        add(row, new H3("What changed"), changes);
        Button close = new Button("Close", event -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
        to.addValueChangeListener(event -> label(restore));
        label(restore);
        compare();
    }

    private void label(Button restore) {
        restore.setText("Put revision %d on the canvas"
                .formatted(to.getValue() == null ? 1 : to.getValue().number()));
    }

    private void choose(
            Select<Revision.Summary> select, String label, List<Revision.Summary> all, Revision.Summary chosen) {
        select.setLabel(label);
        select.setItems(all);
        select.setItemLabelGenerator(revision -> "%d · %s · %s%s"
                .formatted(
                        revision.number(),
                        Numbers.time(revision.created()),
                        revision.author(),
                        revision.note().isEmpty() ? "" : " · " + revision.note()));
        select.setValue(chosen);
        select.addValueChangeListener(event -> compare());
    }

    private String document(Revision.Summary summary) {
        return designs.revision(design, summary.number()).orElseThrow().document();
    }

    private void compare() {
        if (from.getValue() == null || to.getValue() == null) {
            return;
        }
        Architecture before = ArchitectureJson.read(document(from.getValue()));
        Architecture after = ArchitectureJson.read(document(to.getValue()));
        List<String> sentences = ArchitectureDiff.between(before, after);
        changes.removeAll();
        if (sentences.isEmpty()) {
            Span none = new Span("Nothing: both are the same network.");
            none.addClassName("quiet");
            changes.add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        changes.add(list);
    }
}
