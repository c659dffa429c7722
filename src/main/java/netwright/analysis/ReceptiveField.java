package netwright.analysis;

import java.util.List;
import netwright.architecture.Window;

/**
 * The input pixels one output position depends on, per axis, as Araujo, Norris and Sim define it (Distill 2019). Where
 * branches join it is the union. Behind global pooling, flatten and linear layers it is the whole image ({@code global}).
 * A gate computed from global means (squeeze and excitation) joins a local branch without widening it.
 */
public record ReceptiveField(Axis vertical, Axis horizontal, boolean global) {

    static final ReceptiveField PIXEL = new ReceptiveField(Axis.PIXEL, Axis.PIXEL, false);
    static final ReceptiveField WHOLE = new ReceptiveField(Axis.PIXEL, Axis.PIXEL, true);

    /**
     * @param first input coordinate of the first output position's first pixel; negative inside padding
     * @param last and of its last pixel
     * @param stride input pixels between neighbouring output positions
     */
    public record Axis(long first, long last, long stride) {
        static final Axis PIXEL = new Axis(0, 0, 1);

        /** Pixels across. */
        public long size() {
            return last - first + 1;
        }

        /** Input coordinate of the centre of the first output position. */
        public double firstCentre() {
            return (first + last) / 2.0;
        }

        /** Endless strided layers on a map that can shrink no more would leave the range of a long. */
        private static final long FARTHEST = 1L << 38;

        Axis through(Window.Axis window) {
            return new Axis(
                    Math.max(first - (long) window.before() * stride, -FARTHEST),
                    Math.min(last + (long) (window.extent() - 1 - window.before()) * stride, FARTHEST),
                    Math.min(stride * window.stride(), FARTHEST));
        }

        Axis union(Axis other) {
            return new Axis(Math.min(first, other.first), Math.max(last, other.last), Math.max(stride, other.stride));
        }

        boolean alignedWith(Axis other) {
            return stride == other.stride && first + last == other.first + other.last;
        }
    }

    ReceptiveField through(Window window) {
        if (global || window.global()) {
            return WHOLE;
        }
        return window.equals(Window.POINT)
                ? this
                : new ReceptiveField(
                        vertical.through(window.vertical()), horizontal.through(window.horizontal()), false);
    }

    static ReceptiveField union(List<ReceptiveField> fields) {
        return fields.stream()
                .filter(field -> !field.global)
                .reduce((a, b) ->
                        new ReceptiveField(a.vertical.union(b.vertical), a.horizontal.union(b.horizontal), false))
                .orElse(WHOLE);
    }

    boolean alignedWith(ReceptiveField other) {
        return global
                || other.global
                || vertical.alignedWith(other.vertical) && horizontal.alignedWith(other.horizontal);
    }

    /** {@code 11×11, stride 4}, or {@code whole image}. */
    @Override
    public String toString() {
        return global
                ? "whole image"
                : "%d×%d, stride %s"
                        .formatted(
                                vertical.size(),
                                horizontal.size(),
                                vertical.stride == horizontal.stride
                                        ? Long.toString(vertical.stride)
                                        : vertical.stride + "×" + horizontal.stride);
    }
}
