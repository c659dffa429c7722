package netwright.architecture;

import java.util.List;

/**
 * Weighs channels by a gate computed from their global means (Hu et al., 2018, figure 2).
 *
 * @param width units of the bottleneck; 0 means {@code channels / reduction}
 * @param activation behind the first of the two 1×1 convolutions
 * @param gate behind the second; sigmoid in the paper
 */
public record SqueezeExcitation(int reduction, int width, Activation.Function activation, Activation.Function gate)
        implements Block {

    public static final OperationType TYPE = OperationType.of(
            "squeeze_excitation",
            "Squeeze and excitation",
            OperationType.Group.BLOCK,
            1,
            "Global means decide, through a small bottleneck, how much each channel counts (SENet, 2018).",
            "se senet attention gate channel",
            List.of(
                    Field.integer(
                            "reduction",
                            "Reduction",
                            16,
                            1,
                            1_024,
                            "",
                            "The bottleneck has channels / reduction units, at least 1."),
                    Field.integer(
                            "width",
                            "Width",
                            0,
                            0,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Units of the bottleneck; 0 means by reduction."),
                    BlockFields.activation(),
                    Field.choice(
                            "gate",
                            "Gate",
                            Activation.Function.SIGMOID.id(),
                            Activation.Function.ids(),
                            "Turns what comes out into factors; a hard sigmoid in MobileNetV3.")),
            s -> new SqueezeExcitation(
                    s.integer("reduction"),
                    s.integer("width"),
                    Activation.Function.of(s.choice("activation")),
                    Activation.Function.of(s.choice("gate"))));

    /** As in the paper. */
    public SqueezeExcitation(int reduction) {
        this(reduction, 0, Activation.Function.RELU, Activation.Function.SIGMOID);
    }

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean counted() {
        return false;
    }

    @Override
    public boolean keepsShape() {
        return true;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int squeezed = width > 0 ? width : Math.max(1, in.channels() / reduction);
        return Fragment.builder()
                .then("avgpool", AdaptiveAvgPool2d.toOne())
                .then("fc1", Conv2d.plain(squeezed, 1, 1).withBias(true))
                .then("activation", Activation.of(activation))
                .then("fc2", Conv2d.plain(in.channels(), 1, 1).withBias(true))
                .then("scale_activation", Activation.of(gate))
                .add("scale", new Multiply(), Fragment.IN, "scale_activation")
                .build();
    }
}
