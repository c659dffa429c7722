package netwright.architecture;

import java.util.List;

/**
 * ShuffleNetV2's unit (Ma et al., 2018, figure 3c and d): half of the channels pass, the other half goes through 1×1,
 * depthwise 3×3, 1×1, and a shuffle mixes them. Where it strides or widens, both branches read all channels and work.
 */
public record ShuffleUnit(int out, int stride) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "shuffle_unit",
            "Shuffle unit",
            OperationType.Group.BLOCK,
            1,
            "Half of the channels pass, half are worked on, and a shuffle mixes them (ShuffleNetV2, 2018).",
            "shufflenet split depthwise channel shuffle",
            List.of(Field.out(116, 2), BlockFields.stride()),
            s -> new ShuffleUnit(s.integer("out"), s.integer("stride")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int right = out / 2;
        int left = out - right;
        Fragment.Builder inside = Fragment.builder();
        boolean whole = stride > 1 || in.channels() != out;
        String passed = "split1";
        String worked = Fragment.IN;
        if (whole) {
            passed = working(inside, in.channels(), left);
        } else {
            inside.add("split1", new ChannelSlice(0, left), Fragment.IN);
            inside.add("split2", new ChannelSlice(left, 0), Fragment.IN);
            worked = "split2";
        }
        inside.add("branch2.0", Conv2d.plain(right, 1, 1), worked)
                .then("branch2.1", BatchNorm2d.plain())
                .then("branch2.2", Activation.relu())
                .then("branch2.3", Conv2d.plain(right, 3, stride).withGroups(right))
                .then("branch2.4", BatchNorm2d.plain())
                .then("branch2.5", Conv2d.plain(right, 1, 1))
                .then("branch2.6", BatchNorm2d.plain())
                .then("branch2.7", Activation.relu());
        return inside.add("concat", new Concat(), passed, "branch2.7")
                .then("shuffle", new ChannelShuffle(2))
                .build();
    }

    private String working(Fragment.Builder inside, int channels, int width) {
        inside.add("branch1.0", Conv2d.plain(channels, 3, stride).withGroups(channels), Fragment.IN)
                .then("branch1.1", BatchNorm2d.plain())
                .then("branch1.2", Conv2d.plain(width, 1, 1))
                .then("branch1.3", BatchNorm2d.plain())
                .then("branch1.4", Activation.relu());
        return inside.last();
    }
}
