package netwright.architecture;

/**
 * A composite: one definition that expands into layers and smaller blocks. It has one input and one output.
 * Whatever the product computes for a block follows from its expansion.
 */
public sealed interface Block extends Operation
        permits ConvBnAct,
                DepthwiseSeparable,
                SqueezeExcitation,
                BasicBlock,
                Bottleneck,
                ResNeXtBlock,
                SeBottleneck,
                RegNetBlock,
                InvertedResidual,
                FusedInvertedResidual,
                ShuffleUnit,
                ChannelSplit,
                Fire,
                Inception,
                InceptionV3,
                AuxiliaryHead,
                DenseBlock,
                DenseTransition,
                PatchifyStem,
                ConvNeXtBlock,
                ConvNeXtDownsampling,
                Stage,
                DefinedBlock {

    /** The inside for an input of this shape. Every part reads earlier parts, or {@link Fragment#IN}. */
    Fragment expand(TensorShape in);

    /** True for what papers count in their tables of stages as one block: a residual unit, an Inception module. */
    default boolean counted() {
        return true;
    }

    /** True when the output always has the input's shape, so that a stage has to downsample in front of it. */
    default boolean keepsShape() {
        return false;
    }
}
