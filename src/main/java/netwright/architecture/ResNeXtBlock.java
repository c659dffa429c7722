package netwright.architecture;

import java.util.List;

/**
 * A bottleneck whose 3×3 works in groups, told by cardinality and width as the paper does: "32×4d" are 32 groups of 4
 * channels where the block puts out 256, and of as many more as it puts out more (Xie et al., 2017, table 1).
 *
 * @param cardinality groups of the 3×3
 * @param groupWidth channels of one group at 256 output channels
 */
public record ResNeXtBlock(int out, int stride, int cardinality, int groupWidth, double dropPath) implements Block {

    /** Output channels at which the width is given. */
    private static final int BASE = 256;

    public static final OperationType TYPE = OperationType.of(
            "resnext_block",
            "ResNeXt block",
            OperationType.Group.BLOCK,
            1,
            "A residual bottleneck of many narrow paths, the groups of its 3×3 (ResNeXt, 2017).",
            "resnext cardinality grouped bottleneck residual",
            List.of(
                    Field.out(256),
                    BlockFields.stride(),
                    Field.integer(
                            "cardinality", "Cardinality", 32, 1, Field.MAX_CHANNELS, "groups", "Groups of the 3×3."),
                    Field.integer(
                            "groupWidth",
                            "Width of a group",
                            4,
                            1,
                            Field.MAX_CHANNELS,
                            "channels",
                            "At 256 output channels; it grows with them."),
                    BlockFields.dropPath()),
            s -> new ResNeXtBlock(
                    s.integer("out"),
                    s.integer("stride"),
                    s.integer("cardinality"),
                    s.integer("groupWidth"),
                    s.decimal("dropPath")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        long path = Math.clamp((long) groupWidth * out / BASE, 1, Field.MAX_CHANNELS / cardinality);
        return Bottleneck.grouped(out, stride, (int) path * cardinality, cardinality, dropPath)
                .expand(in);
    }
}
