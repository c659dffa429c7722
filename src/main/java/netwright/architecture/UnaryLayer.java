package netwright.architecture;

import org.jspecify.annotations.Nullable;

/** A layer with one input. Shapes are without the batch dimension. */
public sealed interface UnaryLayer extends Layer
        permits Conv2d,
                Linear,
                BatchNorm2d,
                LayerNorm2d,
                LocalResponseNorm,
                Activation,
                MaxPool2d,
                AvgPool2d,
                AdaptiveAvgPool2d,
                Flatten,
                Dropout,
                DropPath,
                LayerScale,
                Pad,
                ChannelShuffle,
                ChannelSlice,
                Output,
                AuxiliaryOutput {

    /** Why this layer cannot take {@code in}, or null. The other methods ask for an input without objection. */
    @Nullable Objection objection(TensorShape in);

    TensorShape output(TensorShape in);

    /** Trainable values. */
    default long parameters(TensorShape in) {
        return 0;
    }

    /** Values kept but not trained, counted as PyTorch does. */
    default long buffers(TensorShape in) {
        return 0;
    }

    /** Multiply-accumulates of convolutions and linear layers for one image; bias, norms and activations are not counted. */
    default long macs(TensorShape in) {
        return 0;
    }

    /** What one output position looks at. */
    default Window window(TensorShape in) {
        return Window.POINT;
    }
}
