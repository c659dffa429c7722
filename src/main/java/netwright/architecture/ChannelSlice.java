package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Channels {@code from} up to but not including {@code to}, counted from 0, as {@code x[:, from:to]} in PyTorch.
 *
 * @param to 0 means to the last
 */
public record ChannelSlice(int from, int to) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "channel_slice",
            "ChannelSlice",
            OperationType.Group.POOLING,
            1,
            "Keeps the channels of a range and leaves the others out, as x[:, from:to].",
            "split chunk select narrow shufflenet range",
            List.of(
                    Field.integer(
                            "from", "From", 0, 0, TensorShape.LARGEST_SIDE, "channels", "First channel kept, from 0."),
                    Field.integer(
                            "to",
                            "To",
                            0,
                            0,
                            TensorShape.LARGEST_SIDE,
                            "channels",
                            "First channel behind those kept; 0 keeps all to the last.")),
            s -> new ChannelSlice(s.integer("from"), s.integer("to")));

    public ChannelSlice {
        if (to != 0 && to <= from) {
            throw new InvalidSetting("to", "to must lie behind from, %d, or be 0, not %d.".formatted(from, to));
        }
    }

    @Override
    public OperationType type() {
        return TYPE;
    }

    /** {@code to}, or behind the last of this many channels. */
    public int end(int channels) {
        return to == 0 ? channels : to;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return from < in.channels() && end(in.channels()) <= in.channels()
                ? null
                : new Objection(
                        Objection.Kind.SETTING,
                        "it keeps channels %d to %d and receives %d"
                                .formatted(from, end(Math.max(in.channels(), from + 1)) - 1, in.channels()));
    }

    @Override
    public TensorShape output(TensorShape in) {
        return new TensorShape(end(in.channels()) - from, in.height(), in.width(), in.spatial());
    }
}
