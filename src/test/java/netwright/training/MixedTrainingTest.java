package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains in bfloat16 on three kinds of small pictures. */
@Tag("training")
class MixedTrainingTest {

    @TempDir
    Path folder;

    private Recipe recipe(int epochs) throws IOException {
        return Recipe.of(
                        BarsAndBlots.in(folder.resolve("images")),
                        epochs,
                        24,
                        Optimizer.AdamW.KIND.create().withLearningRate(0.005))
                .withRegularisation(List.of(new Regulariser.GradientClipping(5), new Regulariser.WeightAverage(0.9)))
                .on(EngineName.PYTORCH, "cpu", Precision.BFLOAT16);
    }

    private TrainingJob job(Recipe recipe, String run) {
        return new TrainingJob(
                Starters.get("plain_cnn").withInput(TensorShape.map(3, 16, 16)),
                recipe,
                Path.of("data"),
                folder.resolve(run));
    }

    private Map<String, float[]> weights(String run) throws IOException {
        return Safetensors.read(folder.resolve(run).resolve(CheckpointFiles.NEWEST))
                .tensors();
    }

    @Test
    void a_network_learns_and_its_checkpoint_keeps_more_than_bfloat16_holds() throws IOException {
        TrainingOutcome outcome = Trainer.train(job(recipe(8), "run"), new Quiet());

        assertThat(outcome.epochs().getLast().trainLoss())
                .isLessThan(outcome.epochs().getFirst().trainLoss() / 2);
        assertThat(outcome.epochs().getLast().validationTop1()).isGreaterThan(0.9);
        weights("run").forEach((name, values) -> {
            int fine = 0;
            for (float value : values) {
                fine += (Float.floatToRawIntBits(value) & 0xffff) == 0 ? 0 : 1;
            }
            assertThat(fine).as(name + " in float32").isGreaterThan(values.length / 2);
        });
        assertThat(Examination.crops(job(recipe(8), "run"), new Crops(false, true), new Quiet())
                        .orElseThrow()
                        .looks()
                        .getFirst()
                        .score()
                        .top1())
                .isEqualTo(outcome.epochs().getLast().validationTop1());
    }

    @Test
    void a_resumed_run_ends_with_the_same_weights_to_the_bit_and_float32_is_another_job() throws IOException {
        Trainer.train(job(recipe(3), "whole"), new Quiet());
        Trainer.train(job(recipe(3), "parts"), new Quiet(8));
        Quiet again = new Quiet();
        Trainer.train(job(recipe(3), "parts"), again);

        assertThat(again.phases).anyMatch(phase -> phase.startsWith("Going on from step"));
        Map<String, float[]> whole = weights("whole");
        Map<String, float[]> parts = weights("parts");
        assertThat(parts.keySet()).isEqualTo(whole.keySet());
        whole.forEach((name, values) -> assertThat(parts.get(name)).as(name).isEqualTo(values));

        Quiet other = new Quiet(1);
        Trainer.train(job(recipe(3).on(EngineName.PYTORCH, "cpu", Precision.FLOAT32), "parts"), other);
        assertThat(other.phases).noneMatch(phase -> phase.startsWith("Going on"));
    }
}
