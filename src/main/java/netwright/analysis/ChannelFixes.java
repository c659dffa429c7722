package netwright.analysis;

import java.util.List;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.ChannelSlice;
import netwright.architecture.Layer;
import netwright.architecture.Node;
import netwright.architecture.TensorShape;

/** Ways out for layers that deal out or select channels of which there are others than they expect. */
final class ChannelFixes {

    private ChannelFixes() {}

    static List<Fix> of(Node node, Layer layer, TensorShape in) {
        return switch (layer) {
            case ChannelShuffle shuffle -> {
                int groups = largestDivisor(in.channels(), shuffle.groups());
                yield List.of(set(node, "Set groups to " + groups, new ChannelShuffle(groups)));
            }
            case ChannelSlice slice
            when slice.from() < in.channels() ->
                List.of(set(node, "Keep all from channel " + slice.from(), new ChannelSlice(slice.from(), 0)));
            case ChannelSlice slice -> {
                int half = in.channels() / 2;
                yield List.of(set(node, "Keep channels %d and up".formatted(half), new ChannelSlice(half, 0)));
            }
            default -> List.of();
        };
    }

    private static int largestDivisor(int channels, int most) {
        int divisor = most;
        while (channels % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    private static Fix set(Node node, String label, Layer layer) {
        return new Fix(label, a -> a.replace(node.id(), layer));
    }
}
