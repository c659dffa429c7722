package netwright.architecture;

import java.util.List;

/** One kernel per channel, then a 1×1 convolution that mixes channels, each with batch norm (Howard et al., 2017, figure 3). */
public record DepthwiseSeparable(int out, int kernel, int stride, Activation.Function activation) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "depthwise_separable",
            "Depthwise separable",
            OperationType.Group.BLOCK,
            1,
            "A depthwise and a 1×1 convolution do the work of a full one at a fraction of its MACs (MobileNet, 2017).",
            "mobilenet depthwise pointwise xception",
            List.of(Field.out(64), BlockFields.kernel(3), BlockFields.stride(), BlockFields.activation()),
            s -> new DepthwiseSeparable(
                    s.integer("out"),
                    s.integer("kernel"),
                    s.integer("stride"),
                    Activation.Function.of(s.choice("activation"))));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        return Fragment.builder()
                .then("depthwise", new ConvBnAct(in.channels(), kernel, stride, in.channels(), activation))
                .then("pointwise", new ConvBnAct(out, 1, 1, 1, activation))
                .build();
    }
}
