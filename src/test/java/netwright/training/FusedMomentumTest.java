package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class FusedMomentumTest {

    /** More than fit in one call, each with its own rate and decay, and some too large for it. */
    @Test
    void every_weight_takes_its_own_step() {
        try (NDManager manager = Engines.get(EngineName.MXNET).newBaseManager()) {
            FusedMomentum fused = new FusedMomentum();
            List<FusedMomentum.Update> updates = new ArrayList<>();
            for (int i = 0; i < 130; i++) {
                Shape shape = new Shape(i % 40 == 7 ? 20_000 : 1 + i);
                NDArray[] arrays = {manager.full(shape, 2f), manager.full(shape, 3f + i), manager.full(shape, -5f)};
                updates.add(new FusedMomentum.Update(
                        arrays[0], arrays[1], arrays[2], 0.01 * i, i % 2 == 0 ? 0.5 : 0, i % 3 == 0 ? 0.9 : 0.8));
                fused.add(updates.getLast());
            }
            fused.finish();
            for (int i = 0; i < updates.size(); i++) {
                FusedMomentum.Update update = updates.get(i);
                double momentum = -5 * update.keep() - update.rate() * (3 + i + 2 * update.decay());
                float tolerance = (float) (1e-5 * (1 + Math.abs(momentum)));
                for (float value : update.momentum().toFloatArray()) {
                    assertThat(value).as("momentum " + i).isCloseTo((float) momentum, within(tolerance));
                }
                for (float value : update.weight().toFloatArray()) {
                    assertThat(value).as("weight " + i).isCloseTo((float) (2 + momentum), within(tolerance));
                }
            }
        }
    }
}
