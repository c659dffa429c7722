package netwright.web.designer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import netwright.architecture.Architecture;
import netwright.catalog.Scaling;
import netwright.store.Design;
import netwright.store.Designs;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.explore.PublishedSection;
import netwright.web.explore.StartCard;
import netwright.web.workspace.PresetShelf;
import netwright.web.workspace.Workspace;

/** Where a drawing begins: empty, a starter, one's own design, or a published architecture. */
final class OpenDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int RECENT = 8;

    private final transient DesignFile file;

    OpenDialog(DesignFile file, Designs designs, Workspace workspace, PresetShelf presets) {
        super("Start a drawing");
        this.file = file;
        addClassName("open-dialog");
        setWidth("860px");
        setMaxWidth("94vw");
        Div content = new Div();
        content.addClassName("open-sections");
        content.add(section("Starters, quick to train", starters(presets)));
        List<Design> recent = designs.list(workspace.person().id(), RECENT, 0);
        if (!recent.isEmpty()) {
            content.add(section("My designs", recent.stream().map(this::design).toList()));
        }
        content.add(new PublishedSection(presets, this::startScaled));
        add(content);
        getFooter().add(new Button("Cancel", event -> close()));
    }

    private void startScaled(Scaling scaling) {
        start(scaling.architecture());
        if (!scaling.changes().isEmpty()) {
            Messages.done("Scaled: " + String.join(" ", scaling.changes()));
        }
    }

    private static Div section(String title, List<NativeButton> cards) {
        Div grid = new Div();
        grid.addClassName("cards");
        cards.forEach(grid::add);
        return new Div(new H3(title), grid);
    }

    private List<NativeButton> starters(PresetShelf presets) {
        List<NativeButton> cards = new ArrayList<>();
        cards.add(StartCard.of(
                "Empty",
                "Input and output, the rest is yours",
                () -> start(Architecture.empty("untitled", Workspace.USUAL_INPUT, 10))));
        presets.starters()
                .forEach(item ->
                        cards.add(StartCard.of(item, () -> start(item.preset().architecture()))));
        return cards;
    }

    private NativeButton design(Design design) {
        return StartCard.of(
                design.name(),
                "revision %d, %s".formatted(design.latest().number(), Numbers.time(design.updated())),
                () -> {
                    close();
                    UI.getCurrent().navigate(Pages.design(design.id()));
                });
    }

    private void start(Architecture architecture) {
        close();
        file.start(architecture);
    }
}
