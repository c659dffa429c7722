package netwright.web.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import netwright.recipe.Mixing;
import netwright.store.StoredSweep;
import netwright.store.Sweeps;
import netwright.sweep.Search;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.sweep.Varied.Offer;
import netwright.web.Pages;
import netwright.web.ViewTest;
import netwright.web.recipe.ToVary;
import netwright.web.workspace.Candidates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class NewSweepViewTest extends ViewTest {

    @Autowired
    Sweeps sweeps;

    @TempDir
    static Path pictures;

    private NewSweepView view;

    @BeforeAll
    static void draw() throws IOException {
        for (int i = 0; i < 40; i++) {
            Path folder = Files.createDirectories(pictures.resolve(i % 2 == 0 ? "even" : "odd"));
            BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            image.setRGB(i % 28, i % 2, 0xffffff);
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }

    @BeforeEach
    void open() {
        sweeps.list(ME, 100, 0).forEach(sweep -> {
            sweeps.cancel(sweep.id());
            sweeps.delete(sweep.id());
        });
        view = navigate(NewSweepView.class);
        select("Images").setValue("own");
        text(view, "Folder or zip on the server, one folder a class").setValue(pictures.toString());
        choose("preset:plain_cnn");
    }

    @Test
    void rates_and_depths_from_two_seeds_with_halving_are_planned_and_trained() {
        vary("optimizer.learningRate");
        values("optimizer.learningRate", "0.1, 0.01, 0.001");
        vary("mixing.mixup");
        number("Seeds").setValue(2.0);
        checkbox("Stop the hopeless").setValue(true);
        number("η").setValue(2.0);

        assertThat(sum()).startsWith("6 configurations × 2 seeds = 12 runs");
        assertThat(view.getElement().getTextRecursively()).contains("Of 6 configurations: 6 to epoch 1, 3 to epoch 2");
        press("Train 12 runs");

        StoredSweep stored = sweeps.list(ME, 10, 0).getFirst();
        assertThat(address()).isEqualTo("sweep/" + stored.id());
        Sweep sweep = sweeps.document(stored.id());
        assertThat(stored.trials()).isEqualTo(12);
        assertThat(sweep.name())
                .as("made from what varies")
                .isEqualTo("Optimizer: peak learning rate, Mixup of Plain CNN");
        assertThat(sweep.halving()).isEqualTo(new SuccessiveHalving(2, 1));
        assertThat(SweepDraft.kept()).as("it has become a sweep").isNull();
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_started() {
        vary("optimizer.learningRate");
        values("optimizer.learningRate", "0.1, fast");

        assertThat(field("optimizer.learningRate").getErrorMessage()).contains("Peak learning rate must be");
        assertThat(sum()).contains("Mend the fields");
        assertThat(start().isEnabled()).isFalse();

        values("optimizer.learningRate", "0.1, 0.1");
        assertThat(field("optimizer.learningRate").getErrorMessage()).contains("twice");
        values("optimizer.learningRate", "0.1, 0.2");
        assertThat(field("optimizer.learningRate").isInvalid()).isFalse();
        assertThat(start().getText()).isEqualTo("Train 2 runs");

        checkbox("Stop the hopeless").setValue(true);
        number("First compared").setValue(999.0);
        assertThat(number("First compared").getErrorMessage()).contains("Start lower, or train longer");
        assertThat(number("First compared").isInvalid()).isTrue();
        assertThat(sum()).contains("Mend the fields");
        number("First compared").setValue(1.5);
        assertThat(number("First compared").getErrorMessage()).isEqualTo("A whole number from 1 to 1,000.");
        assertThat(start().isEnabled()).isFalse();
        checkbox("Stop the hopeless").setValue(false);
        assertThat(start().getText()).isEqualTo("Train 2 runs");

        select("Search").setValue("Random: some of them");
        number("Combinations").setValue(3.0);
        assertThat(number("Combinations").getErrorMessage()).contains("only 2 different combinations");
        assertThat(start().isEnabled()).isFalse();
        values("optimizer.learningRate", "0.1, 0.2, 0.3");
        assertThat(number("Combinations").isInvalid())
                .as("now it goes with the rest")
                .isFalse();
        assertThat(start().getText()).isEqualTo("Train 3 runs");
        choose();
        assertThat(sum()).contains("at least one network");
    }

    @Test
    void a_part_varies_from_none_to_as_strong_as_can_be() {
        vary("mixing.mixup.alpha");
        assertThat(field("mixing.mixup.alpha").getValue()).isEqualTo("off, 0.2");
        values("mixing.mixup.alpha", "off, 0.2, 0.8");
        press("Train 3 runs");

        Sweep sweep = sweeps.document(sweeps.list(ME, 10, 0).getFirst().id());
        assertThat(sweep.trials().stream().map(trial -> trial.recipe().mixing()))
                .containsExactly(List.of(), List.of(new Mixing.Mixup(0.2, 1)), List.of(new Mixing.Mixup(0.8, 1)));
    }

    @Test
    void what_cannot_be_built_is_named_and_may_be_left_out() {
        vary("resolution");
        values("resolution", "0.1, 1");

        assertThat(view.getElement().getTextRecursively()).contains("1 configuration cannot be built");
        assertThat(start().isEnabled()).isFalse();
        test(checkbox("Leave it out")).click();
        assertThat(start().getText()).isEqualTo("Train 1 run");
        press("Train 1 run");

        assertThat(sweeps.list(ME, 10, 0).getFirst().trials()).isEqualTo(1);
    }

    @Test
    void random_search_draws_from_a_range_and_a_grid_cuts_it() {
        vary("optimizer.learningRate");
        select(axis("optimizer.learningRate"), "Try").setValue("A range");
        text(axis("optimizer.learningRate"), "From").setValue("0.001");
        text(axis("optimizer.learningRate"), "To").setValue("1");
        assertThat(sum()).startsWith("4 configurations × 1 seed = 4 runs");

        select("Search").setValue("Random: some of them");
        number("Combinations").setValue(7.0);
        assertThat(sum()).startsWith("7 configurations");
        press("Train 7 runs");

        Sweep sweep = sweeps.document(sweeps.list(ME, 10, 0).getFirst().id());
        assertThat(sweep.search()).isEqualTo(new Search.Random(7, 1));
    }

    @Test
    void the_form_goes_to_json_and_back_and_survives_a_reload() {
        vary("optimizer.learningRate");
        values("optimizer.learningRate", "0.2, 0.02");
        press("As JSON");
        TextArea text = find(TextArea.class).single();
        Sweep written = SweepJson.read(text.getValue());
        text.setValue(text.getValue().replace("\"seeds\": 1", "\"seeds\": 3"));
        press("Back to the form");
        assertThat(sum()).startsWith("2 configurations × 3 seeds = 6 runs");

        navigate(SweepsView.class);
        view = navigate(NewSweepView.class);
        assertThat(sum()).as("made anew, as after a reload").startsWith("2 configurations × 3 seeds = 6 runs");
        press("As JSON");
        Sweep again = SweepJson.read(find(TextArea.class).all().getLast().getValue());
        assertThat(again.axes()).isEqualTo(written.axes());
        assertThat(again.recipe()).isEqualTo(written.recipe());
        assertThat(again.subjects()).isEqualTo(written.subjects());
    }

    @Test
    void what_the_form_cannot_show_stays_json() {
        vary("optimizer.learningRate");
        press("As JSON");
        TextArea text = find(TextArea.class).single();
        text.setValue(text.getValue()
                .replaceAll(
                        "\\{\"recipe\":\"optimizer.learningRate\".*\\}",
                        "{\"recipe\":\"mixing.mixup\",\"values\":[false,{\"alpha\":0.2}]}"));
        press("Back to the form");

        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anySatisfy(said -> assertThat(said).contains("cannot show the axis 'mixing.mixup'"));
        press("Start");
        assertThat(sweeps.list(ME, 10, 0).getFirst().trials()).isEqualTo(2);
    }

    @Test
    void a_drawing_without_a_name_comes_with_its_recipe_from_the_train_dialog() {
        var recipe = netwright.recipe.Recipe.proposedFor(pictures.toString()).withEpochs(7);
        navigate(SweepsView.class);
        new ToVary(preset("plain_cnn").withName("  "), recipe).put();
        view = navigate(NewSweepView.class);

        assertThat(sum()).contains("3 configurations").contains("7 epochs");
        press("Train 3 runs");
        Sweep sweep = sweeps.document(sweeps.list(ME, 10, 0).getFirst().id());
        assertThat(sweep.name()).isEqualTo("Optimizer: peak learning rate of untitled");
        assertThat(sweep.recipe()).isEqualTo(recipe);
    }

    @Test
    void the_list_leads_here() {
        navigate(SweepsView.class);
        press("New sweep");
        assertThat(address()).isEqualTo(Pages.NEW_SWEEP);
    }

    private void vary(String axis) {
        ComboBox<Offer> more = combo();
        more.setValue(more.getListDataView()
                .getItems()
                .filter(offer -> offer.name().equals(axis))
                .findFirst()
                .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Offer> combo() {
        return find(ComboBox.class, view).all().stream()
                .filter(box -> "Vary…".equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void values(String axis, String values) {
        field(axis).setValue(values);
    }

    private TextField field(String axis) {
        return text(axis(axis), "Values");
    }

    private Div axis(String name) {
        return find(Div.class, view).all().stream()
                .filter(div -> name.equals(div.getElement().getAttribute("data-axis")))
                .findFirst()
                .orElseThrow();
    }

    private TextField text(Component within, String label) {
        return find(TextField.class, within).all().stream()
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private NumberField number(String label) {
        return find(NumberField.class, view).all().stream()
                .filter(field -> field.getLabel().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private Select<String> select(String label) {
        return select(view, label);
    }

    @SuppressWarnings("unchecked")
    private Select<String> select(Component within, String label) {
        return find(Select.class, within).all().stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private Checkbox checkbox(String label) {
        return find(Checkbox.class, view).all().stream()
                .filter(box -> box.getLabel() != null && box.getLabel().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void choose(String... keys) {
        MultiSelectComboBox<Candidates.Choice> networks =
                find(MultiSelectComboBox.class, view).all().getFirst();
        networks.setValue(networks.getListDataView()
                .getItems()
                .filter(choice -> List.of(keys).contains(choice.key()))
                .collect(java.util.stream.Collectors.toSet()));
    }

    private String sum() {
        return find(Paragraph.class, view).withClassName("plan-sum").single().getText();
    }

    private Button start() {
        return find(Button.class, view).all().stream()
                .filter(button -> button.getThemeNames().contains("primary")
                        && button.getText().startsWith("Train"))
                .findFirst()
                .orElseThrow();
    }
}
