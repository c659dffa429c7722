package netwright.architecture;

import org.jspecify.annotations.Nullable;

/** The arithmetic shared by everything that slides a kernel along one axis. */
final class Sliding {

    private Sliding() {}

    /** Pixels spanned by a kernel with holes: {@code dilation · (kernel − 1) + 1}. */
    static int extent(int kernel, int dilation) {
        return dilation * (kernel - 1) + 1;
    }

    /** {@code ⌊(in + before + after − extent) / stride⌋ + 1}, rounded down also below zero; may be less than 1. */
    static int floorSide(int in, Window.Axis axis) {
        return Math.floorDiv(in + axis.before() + axis.after() - axis.extent(), axis.stride()) + 1;
    }

    /** PyTorch's ceil mode: rounds up, but the last window has to start inside the input or the padding before it. */
    static int ceilSide(int in, Window.Axis axis) {
        int side = -Math.floorDiv(-(in + axis.before() + axis.after() - axis.extent()), axis.stride()) + 1;
        return (side - 1) * axis.stride() >= in + axis.before() ? side - 1 : side;
    }

    static @Nullable Objection tooSmall(TensorShape in, Window window, boolean ceil) {
        int height = side(in.height(), window.vertical(), ceil);
        int width = side(in.width(), window.horizontal(), ceil);
        if (height >= 1 && width >= 1) {
            return null;
        }
        return new Objection(
                Objection.Kind.OUTPUT_BELOW_ONE,
                "the output would be %d×%d. Input %s, kernel %d×%d, stride %d×%d, padding %d×%d"
                        .formatted(
                                Math.max(height, 0),
                                Math.max(width, 0),
                                in,
                                window.vertical().extent(),
                                window.horizontal().extent(),
                                window.vertical().stride(),
                                window.horizontal().stride(),
                                window.vertical().before(),
                                window.horizontal().before()));
    }

    static int side(int in, Window.Axis axis, boolean ceil) {
        return ceil ? ceilSide(in, axis) : floorSide(in, axis);
    }
}
