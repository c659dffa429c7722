package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CautionsTest {

    private static final ImageTraits DIGITS = new ImageTraits("MNIST", true, false, false, 20.0);
    private static final ImageTraits PHOTOGRAPHS = new ImageTraits("CIFAR-10", false, true, false, 180.0);
    private static final ImageTraits UNKNOWN = new ImageTraits("my images", false, null, null, null);

    private static List<String> of(ImageTraits images, Augmentation... changes) {
        return Cautions.of(Recipe.proposedFor("x").withAugmentation(List.of(changes)), images, false, true);
    }

    @Test
    void flips_and_large_turns_of_digits_are_warned_of() {
        assertThat(of(DIGITS, new Augmentation.HorizontalFlip(0.5)))
                .singleElement()
                .asString()
                .contains("MNIST");
        assertThat(of(DIGITS, new Augmentation.VerticalFlip(0.5))).hasSize(1);
        assertThat(of(DIGITS, new Augmentation.Rotation(90)))
                .singleElement()
                .asString()
                .contains("a 6 becomes a 9", "20°");
        assertThat(of(DIGITS, new Augmentation.Rotation(15))).isEmpty();
    }

    @Test
    void bfloat16_on_a_cpu_without_instructions_for_it_is_warned_of_where_that_is_known() {
        Recipe mixed = Recipe.proposedFor("x").on(EngineName.PYTORCH, "cpu", Precision.BFLOAT16);
        assertThat(Cautions.ofPrecision(mixed, false))
                .singleElement()
                .asString()
                .contains("Choose float32");
        assertThat(Cautions.ofPrecision(mixed, true)).isEmpty();
        assertThat(Cautions.ofPrecision(mixed, null)).as("nothing is known").isEmpty();
        assertThat(Cautions.ofPrecision(mixed.on(EngineName.PYTORCH, "gpu0"), false))
                .isEmpty();
        assertThat(Cautions.ofPrecision(Recipe.proposedFor("x"), false)).isEmpty();
    }

    @Test
    void photographs_may_be_mirrored_but_not_stood_on_their_heads() {
        assertThat(of(PHOTOGRAPHS, new Augmentation.HorizontalFlip(0.5))).isEmpty();
        assertThat(of(PHOTOGRAPHS, new Augmentation.VerticalFlip(0.5))).hasSize(1);
    }

    @Test
    void of_images_nobody_knows_nothing_is_claimed() {
        assertThat(of(UNKNOWN, new Augmentation.HorizontalFlip(1), new Augmentation.VerticalFlip(1)))
                .isEmpty();
    }

    @Test
    void colours_of_gray_images_do_nothing() {
        assertThat(of(DIGITS, new Augmentation.ColourJitter(0, 0, 0.4, 0)))
                .singleElement()
                .asString()
                .contains("gray");
        assertThat(of(DIGITS, new Augmentation.ColourJitter(0.4, 0.4, 0, 0))).isEmpty();
    }

    @Test
    void batch_norm_over_several_devices_is_told_of() {
        Recipe two = Recipe.proposedFor("x").on(EngineName.PYTORCH, "gpu0+gpu1");
        assertThat(Cautions.of(two, UNKNOWN, false, true))
                .containsExactly(
                        "Each of the 2 devices takes batch norm's statistics over its own 64 images of the batch, so"
                                + " the run is not the one that a single device would give.");
        assertThat(Cautions.of(two, UNKNOWN, false, false)).isEmpty();
        assertThat(Cautions.of(two.withBatch(12), UNKNOWN, false, true))
                .containsExactly(
                        "Batch norm's statistics over 6 images a device are noisy. Use batches of 16 or more.");
    }

    @Test
    void mixing_with_auxiliary_classifiers_tiny_batches_and_endless_warm_ups_are_warned_of() {
        Recipe mixed = Recipe.proposedFor("x").withMixing(List.of(new Mixing.Mixup(0.2, 1)));
        assertThat(Cautions.of(mixed, UNKNOWN, true, false))
                .singleElement()
                .asString()
                .contains("auxiliary");
        assertThat(Cautions.of(mixed, UNKNOWN, false, false)).isEmpty();
        assertThat(Cautions.of(mixed.withBatch(4), UNKNOWN, false, true))
                .singleElement()
                .asString()
                .contains("Batch norm");
        assertThat(Cautions.of(mixed.withSchedule(new Schedule.Cosine(0, 5)), UNKNOWN, false, true))
                .singleElement()
                .asString()
                .contains("warm-up");
    }

    @Test
    void a_run_of_few_steps_and_a_warm_up_of_few_are_called_so() {
        Recipe recipe = Recipe.of("x", 1, 512, Optimizer.Sgd.KIND.create());
        assertThat(Cautions.ofLength(recipe, 20_000)).singleElement().asString().contains("39 steps of 512 images");
        Recipe longer = recipe.withBatch(64).withSchedule(new Schedule.Cosine(0, 0.05));
        assertThat(Cautions.ofLength(longer, 20_000))
                .singleElement()
                .asString()
                .contains("over after 16 steps")
                .contains("0.4 epochs (100 steps)");
        assertThat(Cautions.ofLength(longer.withSchedule(new Schedule.Cosine(0, 0.4)), 20_000))
                .isEmpty();
        assertThat(Cautions.ofLength(longer.withSchedule(new Schedule.Cosine(0, 0)), 20_000))
                .isEmpty();
    }

    @Test
    void more_images_than_there_are_is_told_of() {
        Recipe recipe = Recipe.of("x", 5, 64, Optimizer.Sgd.KIND.create());
        assertThat(Cautions.ofImages(recipe.withImages(20_000, 4_000), 20_000, 4_000))
                .isEmpty();
        assertThat(Cautions.ofImages(recipe.withImages(99_999, 5_000), 20_000, 4_000))
                .containsExactly(
                        "There are 20,000 training images; all of them are taken.",
                        "There are 4,000 validation images; all of them are taken.");
    }

    @Test
    void gradual_unfreezing_that_the_epochs_do_not_suffice_for_is_warned_of() {
        Recipe five = Recipe.of("x", 5, 64, Optimizer.Sgd.KIND.create());
        assertThat(Cautions.ofUnfreezing(five, 9)).as("fresh weights").isEmpty();
        Recipe every = five.withTransfer(new Transfer("w.safetensors", new Transfer.GradualUnfreezing(1, 0.1)));
        assertThat(Cautions.ofUnfreezing(every, 4)).isEmpty();
        assertThat(Cautions.ofUnfreezing(every, 5))
                .containsExactly(
                        "Gradual unfreezing gets to 4 of the 5 drawn parts below the head; the others keep the weights"
                                + " they come with. To thaw all of them takes 6 epochs.");
        Recipe slower = five.withTransfer(new Transfer("w.safetensors", new Transfer.GradualUnfreezing(2, 0.1)));
        assertThat(Cautions.ofUnfreezing(slower, 3))
                .singleElement()
                .asString()
                .contains("gets to 2 of the 3", "takes 7 epochs");
    }
}
