package netwright.architecture;

import org.jspecify.annotations.Nullable;

/** What max and average pooling share. */
final class PoolWindow {

    private PoolWindow() {}

    /** PyTorch's rule: at most half the kernel, so that no window lies in padding alone. */
    static @Nullable Objection tooMuchPadding(Size kernel, Size padding) {
        return padding.height() * 2 <= kernel.height() && padding.width() * 2 <= kernel.width()
                ? null
                : new Objection(
                        Objection.Kind.SETTING, "padding %s is more than half of kernel %s".formatted(padding, kernel));
    }

    static Window window(Size kernel, Size stride, Size padding, Size dilation) {
        return Window.sliding(
                new Window.Axis(
                        Sliding.extent(kernel.height(), dilation.height()),
                        stride.height(),
                        padding.height(),
                        padding.height()),
                new Window.Axis(
                        Sliding.extent(kernel.width(), dilation.width()),
                        stride.width(),
                        padding.width(),
                        padding.width()));
    }

    static TensorShape output(TensorShape in, Window window, boolean ceil) {
        return TensorShape.map(
                in.channels(),
                Sliding.side(in.height(), window.vertical(), ceil),
                Sliding.side(in.width(), window.horizontal(), ceil));
    }
}
