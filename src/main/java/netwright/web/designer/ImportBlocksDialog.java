package netwright.web.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import netwright.architecture.BlockDefinition;
import netwright.architecture.UnreadableDocument;
import netwright.catalog.Documents;
import netwright.store.Design;
import netwright.store.Designs;
import netwright.web.workspace.Workspace;

/** Takes blocks over from another design or from a file. */
final class ImportBlocksDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DESIGNS = 500;
    private static final int LARGEST_FILE = 5_000_000;

    private final CheckboxGroup<BlockDefinition> choice = new CheckboxGroup<>("Blocks");
    private final Span said = new Span("Choose a design or a file.");
    private final Button bring = new Button("Import");
    private transient List<BlockDefinition> offered = List.of();

    ImportBlocksDialog(Workspace workspace, Designs designs, Consumer<List<BlockDefinition>> bringIn) {
        super("Import blocks");
        setWidth("min(520px, 94vw)");
        ComboBox<Design> design = new ComboBox<>("From one of my designs");
        design.setItems(designs.list(workspace.person().id(), MOST_DESIGNS, 0));
        design.setItemLabelGenerator(Design::name);
        design.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                offer(
                        event.getValue().name(),
                        designs.latest(event.getValue().id()).document());
            }
        });
        Upload file = new Upload(UploadHandler.inMemory((metadata, bytes) -> {
            design.clear();
            offer(metadata.fileName(), new String(bytes, StandardCharsets.UTF_8));
        }));
        file.setAcceptedFileExtensions(".json");
        file.setMaxFileSize(LARGEST_FILE);
        file.addFileRejectedListener(event -> said.setText(event.getFileName() + ": " + event.getErrorMessage()));
        choice.setItemLabelGenerator(BlockDefinition::title);
        choice.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        choice.setVisible(false);
        choice.addValueChangeListener(
                event -> bring.setEnabled(!event.getValue().isEmpty()));
        said.addClassName("quiet");
        Div form = new Div(design, file, said, choice);
        form.addClassName("form");
        add(form);
        bring.setEnabled(false);
        bring.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        bring.addClickListener(event -> {
            close();
            bringIn.accept(withInner(choice.getValue()));
        });
        getFooter().add(new Button("Cancel", event -> close()), bring);
    }

    private void offer(String name, String document) {
        offered = List.of();
        try {
            offered = Documents.read(document).blocks();
            said.setText(
                    offered.isEmpty()
                            ? name + " has no blocks of its own."
                            : "Blocks inside a chosen one come along. A name that means something else here gets a number.");
        } catch (UnreadableDocument e) {
            said.setText(name + ": " + e.getMessage());
        }
        choice.setItems(offered);
        choice.setValue(new HashSet<>(offered));
        choice.setVisible(!offered.isEmpty());
    }

    /** The chosen blocks and those inside them, each after those it uses. */
    private List<BlockDefinition> withInner(Set<BlockDefinition> chosen) {
        Set<String> wanted = new HashSet<>();
        chosen.forEach(block -> wanted.add(block.id()));
        for (BlockDefinition block : offered.reversed()) {
            if (wanted.contains(block.id())) {
                wanted.addAll(block.uses());
            }
        }
        return offered.stream().filter(block -> wanted.contains(block.id())).toList();
    }
}
