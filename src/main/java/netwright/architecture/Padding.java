package netwright.architecture;

/**
 * Zeros around a map, per side in pixels, or PyTorch's {@code same}: the output keeps the input's sides at stride 1,
 * and where the total is odd the extra row or column goes to the bottom and right.
 */
public record Padding(int height, int width, boolean same) {

    public static final Padding NONE = of(0);
    public static final Padding SAME = new Padding(0, 0, true);

    public static Padding of(int side) {
        return new Padding(side, side, false);
    }

    /** Rows or columns in front of the first pixel, for a kernel that spans {@code extent} pixels. */
    int before(int fixed, int extent) {
        return same ? (extent - 1) / 2 : fixed;
    }

    /** Rows or columns behind the last pixel. */
    int after(int fixed, int extent) {
        return same ? extent - 1 - (extent - 1) / 2 : fixed;
    }

    @Override
    public String toString() {
        return same ? "same" : height == width ? Integer.toString(height) : height + "×" + width;
    }
}
