package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.ChannelSlice;
import netwright.architecture.Layer;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which channels go where; the two engines agreeing would not show it. */
@Tag("training")
class ChannelOpsTest {

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_shuffle_orders_six_channels_as_pytorchs_does(EngineName engine) {
        assertThat(channels(new ChannelShuffle(3), engine)).containsExactly(0, 2, 4, 1, 3, 5);
        assertThat(channels(new ChannelShuffle(2), engine)).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void a_slice_keeps_its_channels(EngineName engine) {
        assertThat(channels(new ChannelSlice(1, 3), engine)).containsExactly(1, 2);
        assertThat(channels(new ChannelSlice(4, 0), engine)).containsExactly(4, 5);
    }

    /** What the layer makes of maps that hold their channel's number, of the second of two images. */
    private static int[] channels(Layer layer, EngineName engine) {
        TensorShape in = LayerSamples.IN;
        int positions = in.height() * in.width();
        float[] numbers = new float[2 * in.channels() * positions];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i / positions % in.channels() + (i < numbers.length / 2 ? 100 : 0);
        }
        LoweredBlock block = Lowering.lower(LayerSamples.alone(layer), engine);
        try (NDManager manager = Engines.get(engine).newBaseManager()) {
            NDArray x = manager.create(numbers, new Shape(2, in.channels(), in.height(), in.width()));
            float[] y = block.forward(x, Pass.inference(manager)).toFloatArray();
            int[] found = new int[y.length / 2 / positions];
            for (int i = 0; i < found.length; i++) {
                found[i] = (int) y[y.length / 2 + i * positions + positions / 2];
            }
            return found;
        }
    }
}
