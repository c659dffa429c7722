package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;
import netwright.recipe.Augmentation;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.Mixing;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs over several replicas on the CPU. */
@Tag("training")
class SeveralDevicesTest {

    @TempDir
    static Path images;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw_pictures() throws IOException {
        BarsAndBlots.in(images);
    }

    private static Architecture network(UnaryLayer norm) {
        return ReplicasTest.network(norm).withInput(TensorShape.map(3, 16, 16));
    }

    /** All that draws at random, mixes, clips and averages. Batches of 25 do not divide. */
    private static Recipe recipe(EngineName engine, int devices) {
        return Recipe.of(
                        images.toString(),
                        2,
                        25,
                        Optimizer.Sgd.KIND.create().withLearningRate(0.05).withWeightDecay(0.01))
                .withAugmentation(List.of(new Augmentation.HorizontalFlip(0.5), new Augmentation.Translate(0.125)))
                .withMixing(List.of(new Mixing.Mixup(0.4, 0.5), new Mixing.CutMix(1, 0.5)))
                .withRegularisation(List.of(
                        new Regulariser.LabelSmoothing(0.1),
                        new Regulariser.GradientClipping(0.5),
                        new Regulariser.WeightAverage(0.9)))
                .on(engine, DeviceNames.of("cpu", devices));
    }

    private TrainingJob job(UnaryLayer norm, Recipe recipe, String run) {
        return new TrainingJob(network(norm), recipe, Path.of("data"), folder.resolve(run));
    }

    private Map<String, float[]> weights(String run) throws IOException {
        return Safetensors.read(folder.resolve(run).resolve(CheckpointFiles.NEWEST))
                .tensors();
    }

    private static List<Double> losses(TrainingJob job) {
        Steps steps = new Steps(Integer.MAX_VALUE);
        Trainer.train(job, steps);
        return steps.losses;
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void without_batch_norm_a_run_over_two_or_three_devices_is_the_run_over_one(EngineName engine) throws IOException {
        UnaryLayer norm = new LayerNorm2d(1e-6);
        List<Double> one = losses(job(norm, recipe(engine, 1), "one"));
        assertThat(one).hasSize(2 * (144 / 25));
        for (int devices : List.of(2, 3)) {
            List<Double> several = losses(job(norm, recipe(engine, devices), "several" + devices));
            for (int i = 0; i < one.size(); i++) {
                assertThat(several.get(i)).as("step " + (i + 1)).isCloseTo(one.get(i), within(1e-4));
            }
            Map<String, float[]> expected = weights("one");
            weights("several" + devices).forEach((name, values) -> {
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i]).as(name).isCloseTo(expected.get(name)[i], within(1e-4f));
                }
            });
        }
    }

    @Test
    void with_batch_norm_it_is_another_run() {
        UnaryLayer norm = new BatchNorm2d(1e-5, 0.1);
        assertThat(losses(job(norm, recipe(EngineName.MXNET, 2), "two")).getLast())
                .isNotCloseTo(
                        losses(job(norm, recipe(EngineName.MXNET, 1), "one")).getLast(), within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void an_interrupted_run_over_two_devices_ends_with_the_same_bits(EngineName engine) throws IOException {
        UnaryLayer norm = new BatchNorm2d(1e-5, 0.1);
        Trainer.train(job(norm, recipe(engine, 2), "whole"), new Steps(Integer.MAX_VALUE));
        Trainer.train(job(norm, recipe(engine, 2), "parts"), new Steps(3));
        Steps rest = new Steps(Integer.MAX_VALUE);
        Trainer.train(job(norm, recipe(engine, 2), "parts"), rest);

        assertThat(rest.numbers.getFirst()).isGreaterThan(3);
        Map<String, float[]> whole = weights("whole");
        assertThat(whole).containsKey("norm.running_mean");
        weights("parts").forEach((name, values) -> assertThat(values).as(name).isEqualTo(whole.get(name)));
    }

    @Test
    void a_run_over_two_devices_is_another_job_than_over_one() throws IOException {
        UnaryLayer norm = new LayerNorm2d(1e-6);
        Trainer.train(job(norm, recipe(EngineName.MXNET, 2), "run"), new Steps(6));
        assertThat(Files.exists(folder.resolve("run").resolve(CheckpointFiles.NEWEST)))
                .isTrue();
        Steps other = new Steps(3);
        Trainer.train(job(norm, recipe(EngineName.MXNET, 1), "run"), other);
        assertThat(other.numbers.getFirst()).isEqualTo(1);
    }

    /** As on two slots of a worker. */
    @ParameterizedTest
    @EnumSource(EngineName.class)
    void two_runs_at_once_in_a_process_do_not_disturb_each_other(EngineName engine) throws Exception {
        UnaryLayer norm = new LayerNorm2d(1e-6);
        List<Double> alone = losses(job(norm, recipe(engine, 1), "alone"));
        try (ExecutorService slots = Executors.newFixedThreadPool(2)) {
            List<Callable<List<Double>>> both = List.of(
                    () -> losses(job(norm, recipe(engine, 1), "left")),
                    () -> losses(job(norm, recipe(engine, 1), "right")));
            for (Future<List<Double>> run : slots.invokeAll(both)) {
                assertThat(run.get()).isEqualTo(alone);
            }
        }
    }

    /** Listens to steps, and cancels after some. */
    private static final class Steps implements Progress {

        final List<Double> losses = new ArrayList<>();
        final List<Integer> numbers = new ArrayList<>();
        private final int last;

        Steps(int last) {
            this.last = last;
        }

        @Override
        public void phase(String text) {}

        @Override
        public void step(StepMetrics metrics) {
            losses.add(metrics.loss());
            numbers.add(metrics.step());
        }

        @Override
        public boolean cancelled() {
            return losses.size() >= last;
        }
    }
}
