package netwright.web.recipe;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import netwright.recipe.Kind;
import netwright.recipe.Transfer;
import netwright.store.Run;
import netwright.training.DataSets;
import netwright.web.FieldFault;
import netwright.web.Numbers;
import netwright.web.Typing;
import org.jspecify.annotations.Nullable;

/** What the first weights are: fresh ones, or those of a finished run or a file, and what happens to these. */
final class TransferSection extends Div implements FieldFault.Source {

    private static final long serialVersionUID = 1L;
    private static final String FRESH = "fresh";
    private static final String FILE = "file";

    private final Select<String> from = new Select<>();
    private final TextField file = new TextField("Safetensors file on the machine that trains");
    private final PartEditor<Transfer.Strategy> strategy;
    private final Div taken;
    private final transient Runnable changed;
    private final transient Map<String, String> names = new TreeMap<>();
    private boolean showing;

    /** @param runs those that are over and have weights */
    TransferSection(List<Run> runs, Runnable changed) {
        this.changed = changed;
        addClassName("transfer");
        runs.forEach(run -> names.put(
                run.id().toString(),
                "%s on %s, %s"
                        .formatted(run.name(), DataSets.shortTitle(run.recipe().data()), Numbers.time(run.created()))));
        from.setLabel("First weights");
        from.setItemLabelGenerator(this::label);
        items(runs.stream().map(run -> run.id().toString()).toList());
        Typing.follow(file);
        file.setManualValidation(true);
        file.setPlaceholder("/home/me/resnet18.safetensors");
        strategy = new PartEditor<>(
                "Backbone", Transfer.kinds(), Transfer.FineTune.KIND.create(), Kind::createLike, this::changed);
        taken = new Div(file, strategy, advice());
        taken.addClassName("transfer-taken");
        from.setValue(FRESH);
        from.addValueChangeListener(event -> changed());
        file.addValueChangeListener(event -> changed());
        add(from, taken);
        arrange();
    }

    private void items(List<String> runs) {
        List<String> items = new ArrayList<>(List.of(FRESH));
        items.addAll(runs);
        items.add(FILE);
        from.setItems(items);
    }

    private String label(String id) {
        return switch (id) {
            case FRESH -> "Fresh, from the seed";
            case FILE -> "A file";
            default -> names.getOrDefault(id, id);
        };
    }

    private void changed() {
        arrange();
        if (!showing) {
            changed.run();
        }
    }

    private void arrange() {
        boolean transfer = !FRESH.equals(from.getValue());
        taken.setVisible(transfer);
        file.setVisible(FILE.equals(from.getValue()));
        FieldFault.mark(file, file.isVisible() && file.getValue().isBlank() ? "Name a file." : "");
    }

    /** The lecture's table of advice; a click takes it. */
    private Div advice() {
        NativeTableRow head = new NativeTableRow();
        head.add(
                new NativeTableHeaderCell("Your images"),
                new NativeTableHeaderCell("like those of the weights"),
                new NativeTableHeaderCell("of another kind"));
        NativeTableBody body = new NativeTableBody();
        body.add(row(
                "few",
                advice("Linear probe: features fit already", new Transfer.LinearProbe()),
                new NativeTableCell("Other weights or more images; these features may not carry over")));
        body.add(row(
                "many",
                advice("Fine-tune all at a tenth of the rate", new Transfer.FineTune(0.1)),
                advice("Fine-tune all at a tenth of the rate", new Transfer.FineTune(0.1))));
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        Paragraph title = new Paragraph("What the lecture advises");
        title.addClassName("quiet");
        Div advice = new Div(title, table);
        advice.addClassNames("compare-table", "advice");
        return advice;
    }

    private static NativeTableRow row(String label, NativeTableCell... cells) {
        NativeTableRow row = new NativeTableRow();
        row.add(new NativeTableHeaderCell(label));
        row.add(cells);
        return row;
    }

    private NativeTableCell advice(String text, Transfer.Strategy advised) {
        Button take = new Button(text, event -> {
            strategy.show(advised);
            changed();
        });
        take.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return new NativeTableCell(take);
    }

    /** Shows one that did not come from here. */
    void show(@Nullable Transfer transfer) {
        showing = true;
        if (transfer == null) {
            from.setValue(FRESH);
        } else {
            boolean known = names.containsKey(transfer.from());
            from.setValue(known ? transfer.from() : FILE);
            file.setValue(known ? "" : transfer.from());
            strategy.show(transfer.strategy());
        }
        showing = false;
        arrange();
    }

    @Override
    public Optional<FieldFault> fault() {
        if (!taken.isVisible()) {
            return Optional.empty();
        }
        return file.isInvalid() ? Optional.of(new FieldFault("the file", file)) : strategy.fault();
    }

    /** Null for fresh weights. Only where there is no {@link #fault}. */
    @Nullable Transfer transfer() {
        if (!taken.isVisible()) {
            return null;
        }
        String source = file.isVisible() ? file.getValue().strip() : from.getValue();
        return new Transfer(source, strategy.part());
    }
}
