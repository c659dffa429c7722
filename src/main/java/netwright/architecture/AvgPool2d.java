package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mean of each window, per channel, as {@code nn.AvgPool2d}. */
public record AvgPool2d(Size kernel, Size stride, Size padding, boolean ceilMode, boolean countIncludePad)
        implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "avg_pool2d",
            "AvgPool2d",
            OperationType.Group.POOLING,
            1,
            "Averages each window.",
            "avgpool average mean downsample",
            List.of(
                    Field.size("kernel", "Kernel", 2, 1, "Sides of the window."),
                    Field.size("stride", "Stride", 2, 1, "Step between windows."),
                    Field.size("padding", "Padding", 0, 0, "Border around the map; at most half the kernel."),
                    Field.onOff("ceilMode", "Ceil mode", false, "Rounds the output side up instead of down."),
                    Field.onOff("countIncludePad", "Count padding", true, "Padding zeros count in the mean.")),
            s -> new AvgPool2d(
                    s.size("kernel"), s.size("stride"), s.size("padding"), s.on("ceilMode"), s.on("countIncludePad")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        if (!in.spatial()) {
            return Shapes.needsMap(in);
        }
        return PoolWindow.tooMuchPadding(kernel, padding) instanceof Objection padded
                ? padded
                : Sliding.tooSmall(in, window(in), ceilMode);
    }

    @Override
    public TensorShape output(TensorShape in) {
        return PoolWindow.output(in, window(in), ceilMode);
    }

    @Override
    public Window window(TensorShape in) {
        return PoolWindow.window(kernel, stride, padding, Size.ONE);
    }
}
