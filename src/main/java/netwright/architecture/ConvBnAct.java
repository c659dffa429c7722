package netwright.architecture;

import java.util.List;

/**
 * Convolution without bias, batch norm, activation: the cell of most networks since 2015.
 *
 * @param eps of the batch norm; 0.001 in torchvision's GoogLeNet
 */
public record ConvBnAct(int out, int kernel, int stride, int groups, Activation.Function activation, double eps)
        implements Block {

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
                    BlockFields.activation(),
                    BlockFields.eps(1e-5)),
            s -> new ConvBnAct(
                    s.integer("out"),
                    s.integer("kernel"),
                    s.integer("stride"),
                    s.integer("groups"),
                    Activation.Function.of(s.choice("activation")),
                    s.decimal("eps")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    /** With PyTorch's own epsilon. */
    public ConvBnAct(int out, int kernel, int stride, int groups, Activation.Function activation) {
        this(out, kernel, stride, groups, activation, 1e-5);
    }

    @Override
    public boolean counted() {
        return false;
    }

    @Override
    public Fragment expand(TensorShape in) {
        return Fragment.builder()
                .then("conv", Conv2d.plain(out, kernel, stride).withGroups(groups))
                .then("bn", new BatchNorm2d(eps, 0.1))
                .then("act", Activation.of(activation))
                .build();
    }
}
