package netwright.web.recipe;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import netwright.architecture.UnreadableDocument;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.web.FieldFault;
import netwright.web.Messages;
import netwright.web.Typing;
import org.jspecify.annotations.Nullable;

/** The recipe as the file that the command line reads: to look at, edit, copy, take away and bring back. */
public final class RecipeJsonDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final String FILE = "recipe.json";

    private final TextArea text = new TextArea("Recipe, format " + RecipeJson.FORMAT);
    private final Button use = new Button("Use this recipe");
    private final String data;

    /** @param taken told the recipe as edited, for the same images */
    public RecipeJsonDialog(Recipe recipe, Consumer<Recipe> taken) {
        super("Recipe as JSON");
        this.data = recipe.data();
        setWidth("min(820px, 94vw)");
        addClassName("recipe-json");
        text.setWidthFull();
        text.setManualValidation(true);
        Typing.follow(text);
        text.setValue(RecipeJson.write(recipe));
        text.addValueChangeListener(event -> read());
        Button copy = new Button("Copy", VaadinIcon.COPY.create());
        copy.addClickListener(event -> {
            copy.getElement().executeJs("navigator.clipboard.writeText($0)", text.getValue());
            Messages.done("Copied the recipe.");
        });
        Anchor save = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), FILE, "application/json", bytes.length);
                }),
                "Save as file");
        save.getElement().setAttribute("download", FILE);
        Upload file = new Upload(
                UploadHandler.inMemory((metadata, bytes) -> text.setValue(new String(bytes, StandardCharsets.UTF_8))));
        file.setAcceptedFileExtensions(".json");
        file.setMaxFileSize(1_000_000);
        file.setUploadButton(new Button("Open a file", VaadinIcon.UPLOAD.create()));
        file.setDropAllowed(false);
        Div tools = new Div(copy, file, save);
        tools.addClassName("recipe-row");
        add(tools, text);
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.addClickListener(event -> {
            if (read() instanceof Recipe edited) {
                close();
                taken.accept(edited);
            }
        });
        getFooter().add(new Button("Cancel", event -> close()), use);
    }

    private @Nullable Recipe read() {
        try {
            Recipe recipe = RecipeJson.read(text.getValue(), data);
            FieldFault.mark(text, "");
            use.setEnabled(true);
            return recipe;
        } catch (UnreadableDocument e) {
            FieldFault.mark(text, String.valueOf(e.getMessage()));
            use.setEnabled(false);
            return null;
        }
    }
}
