package netwright.web.training;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Base64;
import java.util.stream.Collectors;
import netwright.architecture.Architecture;
import netwright.queue.RecipeProcess;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeText;
import netwright.store.DataDirectory;
import netwright.training.Preview;

/** Training images as a recipe changes them: the original and some draws of each. */
final class PreviewDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int IMAGES = 6;
    private static final int VARIANTS = 3;

    private final transient Architecture architecture;
    private final transient Recipe recipe;
    private final transient DataDirectory files;
    private final transient Asked asked = new Asked();
    private final Span said = new Span();
    private final Div grid = new Div();
    private final Button again = new Button("Other images", VaadinIcon.REFRESH.create());
    private long seed = 1;

    PreviewDialog(Architecture architecture, Recipe recipe, DataDirectory files) {
        super("What the network will see");
        this.architecture = architecture;
        this.recipe = recipe;
        this.files = files;
        setWidth("min(640px, 94vw)");
        addClassName("preview-dialog");
        said.addClassName("quiet");
        said.getElement().setAttribute("role", "status");
        grid.addClassName("preview-grid");
        add(said, grid);
        again.addClickListener(event -> {
            seed++;
            ask();
        });
        getFooter().add(again, new Button("Close", event -> close()));
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                ask();
            } else {
                asked.stop();
            }
        });
        addDetachListener(event -> asked.stop());
    }

    private void ask() {
        said.setText("Reading images…");
        again.setEnabled(false);
        asked.ask(RecipeProcess.preview(architecture, recipe, IMAGES, VARIANTS, seed, files), this::show, failure -> {
            said.setText(Asked.reason(failure));
            again.setEnabled(true);
        });
    }

    void show(Preview preview) {
        again.setEnabled(true);
        boolean plain = recipe.augmentation().isEmpty() && recipe.mixing().isEmpty();
        said.setText(
                plain
                        ? "Nothing is changed: the recipe has neither augmentation nor mixing. %s, selection %d."
                                .formatted(preview.data(), seed)
                        : "%s, selection %d: %s%s"
                                .formatted(
                                        preview.data(),
                                        seed,
                                        RecipeText.labels(recipe.augmentation()),
                                        recipe.mixing().isEmpty()
                                                ? ""
                                                : (recipe.augmentation().isEmpty() ? "" : " → ") + mixings()
                                                        + ", with the image above"));
        grid.removeAll();
        grid.add(heading("original"));
        for (int i = 1; i <= VARIANTS; i++) {
            String mixing = preview.draws().get(i - 1);
            grid.add(heading(mixing.isEmpty() ? "draw " + i : "draw %d: %s".formatted(i, mixing)));
        }
        for (Preview.Row row : preview.rows()) {
            grid.add(picture(row.original(), row.label()));
            row.variants().forEach(variant -> grid.add(picture(variant.png(), variant.label())));
        }
    }

    /** Of several, one is drawn for each batch. */
    private String mixings() {
        return recipe.mixing().stream().map(mixing -> mixing.kind().label()).collect(Collectors.joining(" or "));
    }

    private static Span heading(String text) {
        Span heading = new Span(text);
        heading.addClassName("quiet");
        return heading;
    }

    private static Div picture(byte[] png, String label) {
        Image image = new Image("data:image/png;base64," + Base64.getEncoder().encodeToString(png), label);
        return new Div(image, new Span(label));
    }
}
