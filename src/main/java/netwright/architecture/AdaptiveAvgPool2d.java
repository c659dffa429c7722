package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Averages to a fixed {@code output} size whatever the input's, as {@code nn.AdaptiveAvgPool2d}; 1×1 is global pooling. */
public record AdaptiveAvgPool2d(Size output) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "adaptive_avg_pool2d",
            "AdaptiveAvgPool2d",
            OperationType.Group.POOLING,
            1,
            "Averages to a fixed size; 1×1 is global average pooling.",
            "global average pooling gap squeeze",
            List.of(Field.size("output", "Output size", 1, 1, "Sides of the output.")),
            s -> new AdaptiveAvgPool2d(s.size("output")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    public static AdaptiveAvgPool2d toOne() {
        return new AdaptiveAvgPool2d(Size.ONE);
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return Shapes.needsMap(in);
    }

    @Override
    public TensorShape output(TensorShape in) {
        return TensorShape.map(in.channels(), output.height(), output.width());
    }

    @Override
    public Window window(TensorShape in) {
        return output.height() == in.height() && output.width() == in.width() ? Window.POINT : Window.GLOBAL;
    }
}
