package netwright.web.explore;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import netwright.architecture.Architecture;
import netwright.catalog.Scaling;
import netwright.web.ExploreTabs;
import netwright.web.Messages;
import netwright.web.Pages;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Workspace;

/** What can be done with an architecture: draw on, train small, put beside others. */
final class ArchitectureActions extends Div {

    private static final long serialVersionUID = 1L;
    private static final String CLASSIC = "preset:resnet50";
    private static final String MODERN = "preset:convnext_tiny";

    ArchitectureActions(Candidate candidate, Workspace workspace) {
        addClassName("architecture-actions");
        Architecture architecture = candidate.architecture();
        Button open = new Button("Open a copy in the designer", event -> workspace.openCopy(architecture));
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Select<String> size = new Select<>();
        size.setAriaLabel("Image size to scale to");
        size.setItems(PublishedSection.SMALL.stream()
                .filter(small -> !small.equals(architecture.input().toString()))
                .toList());
        size.setItemLabelGenerator(small -> "Scaled to " + small + ", 10 classes");
        size.setPlaceholder("Open scaled to small images");
        size.addValueChangeListener(event -> {
            Scaling scaling = PublishedSection.scaled(architecture, event.getValue());
            workspace.openCopy(scaling.architecture());
            Messages.done("Scaled: " + String.join(" ", scaling.changes()));
        });
        add(open, size, Pages.link(Pages.compare(candidate.key()), "Compare"));
        for (String other : List.of(CLASSIC, MODERN)) {
            if (!other.equals(candidate.key())) {
                add(Pages.link(
                        ExploreTabs.DIFF + "?items=" + other + "," + candidate.key(),
                        "Diff against " + (other.equals(CLASSIC) ? "ResNet-50" : "ConvNeXt-T")));
            }
        }
    }
}
