package netwright.architecture;

import java.util.List;

/** Weighs channels by a gate computed from their global means (Hu et al., 2018, figure 2). */
public record SqueezeExcitation(int reduction) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "squeeze_excitation",
            "Squeeze and excitation",
            OperationType.Group.BLOCK,
            1,
            "Global means decide, through a small bottleneck, how much each channel counts (SENet, 2018).",
            "se senet attention gate channel",
            List.of(Field.integer(
                    "reduction",
                    "Reduction",
                    16,
                    1,
                    1_024,
                    "",
                    "The bottleneck has channels / reduction units, at least 1.")),
            s -> new SqueezeExcitation(s.integer("reduction")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean keepsShape() {
        return true;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int squeezed = Math.max(1, in.channels() / reduction);
        return Fragment.builder()
                .then("avgpool", AdaptiveAvgPool2d.toOne())
                .then("fc1", Conv2d.plain(squeezed, 1, 1).withBias(true))
                .then("relu", Activation.relu())
                .then("fc2", Conv2d.plain(in.channels(), 1, 1).withBias(true))
                .then("sigmoid", Activation.of(Activation.Function.SIGMOID))
                .add("scale", new Multiply(), Fragment.IN, "sigmoid")
                .build();
    }
}
