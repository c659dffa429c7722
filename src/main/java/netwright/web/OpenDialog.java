package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.InputShape;
import netwright.architecture.TensorShape;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import netwright.catalog.Scaling;
import netwright.store.Design;
import netwright.store.Designs;

/** Where a drawing begins: empty, a starter, one's own design, or a published architecture. */
final class OpenDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int RECENT = 8;
    private static final String AS_PUBLISHED = "published";

    private final transient DesignFile file;

    OpenDialog(DesignFile file, Designs designs, Workspace workspace) {
        super("Start a drawing");
        this.file = file;
        addClassName("open-dialog");
        setWidth("860px");
        setMaxWidth("94vw");
        Div content = new Div();
        content.addClassName("open-sections");
        content.add(section("Starters, quick to train", starters()));
        List<Design> recent = designs.list(workspace.person().id(), RECENT, 0);
        if (!recent.isEmpty()) {
            content.add(section("My designs", recent.stream().map(this::design).toList()));
        }
        content.add(published());
        add(content);
        getFooter().add(new Button("Cancel", event -> close()));
    }

    /** Published architectures, as they are or scaled to small images so that they can be trained here. */
    private Div published() {
        Select<String> size = new Select<>();
        size.setAriaLabel("Image size of published architectures");
        size.setItems(AS_PUBLISHED, "3×32×32", "1×28×28");
        size.setItemLabelGenerator(choice -> choice.equals(AS_PUBLISHED)
                ? "As published, 224 pixels, 1000 classes"
                : "Scaled to " + choice + ", 10 classes");
        size.setValue(AS_PUBLISHED);
        size.setWidth("21rem");
        Div head = new Div(new H3("Published architectures"), size);
        head.addClassName("section-head");
        Div grid = new Div();
        grid.addClassName("cards");
        Runnable fill = () -> {
            grid.removeAll();
            presets(preset -> !preset.starter(), architecture -> scaled(architecture, size.getValue()))
                    .forEach(grid::add);
        };
        size.addValueChangeListener(event -> fill.run());
        fill.run();
        return new Div(head, grid);
    }

    private static Scaling scaled(Architecture architecture, String size) {
        if (size.equals(AS_PUBLISHED)) {
            return new Scaling(architecture, List.of());
        }
        TensorShape input = InputShape.read(size);
        Scaling.Stem stem =
                Scaling.suitsSmallStem(architecture, input) ? Scaling.Stem.SMALL_IMAGES : Scaling.Stem.AS_DRAWN;
        return Scaling.of(architecture, input, 10, stem);
    }

    private static Div section(String title, List<NativeButton> cards) {
        Div grid = new Div();
        grid.addClassName("cards");
        cards.forEach(grid::add);
        return new Div(new H3(title), grid);
    }

    private List<NativeButton> starters() {
        List<NativeButton> cards = new ArrayList<>();
        cards.add(card(
                "Empty",
                "Input and output, the rest is yours",
                () -> start(Architecture.empty("untitled", Workspace.USUAL_INPUT, 10))));
        cards.addAll(presets(Preset::starter, architecture -> new Scaling(architecture, List.of())));
        return cards;
    }

    private List<NativeButton> presets(Predicate<Preset> wanted, Function<Architecture, Scaling> change) {
        return Presets.all().stream()
                .filter(wanted)
                .map(preset -> preset(preset, change.apply(preset.architecture())))
                .toList();
    }

    private NativeButton preset(Preset preset, Scaling scaling) {
        Architecture architecture = scaling.architecture();
        Analysis analysis = Analysis.of(architecture);
        String detail = "%s · %s parameters · %s MACs"
                .formatted(
                        architecture.input(),
                        Numbers.compact(analysis.totals().cost().parameters()),
                        Numbers.compact(analysis.totals().cost().macs()));
        NativeButton card = card(preset.title(), detail, () -> {
            start(architecture);
            if (!scaling.changes().isEmpty()) {
                Messages.done("Scaled: " + String.join(" ", scaling.changes()));
            }
        });
        card.getElement().setAttribute("data-preset", preset.id());
        card.setTitle(preset.note());
        return card;
    }

    private NativeButton design(Design design) {
        return card(
                design.name(),
                "revision %d, %s".formatted(design.latest().number(), Numbers.time(design.updated())),
                () -> UI.getCurrent().navigate("design/" + design.id()));
    }

    private NativeButton card(String title, String detail, Runnable open) {
        NativeButton card = new NativeButton("", event -> {
            close();
            open.run();
        });
        Span name = new Span(title);
        name.addClassName("card-title");
        Span small = new Span(detail);
        small.addClassName("quiet");
        card.add(name, small);
        card.addClassName("card");
        return card;
    }

    private void start(Architecture architecture) {
        file.start(architecture);
    }
}
