package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Largest value of each window, per channel, as {@code nn.MaxPool2d}; padding counts as minus infinity. */
public record MaxPool2d(Size kernel, Size stride, Size padding, boolean ceilMode) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "max_pool2d",
            "MaxPool2d",
            OperationType.Group.POOLING,
            1,
            "Keeps the largest value of each window.",
            "maxpool downsample subsample",
            List.of(
                    Field.size("kernel", "Kernel", 2, 1, "Sides of the window."),
                    Field.size("stride", "Stride", 2, 1, "Step between windows."),
                    Field.size("padding", "Padding", 0, 0, "Border around the map; at most half the kernel."),
                    Field.onOff("ceilMode", "Ceil mode", false, "Rounds the output side up instead of down.")),
            s -> new MaxPool2d(s.size("kernel"), s.size("stride"), s.size("padding"), s.on("ceilMode")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    public static MaxPool2d square(int kernel, int stride, int padding) {
        return new MaxPool2d(Size.of(kernel), Size.of(stride), Size.of(padding), false);
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
