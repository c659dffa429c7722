package netwright.architecture;

import java.util.List;

/**
 * 1×1 up, depthwise, 1×1 down without an activation behind it, and a shortcut where the shapes agree (Sandler et al.,
 * 2018, figure 3b); with a gate it is the block of MobileNetV3 (Howard et al., 2019, figure 4) and EfficientNet's MBConv
 * (Tan and Le, 2019).
 *
 * @param expansion width of the middle over the input's; 1 leaves the widening out
 * @param hidden width of the middle where {@code expansion} cannot say it; 0 means by expansion
 * @param seReduction 0 leaves the gate out
 * @param seStyle what the gate narrows and how it gates, as the network of that name does in torchvision
 * @param eps of the batch norms
 * @param momentum of the batch norms
 */
public record InvertedResidual(
        int out,
        int kernel,
        int stride,
        int expansion,
        int hidden,
        Activation.Function activation,
        int seReduction,
        String seStyle,
        double dropPath,
        double eps,
        double momentum)
        implements Block {

    private static final String MOBILENET_V3 = "mobilenet_v3";

    public static final OperationType TYPE = OperationType.of(
            "inverted_residual",
            "Inverted residual",
            OperationType.Group.BLOCK,
            1,
            "Widens, works on each channel apart, narrows again (MobileNetV2, 2018; MBConv of EfficientNet, 2019).",
            "mobilenet efficientnet mbconv bottleneck expansion depthwise",
            List.of(
                    Field.out(64),
                    BlockFields.kernel(3),
                    BlockFields.stride(),
                    Field.integer("expansion", "Expansion", 6, 1, 64, "", "Width of the middle over the input's."),
                    Field.integer(
                            "hidden",
                            "Hidden channels",
                            0,
                            0,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Width of the middle; 0 means by expansion."),
                    Field.choice(
                            "activation",
                            "Activation",
                            Activation.Function.RELU6.id(),
                            Activation.Function.ids(),
                            "Non-linearity inside the block; none follows the last convolution."),
                    BlockFields.seReduction(),
                    Field.choice(
                            "seStyle",
                            "SE style",
                            "efficientnet",
                            List.of("efficientnet", MOBILENET_V3),
                            "efficientnet: reduces the block's input, sigmoid; mobilenet_v3: reduces the middle to a "
                                    + "multiple of 8, hard sigmoid."),
                    BlockFields.dropPath(),
                    BlockFields.eps(1e-5),
                    BlockFields.momentum()),
            s -> new InvertedResidual(
                    s.integer("out"),
                    s.integer("kernel"),
                    s.integer("stride"),
                    s.integer("expansion"),
                    s.integer("hidden"),
                    Activation.Function.of(s.choice("activation")),
                    s.integer("seReduction"),
                    s.choice("seStyle"),
                    s.decimal("dropPath"),
                    s.decimal("eps"),
                    s.decimal("momentum")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int middle = hidden > 0 ? hidden : expansion * in.channels();
        BatchNorm2d norm = new BatchNorm2d(eps, momentum);
        Fragment.Builder branch = Fragment.builder();
        if (middle != in.channels()) {
            branch.then("expand.0", Conv2d.plain(middle, 1, 1))
                    .then("expand.1", norm)
                    .then("expand.2", Activation.of(activation));
        }
        branch.then("depthwise.0", Conv2d.plain(middle, kernel, stride).withGroups(middle))
                .then("depthwise.1", norm)
                .then("depthwise.2", Activation.of(activation));
        if (seReduction > 0) {
            branch.then("se", gate(in.channels(), middle));
        }
        branch.then("project.0", Conv2d.plain(out, 1, 1)).then("project.1", norm);
        if (stride != 1 || out != in.channels()) {
            return branch.build();
        }
        branch.thenDropPath(dropPath);
        return branch.add("add", new Add(), branch.last(), Fragment.IN).build();
    }

    private SqueezeExcitation gate(int channels, int middle) {
        return seStyle.equals(MOBILENET_V3)
                ? new SqueezeExcitation(
                        seReduction,
                        multipleOfEight(middle / seReduction),
                        Activation.Function.RELU,
                        Activation.Function.HARDSIGMOID)
                : new SqueezeExcitation(
                        seReduction, Math.max(1, channels / seReduction), activation, Activation.Function.SIGMOID);
    }

    /** The nearest multiple of 8, at least 8, and the next where that would take more than a tenth away. */
    private static int multipleOfEight(int channels) {
        int nearest = Math.max(8, (channels + 4) / 8 * 8);
        return nearest * 10 < channels * 9 ? nearest + 8 : nearest;
    }
}
