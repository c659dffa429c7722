package netwright.architecture;

import java.util.List;

/**
 * A bottleneck whose residual is weighed channel by channel before it is added (Hu et al., 2018, figure 3).
 *
 * @param strideOn {@code 3x3} or {@code 1x1}
 * @param reduction channels of the gate's first layer are the block's, divided by it
 */
public record SeBottleneck(int out, int stride, String strideOn, int reduction, double dropPath) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "se_bottleneck",
            "SE bottleneck",
            OperationType.Group.BLOCK,
            1,
            "A residual bottleneck with squeeze and excitation before the sum (SE-ResNet, 2018).",
            "senet se resnet squeeze excitation attention bottleneck residual",
            List.of(
                    Field.out(256),
                    BlockFields.stride(),
                    Bottleneck.strideOnField(),
                    Field.integer(
                            "reduction", "Reduction", 16, 1, 1_024, "", "How much narrower the gate's first layer is."),
                    BlockFields.dropPath()),
            s -> new SeBottleneck(
                    s.integer("out"),
                    s.integer("stride"),
                    s.choice("strideOn"),
                    s.integer("reduction"),
                    s.decimal("dropPath")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        return Bottleneck.gated(out, stride, strideOn, reduction, dropPath).expand(in);
    }
}
