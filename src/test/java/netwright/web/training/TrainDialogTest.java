package netwright.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Precision;
import netwright.store.Workers;
import netwright.web.Pages;
import netwright.web.ViewTest;
import netwright.web.workspace.Editor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TrainDialogTest extends ViewTest {

    @Autowired
    TrainingDesk desk;

    @Autowired
    Workers workers;

    @Test
    void a_network_with_errors_is_not_trained() {
        Architecture broken = Architecture.empty("broken", TensorShape.map(1, 28, 28), 10);

        desk.open(new Editor(broken, null, 0, ""), edit -> {});

        assertThat(find(TrainDialog.class).exists()).isFalse();
        assertThat(messages()).anyMatch(message -> message.contains("mend them first"));
    }

    @Test
    void images_with_more_classes_than_the_network_are_refused_and_the_way_out_offered() {
        TrainDialog dialog = train(InputAdaptation.to(preset("mini_resnet"), TensorShape.map(3, 32, 32), 2));

        assertThat(errors(dialog)).anyMatch(reason -> reason.contains("2") && reason.contains("10"));
        assertThat(start(dialog).isEnabled()).isFalse();
        assertThat(find(Button.class, dialog)
                        .withTextContaining("Set the network to")
                        .exists())
                .isTrue();
    }

    @Test
    void vary_this_takes_the_network_and_the_recipe_along() {
        TrainDialog dialog = train(preset("plain_cnn"));
        test(number(dialog, "Epochs")).setValue(13.0);

        press("Vary this…");

        assertThat(address()).isEqualTo(Pages.NEW_SWEEP);
        assertThat(find(Paragraph.class).withClassName("plan-sum").single().getText())
                .contains("3 configurations × 1 seed")
                .contains("13 epochs");
    }

    @Test
    void what_was_set_is_there_again_when_the_dialog_was_closed_by_mistake() {
        TrainDialog dialog = train(preset("plain_cnn"));
        double proposed = number(dialog, "Epochs").getValue();
        test(number(dialog, "Epochs")).setValue(13.0);
        dialog.close();

        assertThat(number(train(preset("mini_resnet")), "Epochs").getValue())
                .as("of another network")
                .isNotEqualTo(13.0);
        find(TrainDialog.class).single().close();
        TrainDialog again = train(preset("plain_cnn"));
        assertThat(number(again, "Epochs").getValue()).isEqualTo(13.0);
        test(find(Button.class, again).withText("Reset").single()).click();
        assertThat(number(again, "Epochs").getValue()).isEqualTo(proposed);
        again.close();
        assertThat(number(train(preset("plain_cnn")), "Epochs").getValue())
                .as("taken back for good")
                .isEqualTo(proposed);
    }

    @Test
    void a_folder_that_is_not_there_is_named_in_its_field() {
        TrainDialog dialog = train(InputAdaptation.to(preset("mini_resnet"), TensorShape.map(3, 32, 32), 2));

        images(dialog).setValue("own");
        TextField folder = find(TextField.class, dialog)
                .withLabel("Folder or zip on the server, one folder a class")
                .single();
        test(folder).setValue("/no/such/folder");

        assertThat(folder.isInvalid()).isTrue();
        assertThat(folder.getErrorMessage())
                .startsWith("/no/such/folder is not on the machine that runs Netwright.")
                .contains("full path")
                .doesNotContain("Name mnist");
        assertThat(start(dialog).isEnabled()).isFalse();
    }

    @Test
    void a_recipe_that_cannot_be_is_refused_with_its_limits_under_the_field() {
        TrainDialog dialog = train(InputAdaptation.to(preset("mini_resnet"), TensorShape.map(3, 32, 32), 2));
        NumberField epochs = number(dialog, "Epochs");

        epochs.setValue(0.0);

        assertThat(epochs.isInvalid()).isTrue();
        assertThat(epochs.getErrorMessage()).isEqualTo("A whole number from 1 to 1,000.");
        assertThat(start(dialog).isEnabled()).isFalse();
    }

    @Test
    void bfloat16_is_refused_for_mxnet_under_its_field_and_taken_for_pytorch() {
        TrainDialog dialog = train(preset("mini_resnet"));
        Select<Precision> precision = select(dialog, "Precision");

        precision.setValue(Precision.BFLOAT16);

        assertThat(precision.isInvalid()).isTrue();
        assertThat(precision.getErrorMessage()).startsWith("MXNet trains in float32 only");
        assertThat(start(dialog).isEnabled()).isFalse();
        Select<EngineName> engine = select(dialog, "Engine");
        engine.setValue(EngineName.PYTORCH);
        assertThat(precision.isInvalid()).isFalse();
        assertThat(start(dialog).isEnabled()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(TrainDialog dialog, String label) {
        return find(Select.class, dialog).withLabel(label).single();
    }

    @Test
    void a_whole_number_keeps_its_decimal_point_and_is_refused() {
        TrainDialog dialog = train(preset("mini_resnet"));
        NumberField batch = number(dialog, "Batch size");

        batch.setValue(1.5);

        assertThat(batch.isInvalid()).isTrue();
        assertThat(batch.getErrorMessage()).isEqualTo("A whole number from 1 to 4,096.");
        assertThat(start(dialog).isEnabled()).isFalse();
        batch.setValue(64.0);
        assertThat(batch.isInvalid()).isFalse();
        assertThat(start(dialog).isEnabled()).isTrue();
    }

    @Test
    void other_images_leave_what_was_typed_and_propose_the_rest() {
        TrainDialog dialog = train(preset("mini_resnet"));
        images(dialog).setValue("shapes10");
        double proposed = number(dialog, "Batch size").getValue();
        test(number(dialog, "Epochs")).setValue(13.0);
        test(rate(dialog)).setValue("0.0123");

        images(dialog).setValue("cifar10");

        assertThat(number(dialog, "Epochs").getValue()).isEqualTo(13);
        assertThat(rate(dialog).getValue()).isEqualTo("0.0123");
        assertThat(number(dialog, "Batch size").getValue()).isEqualTo(proposed);
    }

    @Test
    void a_run_over_more_devices_than_a_worker_has_is_told_so_and_one_over_more_than_images_is_refused() {
        UUID worker = UUID.randomUUID();
        workers.register(worker, "here", 1, List.of(), List.of("cpu"), "");
        TrainDialog dialog = train(preset("mini_resnet"));
        images(dialog).setValue("shapes10");
        assertThat(notes(dialog, "warning")).noneMatch(text -> text.contains("largest worker"));

        test(number(dialog, "Devices")).setValue(2.0);

        assertThat(notes(dialog, "warning"))
                .contains("This run needs 2 CPU slots; the largest worker has 1. It would wait until a larger one is"
                        + " there; choose fewer devices.");
        test(number(dialog, "Batch size")).setValue(1.0);
        assertThat(errors(dialog))
                .contains("A batch of 1 cannot be split over 2 devices. Raise the batch, or ask for fewer devices.");
        workers.leave(worker);
    }

    private TrainDialog train(Architecture architecture) {
        Editor editor = new Editor(architecture, null, 0, "");
        desk.open(editor, editor::apply);
        return find(TrainDialog.class).single();
    }

    private NumberField number(TrainDialog dialog, String label) {
        return find(NumberField.class, dialog).withLabel(label).single();
    }

    private TextField rate(TrainDialog dialog) {
        return find(TextField.class, dialog).withLabel("Peak learning rate").single();
    }

    private List<String> errors(TrainDialog dialog) {
        return notes(dialog, "error");
    }

    private List<String> notes(TrainDialog dialog, String kind) {
        return find(Span.class, dialog).withClassName("note", kind).all().stream()
                .map(Span::getText)
                .toList();
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
