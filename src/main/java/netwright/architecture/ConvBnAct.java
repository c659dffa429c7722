package netwright.architecture;

import java.util.List;

/** Convolution without bias, batch norm, activation: the cell of most networks since 2015. */
public record ConvBnAct(int out, int kernel, int stride, int groups, Activation.Function activation) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "conv_bn_act",
            "Conv-BN-activation",
            OperationType.Group.BLOCK,
            1,
            "Convolution, batch norm and activation in one.",
            "convolution batch norm relu cbr",
            List.of(
                    Field.out(64),
                    BlockFields.kernel(3),
                    BlockFields.stride(),
                    Field.integer(
                            "groups",
                            "Groups",
                            1,
                            1,
                            Field.MAX_CHANNELS,
                            "",
                            "Splits the channels into independent groups."),
                    BlockFields.activation()),
            s -> new ConvBnAct(
                    s.integer("out"),
                    s.integer("kernel"),
                    s.integer("stride"),
                    s.integer("groups"),
                    Activation.Function.of(s.choice("activation"))));

    @Override
    public OperationType type() {
        return TYPE;
    }

    static ConvBnAct relu(int out, int kernel, int stride) {
        return new ConvBnAct(out, kernel, stride, 1, Activation.Function.RELU);
    }

    @Override
    public Fragment expand(TensorShape in) {
        return Fragment.builder()
                .then("conv", Conv2d.plain(out, kernel, stride).withGroups(groups))
                .then("bn", BatchNorm2d.plain())
                .then("act", Activation.of(activation))
                .build();
    }
}
