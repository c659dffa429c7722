package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RecipeTextTest {

    private static final Recipe QUICK = RecipePresets.all().getFirst().recipe();

    @Property
    void a_number_loses_nothing(@ForAll @DoubleRange(min = -1e12, max = 1e12) double number) {
        assertThat(Double.parseDouble(RecipeText.number(number))).isEqualTo(number == 0 ? 0.0 : number);
    }

    @Test
    void numbers_are_short() {
        assertThat(List.of(0.1, 30.0, 2e-5, 2.5e-7, 1e-9, 0.0, 1e7).stream().map(RecipeText::number))
                .containsExactly("0.1", "30", "0.00002", "2.5e-7", "1e-9", "0", "1e7");
    }

    @Test
    void recipes_that_are_alike_differ_in_nothing_whatever_their_images_seeds_and_devices() {
        assertThat(RecipeText.differences(
                        QUICK, QUICK.withData("cifar10").withSeed(9).on(EngineName.PYTORCH, "gpu0")))
                .isEmpty();
    }

    @Test
    void a_change_is_told_with_both_values_and_what_is_missing_with_a_dash() {
        Recipe other = QUICK.withOptimizer(QUICK.optimizer().withLearningRate(0.01))
                .withAugmentation(List.of(new Augmentation.RandomCrop(4)));

        assertThat(RecipeText.differences(QUICK, other))
                .containsExactly(
                        new RecipeText.Difference("Peak learning rate", "0.002", "0.01"),
                        new RecipeText.Difference("Random crop with padding", "–", "padding 4 pixels"));
    }

    @Test
    void another_precision_is_a_difference_and_float32_is_said_then() {
        assertThat(RecipeText.differences(QUICK, QUICK.on(EngineName.PYTORCH, "cpu", Precision.BFLOAT16)))
                .containsExactly(new RecipeText.Difference("Precision", "float32", "bfloat16"));
    }

    @Test
    void the_order_of_the_same_augmentations_is_a_difference() {
        Augmentation flip = new Augmentation.HorizontalFlip(0.5);
        Augmentation crop = new Augmentation.RandomCrop(4);

        assertThat(RecipeText.differences(
                        QUICK.withAugmentation(List.of(flip, crop)), QUICK.withAugmentation(List.of(crop, flip))))
                .extracting(RecipeText.Difference::name)
                .containsExactly("Order of augmentation");
    }

    @Test
    void every_preset_differs_from_the_quick_one() {
        assertThat(RecipePresets.all().stream().skip(1))
                .allSatisfy(preset -> assertThat(RecipeText.differences(QUICK, preset.recipe()))
                        .isNotEmpty());
    }
}
