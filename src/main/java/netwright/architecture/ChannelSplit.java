package netwright.architecture;

import java.util.List;

/**
 * One of {@code parts} equal shares of the channels, the last one smaller where they do not divide, as
 * {@code torch.chunk(x, parts, dim=1)[part - 1]}. A network that needs all shares has one of these for each.
 *
 * @param part counted from 1
 */
public record ChannelSplit(int parts, int part) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "channel_split",
            "Channel split",
            OperationType.Group.BLOCK,
            1,
            "One of several equal shares of the channels: half of them for each branch of a ShuffleNetV2 unit.",
            "chunk half shufflenet csp slice",
            List.of(
                    Field.integer("parts", "Parts", 2, 2, 1_024, "", "Shares that the channels are cut into."),
                    Field.integer("part", "Part", 1, 1, 1_024, "", "Which of them, counted from 1.")),
            s -> new ChannelSplit(s.integer("parts"), s.integer("part")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean counted() {
        return false;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int share = Math.ceilDiv(in.channels(), parts);
        int from = share * (part - 1);
        int to = from < in.channels() ? Math.min(from + share, in.channels()) : from + share;
        return Fragment.builder().then("slice", new ChannelSlice(from, to)).build();
    }
}
