package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals channels out across groups, so that grouped convolutions mix (Zhang et al., 2018, figure 1): channel
 * {@code g·(C/groups) + i} becomes channel {@code i·groups + g}, as {@code nn.ChannelShuffle}.
 */
public record ChannelShuffle(int groups) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "channel_shuffle",
            "ChannelShuffle",
            OperationType.Group.POOLING,
            1,
            "Deals channels out across groups, so that grouped convolutions mix (ShuffleNet, 2018).",
            "shufflenet groups permute mix",
            List.of(Field.integer("groups", "Groups", 2, 1, 1_024, "", "Groups the channels come from.")),
            s -> new ChannelShuffle(s.integer("groups")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        if (!in.spatial()) {
            return Shapes.needsMap(in);
        }
        return in.channels() % groups == 0
                ? null
                : new Objection(
                        Objection.Kind.GROUPS,
                        "%d channels do not divide into %d groups".formatted(in.channels(), groups));
    }

    @Override
    public TensorShape output(TensorShape in) {
        return in;
    }
}
