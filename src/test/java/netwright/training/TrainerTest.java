package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.Dropout;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.OperationTypes;
import netwright.architecture.TensorShape;
import netwright.recipe.Augmentation;
import netwright.recipe.EngineName;
import netwright.recipe.Kind;
import netwright.recipe.Mixing;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("training")
class TrainerTest {

    @TempDir
    static Path images;

    @TempDir
    Path checkpoints;

    @BeforeAll
    static void draw_pictures() throws IOException {
        BarsAndBlots.in(images);
    }

    /** The plain starter with dropout, so that a resume has random layers to get right. */
    private static Architecture network() {
        return Starters.get("plain_cnn")
                .withInput(TensorShape.map(3, 16, 16))
                .add(Node.of("dropout", new Dropout(0.2)))
                .insert("dropout", Edge.of("flatten", "classifier"));
    }

    /** It with a second classifier, which has batch norm and dropout of its own. */
    static Architecture networkWithAuxiliaryHead() {
        return network()
                .add(Node.of("aux_conv", OperationTypes.get("conv_bn_act").create(Map.of("out", 16))))
                .add(Node.of("aux_pool", AdaptiveAvgPool2d.toOne()))
                .add(Node.of("aux_flatten", new Flatten()))
                .add(Node.of("aux_dropout", new Dropout(0.3)))
                .add(Node.of("aux_fc", new Linear(10, true)))
                .add(Node.of("aux_output", new AuxiliaryOutput(0.3)))
                .connect("pool1", "aux_conv")
                .connect("aux_conv", "aux_pool")
                .connect("aux_pool", "aux_flatten")
                .connect("aux_flatten", "aux_dropout")
                .connect("aux_dropout", "aux_fc")
                .connect("aux_fc", "aux_output");
    }

    private static Recipe recipe(int epochs, Kind<? extends Optimizer> optimizer, double rate, EngineName engine) {
        return Recipe.of(
                        images.toString(),
                        epochs,
                        24,
                        optimizer.create().withLearningRate(rate).withWeightDecay(0.01))
                .withSeed(5)
                .on(engine, "cpu");
    }

    private TrainingJob job(Recipe recipe) {
        return job(network(), recipe);
    }

    private TrainingJob job(Architecture network, Recipe recipe) {
        return new TrainingJob(network, recipe, Path.of("data"), checkpoints);
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_run_on_a_folder_of_images_learns_and_reports_everything(EngineName engine) throws IOException {
        Listening progress = new Listening(step -> false);
        TrainingOutcome outcome = Trainer.train(job(recipe(8, Optimizer.AdamW.KIND, 0.005, engine)), progress);

        assertThat(outcome.end()).isEqualTo(TrainingOutcome.End.COMPLETED);
        assertThat(outcome.engine()).startsWith(engine.label() + " ");
        assertThat(outcome.classNames()).startsWith("blot", "lying", "standing").hasSize(10);
        assertThat(outcome.epochs()).hasSize(8).isEqualTo(progress.epochs);
        EpochMetrics last = outcome.epochs().getLast();
        assertThat(last.validationTop1()).isGreaterThan(0.9);
        assertThat(last.validationTop5()).isGreaterThanOrEqualTo(last.validationTop1());
        assertThat(progress.steps)
                .hasSize(8 * (144 / 24))
                .extracting(StepMetrics::step)
                .isSorted();
        int right = 0;
        int all = 0;
        for (int i = 0; i < 10; i++) {
            right += outcome.confusion()[i][i];
            for (int count : outcome.confusion()[i]) {
                all += count;
            }
        }
        assertThat(all).isEqualTo(36);
        assertThat((double) right / all).isEqualTo(last.validationTop1());
        assertThat(outcome.wrong()).hasSize(36 - right);
        for (TrainingOutcome.WrongExample example : outcome.wrong()) {
            assertThat(ImageIO.read(new ByteArrayInputStream(example.png())).getWidth())
                    .isEqualTo(16);
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_resumed_run_gives_the_numbers_of_an_uninterrupted_one(EngineName engine) throws IOException {
        Recipe plain = recipe(3, Optimizer.Sgd.KIND, 0.01, engine);
        assertResumes(job(plain));
        assertResumes(job(everythingOn(plain)));
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void so_does_a_resumed_run_of_a_network_with_an_auxiliary_classifier(EngineName engine) throws IOException {
        assertResumes(job(networkWithAuxiliaryHead(), recipe(3, Optimizer.AdamW.KIND, 0.01, engine)));
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void so_does_a_run_that_pauses_after_an_epoch_and_goes_on(EngineName engine) throws IOException {
        Recipe recipe = everythingOn(recipe(3, Optimizer.Sgd.KIND, 0.01, engine));
        TrainingJob whole = job(recipe);
        TrainingOutcome expected = Trainer.train(whole, new Listening(step -> false));
        Map<String, float[]> weights = tensors();
        Files.delete(checkpoints.resolve(CheckpointFiles.NEWEST));
        Files.delete(checkpoints.resolve(CheckpointFiles.BEFORE));

        Listening first = new Listening(step -> false);
        TrainingOutcome paused = Trainer.train(pausing(whole, 1), first);
        assertThat(paused.end()).isEqualTo(TrainingOutcome.End.PAUSED);
        assertThat(numbers(paused.epochs())).isEqualTo(numbers(expected.epochs().subList(0, 1)));
        assertThat(first.steps).hasSize(144 / 24);
        assertThat(first.steps.getLast().steps()).as("of the whole run").isEqualTo(3 * 144 / 24);
        assertThat(Trainer.train(pausing(whole, 1), new Listening(step -> false))
                        .end())
                .as("asked once more")
                .isEqualTo(TrainingOutcome.End.PAUSED);

        TrainingOutcome over = Trainer.train(whole, new Listening(step -> false));
        assertThat(over.end()).isEqualTo(TrainingOutcome.End.COMPLETED);
        assertThat(numbers(over.epochs())).isEqualTo(numbers(expected.epochs()));
        assertThat(over.confusion()).isDeepEqualTo(expected.confusion());
        assertThat(tensors())
                .hasSameSizeAs(weights)
                .allSatisfy((name, values) -> assertThat(values).as(name).isEqualTo(weights.get(name)));
    }

    @Test
    void early_stopping_ends_a_run_for_good_before_its_pause() throws IOException {
        Recipe recipe = recipe(9, Optimizer.Sgd.KIND, 1e-9, EngineName.MXNET)
                .withRegularisation(List.of(new Regulariser.EarlyStopping(2)));
        TrainingOutcome outcome = Trainer.train(pausing(job(recipe), 6), new Listening(step -> false));

        assertThat(outcome.end()).isEqualTo(TrainingOutcome.End.COMPLETED);
        assertThat(outcome.epochs()).hasSizeLessThan(6);
    }

    private static TrainingJob pausing(TrainingJob job, int after) {
        return new TrainingJob(job.architecture(), job.recipe(), job.dataSets(), job.checkpoints(), after);
    }

    private Map<String, float[]> tensors() throws IOException {
        return Safetensors.read(checkpoints.resolve(CheckpointFiles.NEWEST)).tensors();
    }

    private void assertResumes(TrainingJob whole) throws IOException {
        List<EpochMetrics> expected =
                Trainer.train(whole, new Listening(step -> false)).epochs();
        Files.delete(checkpoints.resolve(CheckpointFiles.NEWEST));
        Files.delete(checkpoints.resolve(CheckpointFiles.BEFORE));

        Listening first = new Listening(step -> step >= 8);
        assertThat(Trainer.train(whole, first).end()).isEqualTo(TrainingOutcome.End.CANCELLED);
        Listening second = new Listening(step -> false);
        List<EpochMetrics> resumed = Trainer.train(whole, second).epochs();

        int stopped = first.steps.getLast().step();
        assertThat(stopped % (144 / 24)).as("in the middle of an epoch").isNotZero();
        assertThat(second.steps.getFirst().step()).isEqualTo(stopped + 1);
        assertThat(numbers(resumed)).isEqualTo(numbers(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut off", "one bit"})
    void a_damaged_checkpoint_falls_back_to_the_one_before_and_says_so(String damage) throws IOException {
        TrainingJob job = job(recipe(3, Optimizer.Sgd.KIND, 0.01, EngineName.MXNET));
        List<EpochMetrics> expected =
                Trainer.train(job, new Listening(step -> false)).epochs();
        Path newest = checkpoints.resolve(CheckpointFiles.NEWEST);
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 1] ^= 1;
        Files.write(newest, damage.equals("cut off") ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);

        Listening again = new Listening(step -> false);
        List<EpochMetrics> resumed = Trainer.train(job, again).epochs();

        assertThat(again.phases)
                .anySatisfy(phase -> assertThat(phase)
                        .contains(newest.toString(), "Training goes on from the one before.")
                        .containsAnyOf("does not match its SHA-256", "does not fit", "ends early"));
        assertThat(again.steps.getFirst().step())
                .as("two epochs of six steps were kept")
                .isEqualTo(13);
        assertThat(numbers(resumed)).isEqualTo(numbers(expected));
    }

    @Test
    void when_no_checkpoint_can_be_read_training_begins_anew() throws IOException {
        TrainingJob job = job(recipe(2, Optimizer.Sgd.KIND, 0.01, EngineName.MXNET));
        Trainer.train(job, new Listening(step -> false));
        Files.writeString(checkpoints.resolve(CheckpointFiles.NEWEST), "");
        Files.writeString(checkpoints.resolve(CheckpointFiles.BEFORE), "");

        Listening again = new Listening(step -> false);
        Trainer.train(job, again);

        assertThat(again.phases).anyMatch(phase -> phase.endsWith("Training begins anew."));
        assertThat(again.steps.getFirst().step()).isEqualTo(1);
    }

    @Test
    void the_weights_of_the_best_epoch_are_kept_apart_and_old_checkpoints_are_not() throws IOException {
        TrainingJob job = job(recipe(4, Optimizer.AdamW.KIND, 0.005, EngineName.MXNET));
        List<EpochMetrics> epochs =
                Trainer.train(job, new Listening(step -> false)).epochs();

        double best =
                epochs.stream().mapToDouble(EpochMetrics::validationTop1).max().orElseThrow();
        Safetensors kept = Safetensors.read(checkpoints.resolve(CheckpointFiles.BEST));
        assertThat(kept.metadata())
                .containsEntry("validation_top1", Double.toString(best))
                .containsEntry("format", "netwright-checkpoint/1");
        assertThat(kept.tensors().keySet()).noneMatch(name -> name.startsWith("optimizer."));
        try (Stream<Path> files = Files.list(checkpoints)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(CheckpointFiles.NEWEST, CheckpointFiles.BEFORE, CheckpointFiles.BEST);
        }
    }

    @Test
    void the_best_weights_are_those_that_validation_saw_the_average() throws IOException {
        Recipe recipe = recipe(1, Optimizer.Sgd.KIND, 0.01, EngineName.MXNET)
                .withRegularisation(List.of(new Regulariser.WeightAverage(0.9)));
        Trainer.train(job(recipe), new Listening(step -> false));

        Map<String, float[]> best =
                Safetensors.read(checkpoints.resolve(CheckpointFiles.BEST)).tensors();
        Map<String, float[]> newest =
                Safetensors.read(checkpoints.resolve(CheckpointFiles.NEWEST)).tensors();
        assertThat(best)
                .isNotEmpty()
                .allSatisfy((name, values) -> assertThat(values).isEqualTo(newest.get(Learning.AVERAGE + name)));
        assertThat(best.get("classifier.weight")).isNotEqualTo(newest.get("classifier.weight"));
    }

    @Test
    void a_recipe_sets_the_weight_of_an_auxiliary_classifier() {
        Recipe recipe = recipe(1, Optimizer.Sgd.KIND, 0.01, EngineName.MXNET)
                .withRegularisation(List.of(new Regulariser.AuxiliaryLoss(0.7)));

        assertThat(Overrides.of(recipe)
                        .apply(Analysis.of(networkWithAuxiliaryHead()).layers()))
                .extracting(LayerReport::layer)
                .contains(new AuxiliaryOutput(0.7))
                .doesNotContain(new AuxiliaryOutput(0.3));
    }

    /** All that draws at random or keeps state of its own. */
    private static Recipe everythingOn(Recipe recipe) {
        return recipe.withOptimizer(Optimizer.AdamW.KIND.create().withLearningRate(0.01))
                .withAugmentation(Augmentation.kinds().stream()
                        .<Augmentation>map(kind -> kind.create())
                        .toList())
                .withMixing(List.of(new Mixing.Mixup(0.2, 0.8), new Mixing.CutMix(1, 1)))
                .withRegularisation(List.of(
                        new Regulariser.LabelSmoothing(0.1),
                        new Regulariser.GradientClipping(1),
                        new Regulariser.WeightAverage(0.9),
                        new Regulariser.EarlyStopping(50),
                        new Regulariser.DropoutRate(0.3)));
    }

    private static List<List<Double>> numbers(List<EpochMetrics> epochs) {
        return epochs.stream()
                .map(m -> List.of(
                        m.trainLoss(), m.trainTop1(), m.validationLoss(), m.validationTop1(), m.validationTop5()))
                .toList();
    }

    @Test
    void a_checkpoint_of_another_job_is_left_alone() throws IOException {
        Trainer.train(job(recipe(1, Optimizer.Sgd.KIND, 0.01, EngineName.MXNET)), new Listening(s -> false));
        Listening other = new Listening(step -> false);
        Trainer.train(job(recipe(1, Optimizer.Sgd.KIND, 0.02, EngineName.MXNET)), other);
        assertThat(other.steps.getFirst().step()).isEqualTo(1);
    }

    @Test
    void a_finished_run_that_is_started_again_only_validates() throws IOException {
        TrainingJob job = job(recipe(1, Optimizer.Sgd.KIND, 0.01, EngineName.MXNET));
        TrainingOutcome first = Trainer.train(job, new Listening(step -> false));
        Listening again = new Listening(step -> false);
        TrainingOutcome second = Trainer.train(job, again);
        assertThat(again.steps).isEmpty();
        assertThat(second.confusion()).isDeepEqualTo(first.confusion());
        assertThat(second.epochs()).isEqualTo(first.epochs());
    }

    @Test
    void mnist_is_mostly_learned_after_a_hundred_and_fifty_steps() {
        try {
            new DataSets(checkpoints.resolve("data")).fetch("mnist", FetchProgress.SILENT);
        } catch (DataSetFailed notHere) {
            Assumptions.abort(notHere.getMessage());
        }
        Recipe recipe = Recipe.of("mnist", 1, 128, Optimizer.AdamW.KIND.create().withLearningRate(0.004));
        Listening progress = new Listening(step -> step >= 150);
        Trainer.train(
                new TrainingJob(Starters.get("plain_cnn"), recipe, checkpoints.resolve("data"), checkpoints), progress);
        assertThat(progress.steps.stream()
                        .skip(130)
                        .mapToDouble(StepMetrics::top1)
                        .average()
                        .orElseThrow())
                .isGreaterThan(0.9);
    }

    @Test
    void the_first_step_is_the_same_on_both_engines() throws IOException {
        List<Double> losses = new ArrayList<>();
        for (EngineName engine : EngineName.values()) {
            Listening progress = new Listening(step -> step >= 3);
            Trainer.train(job(recipe(1, Optimizer.Sgd.KIND, 0.01, engine)), progress);
            losses.add(progress.steps.get(1).loss());
        }
        assertThat(losses.get(0)).isCloseTo(losses.get(1), within(1e-4));
    }

    @Test
    void a_learning_rate_that_is_far_too_high_fails_with_what_to_try() throws IOException {
        TrainingJob job = job(recipe(30, Optimizer.Sgd.KIND, 100, EngineName.MXNET));
        assertThatThrownBy(() -> Trainer.train(job, new Listening(step -> false)))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("Try a tenth of the learning rate (10.0)");
    }

    @Test
    void a_device_that_is_not_there_fails_with_those_that_are() throws IOException {
        Recipe recipe = recipe(1, Optimizer.Sgd.KIND, 0.1, EngineName.MXNET).on(EngineName.MXNET, "gpu7");
        TrainingJob job = new TrainingJob(network(), recipe, Path.of("data"), checkpoints);
        assertThatThrownBy(() -> Trainer.train(job, new Listening(step -> false)))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("gpu7 is not there");
    }

    @Test
    void a_network_with_too_few_classes_is_refused() throws IOException {
        TrainingJob job = new TrainingJob(
                RandomNetworks.draw(1)
                        .withInput(TensorShape.map(3, 16, 16))
                        .withClasses(2)
                        .replace("classifier", new netwright.architecture.Linear(2, true)),
                recipe(1, Optimizer.Sgd.KIND, 0.1, EngineName.MXNET),
                Path.of("data"),
                checkpoints);
        assertThatThrownBy(() -> Trainer.train(job, new Listening(step -> false)))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageEndingWith("has 3. Set classes to 3.");
    }

    @Test
    void a_warm_up_measures_a_step_and_estimates_the_run() throws IOException {
        Recipe recipe = recipe(4, Optimizer.AdamW.KIND, 0.01, EngineName.MXNET);
        DataSetInfo info = new DataSets(Path.of("data")).describe(images.toString(), TensorShape.map(3, 16, 16));
        WarmUp measured = WarmUp.measure(network(), recipe, info);
        assertThat(measured.secondsPerStep()).isBetween(1e-4, 5.0);
        assertThat(measured.totalSeconds()).isGreaterThan(4 * 6 * measured.secondsPerStep());
        assertThat(measured.memoryBytes()).isPositive();
    }

    @Test
    void both_engines_and_the_processor_are_available() {
        assertThat(Devices.available()).hasSize(2).allSatisfy(available -> {
            assertThat(available.version()).isNotBlank();
            assertThat(available.devices().getFirst().id()).isEqualTo("cpu");
        });
    }

    private static final class Listening implements Progress {
        final List<String> phases = new ArrayList<>();
        final List<StepMetrics> steps = new ArrayList<>();
        final List<EpochMetrics> epochs = new ArrayList<>();
        final Predicate<Integer> stop;

        Listening(Predicate<Integer> stop) {
            this.stop = stop;
        }

        @Override
        public void phase(String text) {
            phases.add(text);
        }

        @Override
        public void step(StepMetrics metrics) {
            steps.add(metrics);
        }

        @Override
        public void epoch(EpochMetrics metrics) {
            epochs.add(metrics);
        }

        @Override
        public boolean cancelled() {
            return stop.test(steps.isEmpty() ? 0 : steps.getLast().step());
        }
    }
}
