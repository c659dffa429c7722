package netwright.web.sweep;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.sweep.Axis;
import netwright.sweep.InvalidAxis;
import netwright.sweep.Varied.Offer;
import org.jspecify.annotations.Nullable;

/** What varies: one editor for each axis, and a list to take the next from. */
final class AxesEditor extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Runnable changed;
    private final ComboBox<Offer> more = new ComboBox<>("Vary…");
    private final Paragraph none = new Paragraph("Nothing varies: the networks are compared as they are.");
    private final Div list = new Div();
    private final List<AxisEditor> editors = new ArrayList<>();
    private transient List<Offer> offers = List.of();

    AxesEditor(Runnable changed) {
        this.changed = changed;
        addClassName("axes");
        none.addClassName("quiet");
        list.addClassName("axes-list");
        more.setPlaceholder("A setting of the recipe or of the network");
        more.setItemLabelGenerator(Offer::label);
        more.addValueChangeListener(event -> {
            Offer chosen = event.getValue();
            if (chosen != null) {
                more.clear();
                Offer now = find(chosen.name()).orElse(chosen);
                add(now, AxisDraft.of(now));
                offered();
                changed.run();
            }
        });
        add(none, list, more);
    }

    /**
     * What can be varied now. Axes that are there stay, whatever becomes of what they vary. The list is only filled anew
     * where it reads differently, since that closes it under the hands of whoever is looking for something.
     */
    void offer(List<Offer> now) {
        if (!names(now).equals(names(offers))) {
            offers = now;
            offered();
        }
        offers = now;
        editors.forEach(editor -> find(editor.offer().name()).ifPresent(editor::now));
    }

    private static List<String> names(List<Offer> offers) {
        return offers.stream().map(offer -> offer.name() + offer.label()).toList();
    }

    /** Without what varies already. */
    private void offered() {
        List<String> taken =
                editors.stream().map(editor -> editor.offer().name()).toList();
        more.setItems(
                offers.stream().filter(offer -> !taken.contains(offer.name())).toList());
        none.setVisible(editors.isEmpty());
    }

    /**
     * Puts these in place of what stands here.
     *
     * @return names of those that nothing offered is
     */
    List<String> show(List<AxisDraft> drafts) {
        editors.clear();
        list.removeAll();
        List<String> unknown = new ArrayList<>();
        for (AxisDraft draft : drafts) {
            find(draft.name()).ifPresentOrElse(offer -> add(offer, draft), () -> unknown.add(draft.name()));
        }
        offered();
        return unknown;
    }

    /** What an axis of that name varies, if it is offered. */
    Optional<Offer> find(String name) {
        return offers.stream().filter(offer -> offer.name().equals(name)).findFirst();
    }

    private void add(Offer offer, AxisDraft draft) {
        AxisEditor editor = new AxisEditor(offer, draft, changed, this::remove);
        editors.add(editor);
        list.add(editor);
    }

    private void remove(AxisEditor editor) {
        editors.remove(editor);
        list.remove(editor);
        offered();
        changed.run();
    }

    List<AxisDraft> drafts() {
        return editors.stream().map(AxisEditor::draft).toList();
    }

    /** As people read them, by the names of the axes. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        editors.forEach(
                editor -> labels.put(editor.offer().name(), editor.offer().label()));
        return labels;
    }

    /** Null while one of them cannot be; its field says why. */
    @Nullable List<Axis> axes(boolean random) {
        List<Axis> axes = new ArrayList<>();
        editors.forEach(editor -> Optional.ofNullable(editor.axis(random)).ifPresent(axes::add));
        return axes.size() == editors.size() ? axes : null;
    }

    /** Says at its field what is wrong with an axis; false when it is not among these. */
    boolean refuse(InvalidAxis wrong) {
        Optional<AxisEditor> editor = editors.stream()
                .filter(each -> each.offer().name().equals(wrong.axis()))
                .findFirst();
        editor.ifPresent(each -> each.error(wrong.reason()));
        return editor.isPresent();
    }
}
