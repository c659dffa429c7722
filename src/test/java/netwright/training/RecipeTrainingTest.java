package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import netwright.recipe.Schedule;
import netwright.recipe.Transfer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Early stopping, transfer, the rate finder and the ways to look at a finished run, on three kinds of small pictures. */
@Tag("training")
class RecipeTrainingTest {

    private static final String RUN = "11111111-2222-3333-4444-555555555555";

    @TempDir
    Path folder;

    private Architecture network() {
        return Starters.get("plain_cnn").withInput(TensorShape.map(3, 16, 16));
    }

    private Recipe recipe(int epochs, EngineName engine) throws IOException {
        return Recipe.of(
                        BarsAndBlots.in(folder.resolve("images")),
                        epochs,
                        24,
                        Optimizer.AdamW.KIND.create().withLearningRate(0.005))
                .on(engine, "cpu");
    }

    private TrainingJob job(Recipe recipe, String run) {
        return new TrainingJob(network(), recipe, Path.of("data"), folder.resolve(run));
    }

    private Safetensors checkpoint(String run) throws IOException {
        return Safetensors.read(folder.resolve(run).resolve(CheckpointFiles.NEWEST));
    }

    @Test
    void early_stopping_ends_the_run_and_keeps_the_best_weights() throws IOException {
        Recipe recipe = recipe(60, EngineName.MXNET).withRegularisation(List.of(new Regulariser.EarlyStopping(3)));
        TrainingJob job = job(recipe, RUN);
        TrainingOutcome outcome = Trainer.train(job, new Quiet());

        List<EpochMetrics> epochs = outcome.epochs();
        int best = Patience.best(epochs);
        assertThat(outcome.end()).isEqualTo(TrainingOutcome.End.COMPLETED);
        assertThat(epochs).hasSize(best + 3).hasSizeLessThan(60);
        int right = 0;
        for (int i = 0; i < 10; i++) {
            right += outcome.confusion()[i][i];
        }
        assertThat(right / 36.0).isEqualTo(epochs.get(best - 1).validationTop1());
        assertThat(byBatch(job).looks().getFirst().score().top1())
                .isEqualTo(epochs.get(best - 1).validationTop1());
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_linear_probe_changes_the_head_alone(EngineName engine) throws IOException {
        Trainer.train(job(recipe(4, engine), RUN), new Quiet());
        Recipe probe = recipe(2, engine).withSeed(8).withTransfer(new Transfer(RUN, new Transfer.LinearProbe()));
        Quiet progress = new Quiet();
        TrainingOutcome outcome = Trainer.train(job(probe, "probe"), progress);

        assertThat(progress.phases).anyMatch(text -> text.contains("new are classifier.weight, classifier.bias"));
        Map<String, float[]> before = checkpoint(RUN).tensors();
        Map<String, float[]> after = checkpoint("probe").tensors();
        before.forEach((name, values) -> {
            if (!name.startsWith(Learning.OPTIMIZER)) {
                if (name.startsWith("classifier.")) {
                    assertThat(after.get(name)).as(name).isNotEqualTo(values);
                } else {
                    assertThat(after.get(name)).as(name).isEqualTo(values);
                }
            }
        });
        assertThat(outcome.epochs().getLast().validationTop1()).isGreaterThan(0.5);
    }

    /** With plain SGD the first steps are nearly rate·gradient, so the backbone moves a tenth as far. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void fine_tuning_moves_the_backbone_by_the_factor(EngineName engine) throws IOException {
        Trainer.train(job(recipe(1, engine), RUN), new Quiet());
        Recipe sgd = recipe(1, engine)
                .withOptimizer(new Optimizer.Sgd(0.01, 0, false, 0, false))
                .withSchedule(new Schedule.Constant(0));
        double whole = moved(sgd.withTransfer(new Transfer(RUN, new Transfer.FineTune(1))), "whole");
        double tenth = moved(sgd.withTransfer(new Transfer(RUN, new Transfer.FineTune(0.1))), "tenth");
        assertThat(tenth / whole).isCloseTo(0.1, within(0.005));
    }

    /** How far the first steps move the first convolution. */
    private double moved(Recipe recipe, String run) throws IOException {
        Trainer.train(job(recipe, run), new Quiet(1));
        String name = checkpoint(RUN).tensors().keySet().stream()
                .filter(tensor -> tensor.endsWith(".weight"))
                .findFirst()
                .orElseThrow();
        float[] before = checkpoint(RUN).tensors().get(name);
        float[] after = checkpoint(run).tensors().get(name);
        double squares = 0;
        for (int i = 0; i < before.length; i++) {
            squares += Math.pow(after[i] - before[i], 2);
        }
        return Math.sqrt(squares);
    }

    @Test
    void gradual_unfreezing_thaws_one_drawn_node_after_another_from_the_end() {
        Map<String, String> nodes = new java.util.LinkedHashMap<>();
        nodes.put("stem.conv", "stem");
        nodes.put("stem.bn", "stem");
        nodes.put("stage.0.conv1", "stage");
        nodes.put("fc", "fc");
        Thaw thaw = Thaw.of(new Transfer.GradualUnfreezing(2, 0.1), nodes, java.util.Set.of("fc"));
        assertThat(thaw.share("fc.weight", 1)).isEqualTo(1);
        assertThat(thaw.share("stage.0.conv1.weight", 2)).isZero();
        assertThat(thaw.share("stage.0.conv1.weight", 3)).isEqualTo(0.1);
        assertThat(thaw.share("stem.bn.bias", 4)).isZero();
        assertThat(thaw.share("stem.bn.bias", 5)).isEqualTo(0.1);
        assertThat(thaw.still(3)).containsExactlyInAnyOrder("stem.conv", "stem.bn");
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void gradual_unfreezing_trains_and_resumes_to_the_same_numbers(EngineName engine) throws IOException {
        Trainer.train(job(recipe(1, engine), RUN), new Quiet());
        Recipe recipe = recipe(4, engine).withTransfer(new Transfer(RUN, new Transfer.GradualUnfreezing(1, 0.5)));
        double expected = Trainer.train(job(recipe, "whole"), new Quiet())
                .epochs()
                .getLast()
                .trainLoss();
        Trainer.train(job(recipe, "parts"), new Quiet(9));
        double resumed = Trainer.train(job(recipe, "parts"), new Quiet())
                .epochs()
                .getLast()
                .trainLoss();
        assertThat(resumed).isEqualTo(expected);
    }

    @Test
    void weights_that_are_nowhere_are_named() throws IOException {
        Recipe recipe = recipe(1, EngineName.MXNET)
                .withTransfer(new Transfer("99999999-2222-3333-4444-555555555555", new Transfer.LinearProbe()));
        assertThatThrownBy(() -> Trainer.train(job(recipe, "x"), new Quiet()))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("99999999-2222-3333-4444-555555555555 are not on this machine");
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void batch_statistics_at_test_time_break_small_batches(EngineName engine) throws IOException {
        TrainingJob job = job(recipe(8, engine), RUN);
        double trained = Trainer.train(job, new Quiet()).epochs().getLast().validationTop1();
        byte[] before = Files.readAllBytes(folder.resolve(RUN).resolve(CheckpointFiles.NEWEST));

        Examined examined = byBatch(job, 1, 36, 64);
        List<Examined.Look> looks = examined.looks();
        assertThat(looks)
                .extracting(Examined.Look::batch)
                .as("there are 36 images")
                .containsExactly(0, 1, 36);
        Examined.Look running = looks.get(0);
        Examined.Look single = looks.get(1);
        Examined.Look whole = looks.get(2);
        assertThat(running.score().top1()).isEqualTo(trained);
        assertThat(running.change()).isEqualTo(new Paired(36, 0, 0));
        assertThat(single.score().loss())
                .isGreaterThan(whole.score().loss())
                .isGreaterThan(running.score().loss());
        assertThat(single.change().difference())
                .isCloseTo(single.score().top1() - running.score().top1(), within(1e-12));
        assertThat(examined.images()).isEqualTo(examined.available()).isEqualTo(36);
        assertThat(Files.readAllBytes(folder.resolve(RUN).resolve(CheckpointFiles.NEWEST)))
                .isEqualTo(before);
    }

    @Test
    void test_time_views_are_averaged_and_the_whole_image_is_what_validation_saw() throws IOException {
        TrainingJob job = job(recipe(6, EngineName.MXNET), RUN);
        double trained = Trainer.train(job, new Quiet()).epochs().getLast().validationTop1();
        Quiet progress = new Quiet();
        List<Examined.Look> ways = Examination.crops(job, new Crops(true, true), progress)
                .orElseThrow()
                .looks();

        assertThat(ways).extracting(Examined.Look::passes).containsExactly(1, 1, 10, 50);
        assertThat(ways)
                .extracting(Examined.Look::sizes)
                .containsExactly(
                        "16×16",
                        "16×16 out of 18×18",
                        "16×16 out of 18×18",
                        "16×16 at short sides of 16, 18, 27, 34, 46");
        assertThat(ways.get(0).score().top1()).isEqualTo(trained);
        assertThat(ways.get(1).change()).isEqualTo(new Paired(36, 0, 0));
        for (Examined.Look way : ways) {
            assertThat(way.change().difference())
                    .isCloseTo(way.score().top1() - ways.get(1).score().top1(), within(1e-12));
        }
        assertThat(progress.examined).isEqualTo(36);
        assertThat(Examination.crops(job, new Crops(false, true), new Quiet())
                        .orElseThrow()
                        .looks())
                .extracting(Examined.Look::passes)
                .containsExactly(1, 1, 5, 25);
    }

    /** Of a run that is over only the best are left in the end; of others there may be several to choose from. */
    @Test
    void an_examination_says_which_of_the_weights_it_looked_with() throws IOException {
        Recipe plain = recipe(2, EngineName.MXNET);
        assertThat(weights(plain, "plain")).isEqualTo(Examined.Weights.LAST);
        Files.delete(folder.resolve("plain").resolve(CheckpointFiles.NEWEST));
        assertThat(byBatch(job(plain, "plain"), 4).weights()).isEqualTo(Examined.Weights.BEST);
        assertThat(weights(plain.withRegularisation(List.of(new Regulariser.WeightAverage(0.9))), "average"))
                .isEqualTo(Examined.Weights.AVERAGE);
        assertThat(weights(plain.withRegularisation(List.of(new Regulariser.EarlyStopping(5))), "early"))
                .isEqualTo(Examined.Weights.BEST);
    }

    private Examined.Weights weights(Recipe recipe, String run) {
        TrainingJob job = job(recipe, run);
        Trainer.train(job, new Quiet());
        return byBatch(job, 4).weights();
    }

    private static Examined byBatch(TrainingJob job, Integer... batches) {
        return Examination.batchStatistics(job, List.of(batches), new Quiet()).orElseThrow();
    }

    @Test
    void a_sweep_of_rates_begins_with_the_weights_that_the_recipe_takes_over() throws IOException {
        Recipe trained = recipe(8, EngineName.MXNET);
        Trainer.train(job(trained, RUN), new Quiet());
        Recipe probe = trained.withTransfer(new Transfer(RUN, new Transfer.FineTune(1)));

        double fresh = firstLoss(trained);
        double taken = firstLoss(probe);

        assertThat(taken).as("but for the new head").isNotCloseTo(fresh, within(1e-3));
        assertThatThrownBy(() -> firstLoss(trained.withTransfer(
                        new Transfer("99999999-2222-3333-4444-555555555555", new Transfer.LinearProbe()))))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("99999999-2222");
    }

    private double firstLoss(Recipe recipe) throws IOException {
        return RateFinder.sweep(job(recipe, "sweep"), 1e-5, 1e-4, 10, new Quiet())
                .points()
                .getFirst()
                .loss();
    }

    @Test
    void a_sweep_of_rates_rises_exponentially_and_ends_where_the_loss_blows_up() throws IOException {
        Recipe recipe = recipe(1, EngineName.MXNET).withOptimizer(new Optimizer.Sgd(0.1, 0.9, true, 0, false));
        RateFinder.Sweep sweep = RateFinder.sweep(job(recipe, RUN), 1e-4, 1e5, 90, new Quiet());

        assertThat(sweep.diverged()).isTrue();
        assertThat(sweep.points()).hasSizeBetween(20, 89);
        for (int i = 1; i < sweep.points().size(); i++) {
            assertThat(sweep.points().get(i).rate() / sweep.points().get(i - 1).rate())
                    .isCloseTo(Math.pow(1e9, 1 / 89.0), within(1e-9));
        }
        assertThat(sweep.steepest()).isLessThan(sweep.lowest());
        assertThat(folder.resolve(RUN)).as("nothing is saved").doesNotExist();
    }

    @Test
    void the_suggestion_is_where_the_loss_falls_fastest() {
        List<RateFinder.Point> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double loss = i < 80 ? 2 - 1 / (1 + Math.exp(-(i - 40) / 4.0)) : 1 + (i - 80) * 0.1;
            points.add(new RateFinder.Point(i, loss, loss));
        }
        RateFinder.Sweep sweep = RateFinder.sum(points, 100, false);
        assertThat(sweep.steepest()).isCloseTo(40, within(1.0));
        assertThat(sweep.lowest()).isCloseTo(79, within(1.0));
    }

    /** Of two hundred sweeps over nothing but noise; a slope is looked for in many places of each. */
    @Test
    void where_the_loss_is_noise_nothing_is_suggested() {
        int suggested = 0;
        for (int seed = 0; seed < 200; seed++) {
            if (!Double.isNaN(noisy(seed, 25, 0).steepest())) {
                suggested++;
            }
        }
        assertThat(suggested).isLessThan(20);
        List<Double> found = new ArrayList<>();
        for (int seed = 0; seed < 50; seed++) {
            found.add(noisy(seed, 100, 1).steepest());
        }
        assertThat(found).allSatisfy(rate -> assertThat(rate).isBetween(30.0, 70.0));
        assertThat(RateFinder.sum(List.of(), 10, false).steepest()).isNaN();
    }

    /** Losses around 2.3 that fall by so much about the middle, with a deviation of 0.1. */
    private static RateFinder.Sweep noisy(int seed, int steps, double fall) {
        Random random = new Random(seed);
        List<RateFinder.Point> points = new ArrayList<>();
        double average = 0;
        for (int i = 0; i < steps; i++) {
            double loss = 2.3 - fall / (1 + Math.exp(-(i - steps / 2.0) / 8)) + 0.1 * random.nextGaussian();
            average = 0.95 * average + 0.05 * loss;
            points.add(new RateFinder.Point(i, loss, average / (1 - Math.pow(0.95, i + 1))));
        }
        return RateFinder.sum(points, steps, false);
    }
}
