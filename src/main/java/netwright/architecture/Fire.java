package netwright.architecture;

import java.util.List;

/** 1×1 down, then 1×1 and 3×3 side by side, each with half of the output (Iandola et al., 2016, figure 1). */
public record Fire(int squeeze, int out) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "fire",
            "Fire",
            OperationType.Group.BLOCK,
            1,
            "Narrows, then widens by 1×1 and 3×3 side by side (SqueezeNet, 2016).",
            "squeezenet squeeze expand",
            List.of(
                    Field.integer(
                            "squeeze",
                            "Squeeze",
                            16,
                            1,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Channels of the 1×1 in front."),
                    Field.out(128, 2)),
            s -> new Fire(s.integer("squeeze"), s.integer("out")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int small = out / 2;
        return Fragment.builder()
                .then("squeeze", Conv2d.plain(squeeze, 1, 1).withBias(true))
                .then("squeeze_activation", Activation.relu())
                .add("expand1x1", Conv2d.plain(small, 1, 1).withBias(true), "squeeze_activation")
                .then("expand1x1_activation", Activation.relu())
                .add("expand3x3", Conv2d.plain(out - small, 3, 1).withBias(true), "squeeze_activation")
                .then("expand3x3_activation", Activation.relu())
                .add("concat", new Concat(), "expand1x1_activation", "expand3x3_activation")
                .build();
    }
}
