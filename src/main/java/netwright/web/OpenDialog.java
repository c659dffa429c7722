package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Predicate;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import netwright.store.Design;
import netwright.store.Designs;

/** Where a drawing begins: empty, a starter, one's own design, or a published architecture. */
final class OpenDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int RECENT = 8;

    private final transient DesignerView view;

    OpenDialog(DesignerView view, Designs designs, Workspace workspace) {
        super("Start a drawing");
        this.view = view;
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
        content.add(section("Published architectures", presets(preset -> !preset.starter())));
        add(content);
        getFooter().add(new Button("Cancel", event -> close()));
    }

    private static Div section(String title, List<NativeButton> cards) {
        Div grid = new Div();
        grid.addClassName("cards");
        cards.forEach(grid::add);
        return new Div(new H3(title), grid);
    }

    private List<NativeButton> starters() {
        List<NativeButton> cards = new java.util.ArrayList<>();
        cards.add(card(
                "Empty",
                "Input and output, the rest is yours",
                () -> start(Architecture.empty("untitled", Workspace.USUAL_INPUT, 10))));
        cards.addAll(presets(Preset::starter));
        return cards;
    }

    private List<NativeButton> presets(Predicate<Preset> wanted) {
        return Presets.all().stream().filter(wanted).map(this::preset).toList();
    }

    private NativeButton preset(Preset preset) {
        Analysis analysis = Analysis.of(preset.architecture());
        String detail = "%s, %s parameters, %s MACs"
                .formatted(
                        preset.architecture().input(),
                        Numbers.compact(analysis.totals().cost().parameters()),
                        Numbers.compact(analysis.totals().cost().macs()));
        NativeButton card = card(preset.title(), detail, () -> start(preset.architecture()));
        card.getElement().setAttribute("data-preset", preset.id());
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
        view.start(architecture);
    }
}
