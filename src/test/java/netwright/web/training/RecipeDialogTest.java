package netwright.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Augmentation;
import netwright.recipe.Kind;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePresets;
import netwright.recipe.Regulariser;
import netwright.recipe.Schedule;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.training.FetchProgress;
import netwright.training.Preview;
import netwright.training.RateFinder;
import netwright.web.ViewTest;
import netwright.web.recipe.RecipeJsonDialog;
import netwright.web.workspace.Editor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The recipe in the Train dialog. */
class RecipeDialogTest extends ViewTest {

    @Autowired
    TrainingDesk desk;

    @Test
    void a_preset_fills_every_section_scaled_to_this_machine_and_says_how() {
        TrainDialog dialog = train();

        recipe(dialog).setValue("resnet-cifar-2015");

        assertThat(text(dialog, "Momentum").getValue()).isEqualTo("0.9");
        assertThat(titles(dialog)).containsExactly("Random crop with padding", "Horizontal flip");
        assertThat(select(dialog, "Schedule").getValue()).isEqualTo(Schedule.MultiStep.KIND);
        assertThat(dialog.getElement().getTextRecursively())
                .contains("Deep Residual Learning", "epochs instead of 182", "Use the source's 182 epochs");
        assertThat(badge(dialog).isVisible()).isFalse();
    }

    @Test
    void a_change_marks_the_recipe_and_reset_takes_it_back() {
        TrainDialog dialog = train();
        String proposed = text(dialog, "Peak learning rate").getValue();

        test(text(dialog, "Peak learning rate")).setValue("0.123");
        NumberField images = number(dialog, "Training images");
        test(images).setValue(500.0);
        assertThat(badge(dialog).isVisible()).isTrue();
        press(dialog, "Reset");

        assertThat(text(dialog, "Peak learning rate").getValue()).isEqualTo(proposed);
        assertThat(images.getValue()).as("all of them").isZero();
        assertThat(badge(dialog).isVisible()).isFalse();
    }

    @Test
    void what_was_typed_of_epochs_and_batch_stays_when_another_recipe_is_chosen_and_goes_with_reset() {
        TrainDialog dialog = train();
        double epochs = number(dialog, "Epochs").getValue();
        double batch = number(dialog, "Batch size").getValue();
        test(number(dialog, "Epochs")).setValue(13.0);

        recipe(dialog).setValue("torchvision-2021");
        assertThat(number(dialog, "Epochs").getValue()).isEqualTo(13);
        press(dialog, "Use the source's 600 epochs and batches of 1,024");
        assertThat(number(dialog, "Batch size").getValue()).isEqualTo(1024);
        recipe(dialog).setValue("quick");
        assertThat(number(dialog, "Batch size").getValue())
                .as("was the other's")
                .isEqualTo(batch);

        test(number(dialog, "Epochs")).setValue(13.0);
        press(dialog, "Reset");
        assertThat(number(dialog, "Epochs").getValue()).isEqualTo(epochs);
    }

    @Test
    void one_cycle_does_without_the_warm_up_of_the_schedule_before_it() {
        TrainDialog dialog = train();
        test(text(dialog, "Warm-up")).setValue("0.7");

        select(dialog, "Schedule").setValue(Schedule.OneCycle.KIND);
        assertThat(text(dialog, "Warm-up").getValue()).isEqualTo("0");
        select(dialog, "Schedule").setValue(Schedule.Cosine.KIND);
        assertThat(text(dialog, "Warm-up").getValue()).isEqualTo("0.7");
        select(dialog, "Schedule").setValue(Schedule.Step.KIND);
        assertThat(text(dialog, "Warm-up").getValue()).isEqualTo("0.7");
    }

    @Test
    void what_keeps_a_training_from_starting_is_named_beside_the_button_and_shown_by_a_click() {
        TrainDialog dialog = train();
        assertThat(find(Verdict.class, dialog).all()).isEmpty();

        test(text(dialog, "Warm-up")).setValue("many");
        Verdict verdict = find(Verdict.class, dialog).single();
        assertThat(verdict.getText()).isEqualTo("Mend Warm-up (Schedule)");
        assertThat(fold(dialog, "Schedule").isOpened()).isFalse();
        verdict.click();
        assertThat(fold(dialog, "Schedule").isOpened()).isTrue();

        test(text(dialog, "Warm-up")).setValue("300");
        assertThat(verdict.getText()).isEqualTo("See 1 caution");
        test(number(dialog, "Devices")).setValue(3.0);
        test(number(dialog, "Batch size")).setValue(2.0);
        assertThat(verdict.getText()).isEqualTo("See 1 objection");
        images(dialog).setValue("own");
        assertThat(verdict.getText()).isEqualTo("Mend the folder of images");
    }

    /** An emptied field holds nothing, not what it held before. */
    @Test
    void an_emptied_whole_number_of_a_part_keeps_a_training_from_starting() {
        TrainDialog dialog = train();
        images(dialog).setValue("shapes10");
        regularise(dialog, Regulariser.EarlyStopping.KIND);
        NumberField patience = number(dialog, "Patience");

        test(patience).setValue(null);

        assertThat(patience.getErrorMessage()).isEqualTo("Patience must be a whole number from 1 to 1,000.");
        assertThat(start(dialog).isEnabled()).isFalse();
    }

    @Test
    void a_rule_chosen_again_has_the_settings_it_had() {
        TrainDialog dialog = train();
        test(text(dialog, "Weight decay")).setValue("0.0321");

        select(dialog, "Optimizer").setValue(Optimizer.Sgd.KIND);
        assertThat(text(dialog, "Weight decay").getValue()).isEqualTo("0.0001");
        select(dialog, "Optimizer").setValue(Optimizer.AdamW.KIND);

        assertThat(text(dialog, "Weight decay").getValue()).isEqualTo("0.0321");
    }

    @Test
    void what_cannot_be_is_said_under_its_field_and_nothing_starts() {
        TrainDialog dialog = train();

        test(text(dialog, "Peak learning rate")).setValue("-1");

        assertThat(text(dialog, "Peak learning rate").getErrorMessage()).startsWith("Peak learning rate must be");
        assertThat(start(dialog).isEnabled()).isFalse();
        test(text(dialog, "Peak learning rate")).setValue("0.1");
        assertThat(start(dialog).isEnabled()).isTrue();
    }

    @Test
    void either_of_two_settings_that_contradict_each_other_mends_both() {
        TrainDialog dialog = train();
        augment(dialog, Augmentation.ScaleCrop.KIND);

        test(text(dialog, "Least enlargement")).setValue("5");
        assertThat(text(dialog, "Least enlargement").isInvalid()).isTrue();
        assertThat(start(dialog).isEnabled()).isFalse();
        test(text(dialog, "Largest enlargement")).setValue("6");

        assertThat(text(dialog, "Least enlargement").isInvalid()).isFalse();
        assertThat(queued(dialog).augmentation()).endsWith(new Augmentation.ScaleCrop(5, 6));
    }

    @Test
    void augmentations_are_added_moved_and_removed() {
        TrainDialog dialog = train();
        augment(dialog, Augmentation.RandomCrop.KIND);
        augment(dialog, Augmentation.Rotation.KIND);

        press(dialog, "Move Rotation up");
        assertThat(titles(dialog)).endsWith("Rotation", "Random crop with padding");
        press(dialog, "Remove Rotation");

        assertThat(titles(dialog)).doesNotContain("Rotation").endsWith("Random crop with padding");
    }

    @Test
    void a_flip_of_digits_is_warned_of() {
        TrainDialog dialog = train();
        images(dialog).setValue("mnist");

        augment(dialog, Augmentation.HorizontalFlip.KIND);

        assertThat(find(Span.class, dialog).withClassName("warning").all())
                .extracting(Span::getText)
                .anyMatch(text -> text.contains("Mirrored images of MNIST"));
    }

    @Test
    void the_schedule_follows_the_epochs_until_somebody_edits_it() {
        TrainDialog dialog = train();
        double epochs = number(dialog, "Epochs").getValue();
        double warmUp = Double.parseDouble(text(dialog, "Warm-up").getValue());

        test(number(dialog, "Epochs")).setValue(2 * epochs);
        assertThat(Double.parseDouble(text(dialog, "Warm-up").getValue())).isEqualTo(2 * warmUp);
        test(text(dialog, "Warm-up")).setValue("1");
        test(number(dialog, "Epochs")).setValue(4 * epochs);

        assertThat(text(dialog, "Warm-up").getValue()).isEqualTo("1");
    }

    @Test
    void the_json_is_checked_with_the_place_and_put_into_the_form() {
        TrainDialog dialog = train();
        press(dialog, "Recipe as JSON");
        RecipeJsonDialog json = find(RecipeJsonDialog.class).single();
        TextArea text = find(TextArea.class, json).single();
        String before = text.getValue();

        test(text).setValue(before.replaceFirst("\"warmUp\":[0-9.]+", "\"warmUp\":-1"));
        assertThat(text.getErrorMessage()).startsWith("$.schedule.warmUp: ");
        test(text).setValue(before.replaceFirst("\"mixing\": \\[\\]", "\"mixing\": [{\"kind\": \"mixup\"}]"));
        press(json, "Use this recipe");

        assertThat(titles(dialog)).contains("Mixup");
    }

    @Test
    void the_next_training_of_a_drawing_begins_with_the_recipe_of_the_last() {
        TrainDialog dialog = train();
        test(number(dialog, "Epochs")).setValue(3.0);
        Recipe trained = queued(dialog);

        Editor changed = new Editor(preset("mini_resnet"), null, 0, "");
        desk.open(changed, changed::apply);

        assertThat(queued(find(TrainDialog.class).single())).isEqualTo(trained);
    }

    @Test
    void an_earlier_run_is_trained_again_with_a_change() {
        Recipe recipe = RecipePresets.find("torchvision-2021").orElseThrow().scaled("shapes10", 3, 64);
        String document = ArchitectureJson.write(preset("mini_resnet"));
        Run run = runs.queue(new NewRun(ME, null, "mine", document, recipe));

        desk.again(run);
        TrainDialog dialog = find(TrainDialog.class).single();
        assertThat(titles(dialog)).contains("Mixup", "CutMix", "Label smoothing");
        assertThat(badge(dialog).isVisible()).isFalse();
        assertThat(queued(dialog)).isEqualTo(recipe);
    }

    @Test
    void the_preview_shows_each_image_and_its_draws_with_their_labels() {
        byte[] png = {1};
        PreviewDialog dialog = new PreviewDialog(preset("mini_resnet"), Recipe.proposedFor("shapes10"), desk.files());

        dialog.show(new Preview(
                "Shapes-10",
                List.of("Mixup", "not mixed", "CutMix"),
                List.of(new Preview.Row("cat", png, List.of(new Preview.Variant(png, "0.70 cat + 0.30 dog"))))));

        assertThat(find(Image.class, dialog).all()).hasSize(2);
        assertThat(dialog.getElement().getTextRecursively())
                .contains("0.70 cat + 0.30 dog", "draw 1: Mixup", "draw 2: not mixed", "draw 3: CutMix");
    }

    @Test
    void the_suggested_rate_goes_into_the_recipe() {
        double[] taken = new double[1];
        RateFinderDialog dialog = new RateFinderDialog(
                preset("mini_resnet"), Recipe.proposedFor("shapes10"), desk.files(), rate -> taken[0] = rate);

        dialog.show(new RateFinder.Sweep(
                List.of(new RateFinder.Point(0.001, 2.3, 2.3), new RateFinder.Point(0.1, 1.9, 1.9)),
                2,
                0.01234,
                0.1,
                false));
        find(Button.class, dialog).withText("Use 0.012").single().click();

        assertThat(taken[0]).isEqualTo(0.012);
    }

    @Test
    void where_no_rate_can_be_suggested_the_curve_is_shown_all_the_same() {
        RateFinderDialog dialog =
                new RateFinderDialog(preset("mini_resnet"), Recipe.proposedFor("shapes10"), desk.files(), rate -> {});

        dialog.show(new RateFinder.Sweep(List.of(new RateFinder.Point(0.001, 2.3, 2.3)), 50, Double.NaN, 0.001, false));

        assertThat(dialog.getElement().getTextRecursively())
                .contains("nothing can be suggested", "1 of 50 steps only: rates above 0.001 were not tried");
        assertThat(find(Button.class, dialog).withText("Use it").single().isEnabled())
                .isFalse();
    }

    private TrainDialog train() {
        Editor editor = new Editor(preset("mini_resnet"), null, 0, "");
        desk.open(editor, editor::apply);
        TrainDialog dialog = find(TrainDialog.class).single();
        images(dialog).setValue("shapes10");
        return dialog;
    }

    /** What the dialog has trained. */
    private Recipe queued(TrainDialog dialog) {
        int before = runs.list(ME, 10, 0).size();
        desk.dataSets().fetch("shapes10", FetchProgress.SILENT);
        assertThat(start(dialog).isEnabled()).isTrue();
        start(dialog).click();
        assertThat(runs.list(ME, 10, 0)).hasSize(before + 1);
        return runs.list(ME, 1, 0).getFirst().recipe();
    }

    private void augment(TrainDialog dialog, Kind<? extends Augmentation> kind) {
        this.<Kind<? extends Augmentation>>add(dialog, "Add an augmentation").setValue(kind);
    }

    private void regularise(TrainDialog dialog, Kind<? extends Regulariser> kind) {
        this.<Kind<? extends Regulariser>>add(dialog, "Add a regulariser").setValue(kind);
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> add(TrainDialog dialog, String what) {
        return find(ComboBox.class, dialog)
                .withCondition(box -> what.equals(box.getPlaceholder()))
                .single();
    }

    private Details fold(TrainDialog dialog, String title) {
        return find(Details.class, dialog)
                .withCondition(details ->
                        details.getSummary().getElement().getTextRecursively().startsWith(title))
                .single();
    }

    private List<String> titles(TrainDialog dialog) {
        return texts(dialog, "part-title");
    }

    private Span badge(TrainDialog dialog) {
        return (Span) dialog.getElement()
                .getChildren()
                .flatMap(RecipeDialogTest::within)
                .filter(element -> element.getClassList().contains("changed"))
                .findFirst()
                .flatMap(com.vaadin.flow.dom.Element::getComponent)
                .orElseThrow();
    }

    private static java.util.stream.Stream<com.vaadin.flow.dom.Element> within(com.vaadin.flow.dom.Element element) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(element), element.getChildren().flatMap(RecipeDialogTest::within));
    }

    private void press(com.vaadin.flow.component.Component within, String label) {
        find(Button.class, within)
                .withCondition(button -> label.equals(button.getText())
                        || label.equals(button.getAriaLabel().orElse("")))
                .single()
                .click();
    }

    private TextField text(TrainDialog dialog, String label) {
        return find(TextField.class, dialog).withLabel(label).single();
    }

    private NumberField number(TrainDialog dialog, String label) {
        return find(NumberField.class, dialog).withLabel(label).single();
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(TrainDialog dialog, String label) {
        return find(Select.class, dialog).withLabel(label).single();
    }

    @SuppressWarnings("unchecked")
    private Select<String> recipe(TrainDialog dialog) {
        return find(Select.class, dialog).withLabel("Recipe").single();
    }

    @SuppressWarnings("unchecked")
    private Select<String> images(TrainDialog dialog) {
        return find(Select.class, dialog).withLabel("Images").single();
    }

    private Button start(TrainDialog dialog) {
        return find(Button.class, dialog)
                .withCondition(button -> button.getText().equals("Start training")
                        || button.getText().equals("Fetch images and start"))
                .single();
    }
}
