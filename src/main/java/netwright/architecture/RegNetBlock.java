package netwright.architecture;

import java.util.List;

/**
 * 1×1, grouped 3×3, 1×1 of one width with a shortcut around them (Radosavovic et al., 2020, figure 4: the X block). A gate
 * behind the 3×3 makes it the Y block.
 *
 * @param groupWidth channels of a group of the 3×3
 * @param seReduction the gate's bottleneck has the block's input channels over this; 0 leaves the gate out
 */
public record RegNetBlock(int out, int stride, int groupWidth, int seReduction, double dropPath) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "regnet_block",
            "RegNet block",
            OperationType.Group.BLOCK,
            1,
            "1×1, grouped 3×3 and 1×1 of one width, and a shortcut; with a gate it is RegNetY's (2020).",
            "regnetx regnety design space grouped residual",
            List.of(
                    Field.out(64),
                    BlockFields.stride(),
                    Field.integer(
                            "groupWidth",
                            "Group width",
                            16,
                            1,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Channels of a group of the 3×3; at most the output's."),
                    Field.integer(
                            "seReduction",
                            "SE reduction",
                            0,
                            0,
                            1_024,
                            "",
                            "Adds a gate that reduces to the input's channels over this; 4 in RegNetY, 0 leaves it out."),
                    BlockFields.dropPath()),
            s -> new RegNetBlock(
                    s.integer("out"),
                    s.integer("stride"),
                    s.integer("groupWidth"),
                    s.integer("seReduction"),
                    s.decimal("dropPath")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        Fragment.Builder inside = Fragment.builder()
                .then("f.a.0", Conv2d.plain(out, 1, 1))
                .then("f.a.1", BatchNorm2d.plain())
                .then("f.a.2", Activation.relu())
                .then("f.b.0", Conv2d.plain(out, 3, stride).withGroups(Math.max(1, out / groupWidth)))
                .then("f.b.1", BatchNorm2d.plain())
                .then("f.b.2", Activation.relu());
        if (seReduction > 0) {
            inside.then("f.se", gate(in.channels()));
        }
        inside.then("f.c.0", Conv2d.plain(out, 1, 1)).then("f.c.1", BatchNorm2d.plain());
        inside.thenDropPath(dropPath);
        String branch = inside.last();
        String shortcut = Fragment.IN;
        if (stride != 1 || out != in.channels()) {
            inside.add("proj.0", Conv2d.plain(out, 1, stride), Fragment.IN).then("proj.1", BatchNorm2d.plain());
            shortcut = inside.last();
        }
        return inside.add("add", new Add(), shortcut, branch)
                .then("activation", Activation.relu())
                .build();
    }

    /** Rounds half to even, as Python does. */
    private SqueezeExcitation gate(int channels) {
        int width = Math.max(1, (int) Math.rint((double) channels / seReduction));
        return new SqueezeExcitation(seReduction, width, Activation.Function.RELU, Activation.Function.SIGMOID);
    }
}
