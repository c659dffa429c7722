package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cross-correlation of C×H×W with {@code out} kernels over {@code C / groups} channels each. Output side
 * {@code ⌊(side + padding − dilation·(kernel − 1) − 1) / stride⌋ + 1}, as PyTorch's {@code nn.Conv2d}.
 */
public record Conv2d(int out, Size kernel, Size stride, Padding padding, Size dilation, int groups, boolean bias)
        implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "conv2d",
            "Conv2d",
            OperationType.Group.CONVOLUTION,
            1,
            "Slides kernels over the map; groups = channels makes it depthwise.",
            "convolution filter kernel depthwise grouped pointwise 1x1 3x3",
            List.of(
                    Field.out(64),
                    Field.size("kernel", "Kernel", 3, 1, "Sides of the kernel."),
                    Field.size("stride", "Stride", 1, 1, "Step between positions."),
                    Field.padding(1),
                    Field.size("dilation", "Dilation", 1, 1, "Distance between kernel taps (atrous convolution)."),
                    Field.integer(
                            "groups",
                            "Groups",
                            1,
                            1,
                            Field.MAX_CHANNELS,
                            "",
                            "Splits the channels into independent groups."),
                    Field.onOff(
                            "bias",
                            "Bias",
                            true,
                            "Adds a learned constant per output channel; pointless before batch norm.")),
            s -> new Conv2d(
                    s.integer("out"),
                    s.size("kernel"),
                    s.size("stride"),
                    s.padding(),
                    s.size("dilation"),
                    s.integer("groups"),
                    s.on("bias")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    public Conv2d {
        if (padding.same() && !stride.equals(Size.ONE)) {
            throw new InvalidSetting("padding", "padding 'same' needs stride 1, the stride is " + stride + ".");
        }
    }

    /** Square kernel, one group, no bias, padded so that stride 1 keeps the sides of odd kernels. */
    public static Conv2d plain(int out, int kernel, int stride) {
        return new Conv2d(out, Size.of(kernel), Size.of(stride), Padding.of(kernel / 2), Size.ONE, 1, false);
    }

    public Conv2d withGroups(int newGroups) {
        return new Conv2d(out, kernel, stride, padding, dilation, newGroups, bias);
    }

    public Conv2d withBias(boolean newBias) {
        return new Conv2d(out, kernel, stride, padding, dilation, groups, newBias);
    }

    public Conv2d withPadding(Padding newPadding) {
        return new Conv2d(out, kernel, stride, newPadding, dilation, groups, bias);
    }

    public Conv2d withOut(int newOut) {
        return new Conv2d(newOut, kernel, stride, padding, dilation, groups, bias);
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        if (!in.spatial()) {
            return Shapes.needsMap(in);
        }
        if (in.channels() % groups != 0) {
            return new Objection(
                    Objection.Kind.GROUPS,
                    "%d input channels do not divide into %d groups".formatted(in.channels(), groups));
        }
        if (out % groups != 0) {
            return new Objection(
                    Objection.Kind.GROUPS, "%d output channels do not divide into %d groups".formatted(out, groups));
        }
        return Sliding.tooSmall(in, window(in), false);
    }

    @Override
    public TensorShape output(TensorShape in) {
        Window window = window(in);
        return TensorShape.map(
                out,
                Sliding.floorSide(in.height(), window.vertical()),
                Sliding.floorSide(in.width(), window.horizontal()));
    }

    @Override
    public long parameters(TensorShape in) {
        return (long) out * weightsPerOutput(in) + (bias ? out : 0);
    }

    @Override
    public long macs(TensorShape in) {
        long elements = output(in).elements();
        long each = weightsPerOutput(in);
        return Math.multiplyHigh(elements, each) == 0 && elements * each >= 0 ? elements * each : Long.MAX_VALUE;
    }

    private long weightsPerOutput(TensorShape in) {
        return (long) in.channels() / groups * kernel.height() * kernel.width();
    }

    @Override
    public Window window(TensorShape in) {
        int high = Sliding.extent(kernel.height(), dilation.height());
        int wide = Sliding.extent(kernel.width(), dilation.width());
        return Window.sliding(
                new Window.Axis(
                        high,
                        stride.height(),
                        padding.before(padding.height(), high),
                        padding.after(padding.height(), high)),
                new Window.Axis(
                        wide,
                        stride.width(),
                        padding.before(padding.width(), wide),
                        padding.after(padding.width(), wide)));
    }
}
