package netwright.architecture;

/** A pair of sides in pixels; written as one number where both are equal. */
public record Size(int height, int width) {

    public static final Size ONE = new Size(1, 1);

    public static Size of(int side) {
        return new Size(side, side);
    }

    public boolean square() {
        return height == width;
    }

    /** {@code 3×3}. */
    @Override
    public String toString() {
        return height + "×" + width;
    }
}
