package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Stage;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.recipe.Mixing;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.Schedule;
import org.junit.jupiter.api.Test;

class SweepTest {

    static final Architecture RESNET =
            Presets.find("resnet20_cifar").orElseThrow().architecture();
    static final Architecture PLAIN =
            Presets.find("plain20_cifar").orElseThrow().architecture();
    static final Recipe RECIPE = Recipe.of("cifar10", 12, 128, new Optimizer.Sgd(0.1, 0.9, true, 1e-4, false));

    @Test
    void aGridTriesEverythingWithEveryNetworkAndSeed() {
        Sweep sweep = sweep(
                List.of(new Subject("resnet", RESNET), new Subject("plain", PLAIN)),
                List.of(
                        recipe("optimizer.learningRate", 0.1, 0.01),
                        new Axis.OfNodes(List.of("layer1", "layer3"), "repeat", Values.Listed.of(1, 2, 3))),
                new Search.Grid(),
                2);
        List<Trial> trials = sweep.trials();

        assertThat(trials).hasSize(2 * 2 * 3 * 2).hasSize(sweep.runs());
        Trial fourth = trials.get(7);
        assertThat(fourth.configuration()).isEqualTo(4);
        assertThat(fourth.seed())
                .isEqualTo(RECIPE.seed() + 1)
                .isEqualTo(fourth.recipe().seed());
        assertThat(fourth.values()).isEqualTo(Map.of("optimizer.learningRate", 0.01, "layer1+layer3.repeat", 1));
        assertThat(fourth.name(sweep.labels()))
                .isEqualTo("resnet · Optimizer: peak learning rate 0.01 · layer1 + layer3: Repeat 1 · seed 2");
        assertThat(fourth.recipe().learningRate()).isEqualTo(0.01);
        assertThat(Stream.of("layer1", "layer2", "layer3")
                        .map(id -> ((Stage) fourth.architecture()
                                        .node(id)
                                        .orElseThrow()
                                        .operation())
                                .repeat()))
                .containsExactly(1, 3, 1);
        assertThat(trials.get(12).subject()).isEqualTo("plain");
    }

    @Test
    void partsComeAndGoAndChangeTheirKind() {
        Sweep sweep = sweep(
                recipe("mixing.mixup", false, true, Map.of("alpha", 0.8)),
                recipe("schedule.kind", "cosine", "constant"),
                recipe("regularisation.label_smoothing.epsilon", 0.1));
        List<Recipe> recipes = sweep.trials().stream().map(Trial::recipe).toList();

        assertThat(recipes.stream().map(Recipe::mixing))
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(new Mixing.Mixup(0.2, 1)),
                        List.of(new Mixing.Mixup(0.2, 1)),
                        List.of(new Mixing.Mixup(0.8, 1)),
                        List.of(new Mixing.Mixup(0.8, 1)));
        assertThat(recipes.get(0).schedule()).as("of the same kind it stays").isEqualTo(RECIPE.schedule());
        assertThat(recipes.get(1).schedule()).isEqualTo(new Schedule.Constant(0));
        assertThat(recipes)
                .allSatisfy(recipe -> assertThat(recipe.labelSmoothing()).isEqualTo(0.1));
    }

    @Test
    void aKindIsPutInBeforeItsSettingsWhicheverAxisComesFirst() {
        List<Recipe> recipes = sweep(
                        recipe("optimizer.learningRate", 0.5),
                        recipe("optimizer.alpha", 0.9),
                        recipe("optimizer.kind", "rmsprop"))
                .trials()
                .stream()
                .map(Trial::recipe)
                .toList();
        assertThat(recipes.getFirst().optimizer()).isInstanceOfSatisfying(Optimizer.RmsProp.class, rms -> {
            assertThat(rms.learningRate()).isEqualTo(0.5);
            assertThat(rms.alpha()).isEqualTo(0.9);
        });
    }

    @Test
    void networksAreScaledAsAWhole() {
        List<Trial> trials = sweep(
                        new Axis.OfScale(Axis.Scale.WIDTH, Values.Listed.of(1, 2)),
                        new Axis.OfScale(Axis.Scale.DEPTH, Values.Listed.of(1, 2)))
                .trials();
        assertThat(trials.getFirst().architecture()).isEqualTo(RESNET);
        Stage layer1 = (Stage)
                trials.getLast().architecture().node("layer1").orElseThrow().operation();
        assertThat(layer1.repeat()).isEqualTo(6);
        assertThat(layer1.out()).isEqualTo(32);
        assertThat(trials)
                .allSatisfy(trial ->
                        assertThat(Analysis.of(trial.architecture()).sound()).isTrue());
    }

    @Test
    void whatCannotBeBuiltIsNamedAndLeftOutOnlyOnRequest() {
        Sweep broken = sweep(subjects(), List.of(node("conv1", "groups", 1, 2)), new Search.Grid(), 3);
        Plan plan = broken.plan();
        assertThat(plan.trials()).hasSize(3).allMatch(trial -> trial.configuration() == 1);
        assertThat(plan.configurations()).isEqualTo(1);
        assertThat(plan.unbuildable()).singleElement().satisfies(one -> {
            assertThat(one.configuration()).isEqualTo(2);
            assertThat(one.values()).isEqualTo(Map.of("conv1.groups", 2));
            assertThat(one.reason()).contains("3").endsWith(".");
        });
        assertThatThrownBy(broken::trials)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("1 of the combinations cannot be trained: 2 (resnet, conv1.groups 2): ")
                .hasMessageEndingWith("Change their values, or leave them out.");
    }

    @Test
    void valuesThatOnlyTogetherAreNotAllowedAreUnbuildable() {
        Plan plan = sweep(recipe("optimizer.kind", "sgd", "adam"), recipe("optimizer.momentum", 0.8, 0.9))
                .plan();
        assertThat(plan.configurations()).isEqualTo(2);
        assertThat(plan.unbuildable())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.reason()).contains("Adam has no setting 'momentum'"));
    }

    @Test
    void aSettingMayLeaveItsPartOut() {
        Sweep sweep = sweep(
                recipe("mixing.mixup.alpha", false, 0.3),
                recipe("optimizer.nesterov", false, true),
                recipe("optimizer.learningRate", 0.1));

        assertThat(sweep.trials().stream().map(trial -> trial.recipe().mixing()))
                .containsExactly(
                        List.of(), List.of(), List.of(new Mixing.Mixup(0.3, 1)), List.of(new Mixing.Mixup(0.3, 1)));
        assertThat(sweep.trials().getFirst().name(sweep.labels())).contains("Mixup: α off");
    }

    @Test
    void aWrongAxisIsNamedWithTheWayOut() {
        refused("Axis 'optimizer.lr': optimizer has no 'lr'. It has alpha, beta1", () -> recipe("optimizer.lr", 1));
        refused("Axis 'optimiser.learningRate': A recipe has no 'optimiser", () -> recipe("optimiser.learningRate", 1));
        refused(
                "Axis 'mixing.mixip': mixing has no 'mixip'. It has mixup, cutmix.",
                () -> recipe("mixing.mixip", true));
        refused("Axis 'seed': A recipe has no 'seed'", () -> recipe("seed", 1));
        refused(
                "Axis 'batch': The recipe: $.batch: expected a whole number from 1 to 4,096, found 0.",
                () -> sweep(recipe("batch", 64, 0)));
        refused(
                "Axis 'mixing.mixup.alpha': The recipe: $.mixing[0].alpha: alpha must be a number",
                () -> sweep(recipe("mixing.mixup.alpha", 11)));
        refused(
                "Axis 'mixing.mixup': The recipe: $.mixing.mixup: expected true, false or its settings",
                () -> sweep(recipe("mixing.mixup", 0.2)));
        refused(
                "Axis 'layer9.repeat': ResNet-20 (CIFAR) has no node 'layer9'. It has input, conv1",
                () -> sweep(node("layer9", "repeat", 1)));
        refused(
                "Axis 'layer1.depth': Stage layer1 has no setting 'depth'. It has block, repeat",
                () -> sweep(node("layer1", "depth", 1)));
        refused(
                "Axis 'layer1.repeat': Stage layer1: repeat must be a whole number from 1 to 512, not 0.",
                () -> sweep(node("layer1", "repeat", 0)));
        refused(
                "Axis 'width': a factor is a number from 0.05 to 20, not 40.",
                () -> sweep(new Axis.OfScale(Axis.Scale.WIDTH, Values.Listed.of(40))));
        refused(
                "Axis 'mixing.mixup': where it is off, 'mixing.mixup.alpha' means nothing.",
                () -> sweep(recipe("mixing.mixup", false, true), recipe("mixing.mixup.alpha", 0.2)));
        refused(
                "Axis 'mixing.mixup.alpha': where it is off, 'mixing.mixup.p' means nothing. Vary 'mixing.mixup' alone",
                () -> sweep(recipe("mixing.mixup.alpha", false, 0.2), recipe("mixing.mixup.p", 0.5, 1)));
        refused("Two axes vary 'batch'.", () -> sweep(recipe("batch", 64), recipe("batch", 32)));
        refused("0.1 stands there twice.", () -> Values.Listed.of(0.1, 0.1f == 0 ? 1 : 0.1));
        refused("Axis 'batch': a grid needs a list", () -> sweep(new Axis.OfRecipe("batch", range(16, 64))));
        refused(
                "Axis 'schedule.kind': only a number has a range",
                () -> sweep(new Axis.OfRecipe("schedule.kind", range(1, 2))));
        refused("a logarithmic range starts above 0", () -> new Values.Range(0, 1, Values.Spacing.LOGARITHMIC));
    }

    @Test
    void tooManyRunsAreRefusedWithTheSum() {
        Object[] rates = Stream.iterate(1, i -> i + 1)
                .limit(50)
                .map(i -> (Object) (i * 1e-3))
                .toArray();
        refused(
                "This sweep would be 1 networks × 50 combinations × 11 seeds, more than the 500 runs of one sweep.",
                () -> sweep(subjects(), List.of(recipe("optimizer.learningRate", rates)), new Search.Grid(), 11));
        assertThat(sweep(subjects(), List.of(recipe("optimizer.learningRate", rates)), new Search.Grid(), 10)
                        .runs())
                .isEqualTo(500);
    }

    @Test
    void halvingNeedsRungsBeforeTheEndAndEqualEpochs() {
        refused(
                "Successive halving first compares after 12 epochs, but the recipe trains only 12.",
                () -> new Sweep(
                        "s", subjects(), RECIPE, List.of(), new Search.Grid(), 1, new SuccessiveHalving(2, 12)));
        refused(
                "Successive halving compares after equal epochs",
                () -> new Sweep(
                        "s",
                        subjects(),
                        RECIPE,
                        List.of(recipe("epochs", 5, 10)),
                        new Search.Grid(),
                        1,
                        new SuccessiveHalving(2, 1)));
    }

    @Test
    void everythingThatCanBeVariedIsAllowedAsItStands() {
        Recipe full = RECIPE.withMixing(List.of(new Mixing.CutMix(1, 1)));
        Varied.fields(full).stream().filter(found -> found.value() != null).forEach(found -> {
            Trial trial = new Sweep(
                            "s",
                            subjects(),
                            full,
                            List.of(new Axis.OfRecipe(found.path(), Values.Listed.of(found.value()))),
                            new Search.Grid(),
                            1,
                            null)
                    .trials()
                    .getFirst();
            assertThat(trial.recipe()).as(found.path()).isEqualTo(full);
        });
        assertThat(Varied.fields(full).stream().map(found -> found.path()))
                .contains("batch", "images", "optimizer.kind", "optimizer.momentum", "schedule.warmUp", "mixing.cutmix")
                .contains("regularisation.stochastic_depth.maximum", "augmentation.cutout.length")
                .doesNotHaveDuplicates();
        assertThat(Varied.fields(full).stream().map(found -> found.label())).doesNotHaveDuplicates();
        Varied.settings(RESNET)
                .forEach(setting -> assertThat(sweep(new Axis.OfNodes(
                                        List.of(setting.node()),
                                        setting.field().name(),
                                        Values.Listed.of(text(setting.value()))))
                                .trials()
                                .getFirst()
                                .architecture())
                        .isEqualTo(RESNET));
    }

    /** Sizes as JSON has them. */
    private static Object text(Object value) {
        return switch (value) {
            case netwright.architecture.Size size -> List.of(size.height(), size.width());
            case netwright.architecture.Padding padding -> List.of(padding.height(), padding.width());
            default -> value;
        };
    }

    @Property(tries = 50)
    void aGridIsAsLargeAsTheProductOfItsAxes(
            @ForAll @IntRange(min = 1, max = 4) int rates,
            @ForAll @IntRange(min = 1, max = 4) int batches,
            @ForAll @IntRange(min = 1, max = 3) int depths,
            @ForAll @IntRange(min = 1, max = 3) int seeds) {
        Sweep sweep = sweep(
                subjects(),
                List.of(
                        recipe("optimizer.learningRate", numbers(rates, 0.01)),
                        recipe("batch", numbers(batches, 8)),
                        node("layer2", "repeat", numbers(depths, 1))),
                new Search.Grid(),
                seeds);
        List<Trial> trials = sweep.trials();
        assertThat(trials).hasSize(rates * batches * depths * seeds).hasSize(sweep.runs());
        assertThat(trials.stream().map(trial -> List.of(trial.values(), trial.seed())))
                .doesNotHaveDuplicates();
        assertThat(trials.stream().mapToInt(Trial::configuration).max().orElseThrow())
                .isEqualTo(sweep.configurations());
    }

    @Property(tries = 50)
    void whatIsDrawnIsRepeatableDistinctAndWithinItsRange(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int trials) {
        Sweep sweep = sweep(
                subjects(),
                List.of(
                        new Axis.OfRecipe(
                                "optimizer.learningRate", new Values.Range(1e-4, 1, Values.Spacing.LOGARITHMIC)),
                        new Axis.OfRecipe("batch", new Values.Range(16, 256, Values.Spacing.LOGARITHMIC)),
                        recipe("mixing.mixup", false, true)),
                new Search.Random(trials, seed),
                1);
        List<Trial> drawn = sweep.trials();
        assertThat(drawn).isEqualTo(sweep.trials()).hasSize(trials);
        assertThat(drawn.stream().map(Trial::values)).doesNotHaveDuplicates();
        assertThat(drawn).allSatisfy(trial -> {
            assertThat(trial.recipe().learningRate()).isBetween(1e-4, 1.0);
            assertThat(trial.recipe().batch()).isBetween(16, 256);
        });
    }

    @Test
    void aLogarithmicRangeGivesEachDecadeItsShare() {
        Sweep sweep = sweep(
                subjects(),
                List.of(new Axis.OfRecipe(
                        "optimizer.learningRate", new Values.Range(1e-4, 1, Values.Spacing.LOGARITHMIC))),
                new Search.Random(400, 5),
                1);
        long small = sweep.trials().stream()
                .filter(trial -> trial.recipe().learningRate() < 1e-2)
                .count();
        assertThat(small).as("half of them, give or take four deviations of 10").isBetween(160L, 240L);
    }

    @Test
    void everyOneOfASmallSpaceCanBeDrawnButNotMore() {
        List<Axis> axes = List.of(new Axis.OfRecipe("batch", range(16, 19)), recipe("mixing.mixup", false, true));
        assertThat(sweep(subjects(), axes, new Search.Random(8, 1), 1).trials()).hasSize(8);
        refused(
                "There are only 8 different combinations, fewer than the 9 to draw.",
                () -> sweep(subjects(), axes, new Search.Random(9, 1), 1));
        refused(
                "Nothing varies, so there is nothing to draw.",
                () -> sweep(subjects(), List.of(), new Search.Random(1, 1), 1));
    }

    @Test
    void theDegradationExperimentIsFourNetworksUnderOneRecipe() {
        Sweep sweep = Degradation.of(
                Degradation.networks(), Degradation.recipe(), TensorShape.map(1, 28, 28), 7, Degradation.SEEDS);
        List<Trial> trials = sweep.trials();
        assertThat(trials.stream().map(Trial::subject))
                .containsExactly("Plain-20", "Plain-56", "ResNet-20", "ResNet-56");
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.architecture().input()).isEqualTo(TensorShape.map(1, 28, 28));
            assertThat(trial.architecture().classes()).isEqualTo(7);
            assertThat(trial.recipe()).isEqualTo(Degradation.recipe());
        });
        assertThat(Degradation.recipe(6, 64).learningRate())
                .as("follows the batch")
                .isEqualTo(2 * Degradation.recipe(6, 32).learningRate());
    }

    private static void refused(String message, Runnable made) {
        assertThatThrownBy(made::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static List<Subject> subjects() {
        return List.of(new Subject("resnet", RESNET));
    }

    static Axis recipe(String path, Object... values) {
        return new Axis.OfRecipe(path, Values.Listed.of(values));
    }

    private static Axis node(String node, String setting, Object... values) {
        return new Axis.OfNodes(List.of(node), setting, Values.Listed.of(values));
    }

    private static Values range(double low, double high) {
        return new Values.Range(low, high, Values.Spacing.LINEAR);
    }

    private static Object[] numbers(int count, double step) {
        return Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> (Object) (i * step))
                .toArray();
    }

    private static Sweep sweep(Axis... axes) {
        return sweep(subjects(), List.of(axes), new Search.Grid(), 1);
    }

    static Sweep sweep(List<Subject> subjects, List<Axis> axes, Search search, int seeds) {
        return new Sweep("sweep", subjects, RECIPE, axes, search, seeds, null);
    }
}
