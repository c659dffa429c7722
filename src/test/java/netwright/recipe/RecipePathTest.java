package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netwright.architecture.Field;
import org.junit.jupiter.api.Test;

class RecipePathTest {

    private static final Recipe RECIPE =
            RecipePresets.find("resnet-2015").orElseThrow().recipe();

    /** Where a run gets its images and computes, and from which seed, is not what a recipe is varied in. */
    @Test
    void everyComponentOfARecipeHasAPathButDataSeedAndDevice() {
        Set<String> roots = Stream.of(
                        Recipe.FIELDS.stream().map(field -> field.name()),
                        RecipePlaces.PARTS.keySet().stream(),
                        RecipePlaces.LISTS.keySet().stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        roots.addAll(List.of("data", "seed", "device"));
        assertThat(Arrays.stream(Recipe.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(roots);
    }

    @Test
    void falseLeavesAPartOutAndNeverMeansASwitchOfIt() {
        assertThat(RecipePath.in(RECIPE).stream().filter(RecipePath.Found::removable))
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(found.field().kind()).as(found.path()).isNotEqualTo(Field.Kind.SWITCH);
                    assertThat(RecipePath.of(found.path()).removes()).isNotNull();
                    Recipe without = RecipePath.of(found.path()).put(RECIPE, false);
                    assertThat(RecipePath.of(found.path()).value(without)).isNull();
                });
    }

    @Test
    void aPathReadsWhatIsThereAndPutsSomethingElse() {
        assertThat(RecipePath.of("images").value(RECIPE)).isEqualTo(0);
        assertThat(RecipePath.of("images").put(RECIPE, 500).images()).isEqualTo(500);
        assertThat(RecipePath.of("engine").put(RECIPE, "PyTorch").engine()).isEqualTo(EngineName.PYTORCH);
        assertThat(RecipePath.of("optimizer.momentum").value(RECIPE)).isEqualTo(0.9);
        assertThat(RecipePath.of("optimizer.kind").value(RECIPE)).isEqualTo("sgd");
        assertThat(RecipePath.of("optimizer").put(RECIPE, "adamw").optimizer())
                .as("another kind comes as usual")
                .isEqualTo(Optimizer.AdamW.KIND.create());
        assertThat(RecipePath.of("schedule")
                        .put(RECIPE, Map.of("kind", "cosine", "warmUp", 2))
                        .schedule())
                .isEqualTo(new Schedule.Cosine(0, 2));
        assertThat(RecipePath.of("augmentation.horizontal_flip").value(RECIPE)).isEqualTo(true);
        assertThat(RecipePath.of("augmentation.horizontal_flip")
                        .put(RECIPE, false)
                        .augmentation())
                .noneMatch(part -> part instanceof Augmentation.HorizontalFlip)
                .hasSize(RECIPE.augmentation().size() - 1);
        assertThat(RecipePath.of("augmentation.cutout.length").value(RECIPE)).isNull();
        assertThat(RecipePath.of("augmentation").put(RECIPE, List.of()).augmentation())
                .isEmpty();
    }

    @Test
    void aPartOfAListKeepsItsPlace() {
        Recipe changed = RecipePath.of("augmentation.scale_crop.to").put(RECIPE, 3);
        assertThat(changed.augmentation().getFirst()).isEqualTo(new Augmentation.ScaleCrop(256.0 / 224, 3));
        Recipe whole = RecipePath.of("augmentation.scale_crop").put(RECIPE, Map.of("from", 1, "to", 2));
        assertThat(whole.augmentation().getFirst()).isEqualTo(new Augmentation.ScaleCrop(1, 2));
    }

    @Test
    void theStartOfATransferCanBeVariedAndLeftOut() {
        Recipe tuned = RECIPE.withTransfer(new Transfer("run", new Transfer.FineTune(0.1)));
        assertThat(RecipePath.of("transfer.kind").put(tuned, "linear_probe").transfer())
                .isEqualTo(new Transfer("run", new Transfer.LinearProbe()));
        assertThat(RecipePath.of("transfer").put(tuned, false).transfer()).isNull();
        assertThat(RecipePath.in(tuned)).anyMatch(found -> found.path().equals("transfer.factor"));
        assertThat(RecipePath.in(RECIPE)).noneMatch(found -> found.path().startsWith("transfer"));
    }
}
