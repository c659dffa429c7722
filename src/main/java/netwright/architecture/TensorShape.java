package netwright.architecture;

/**
 * Shape of one activation without the batch dimension: C×H×W for feature maps, N for feature vectors.
 *
 * @param channels C, or N for a vector; at least 1
 * @param height H; 1 for a vector
 * @param width W; 1 for a vector
 * @param spatial true for C×H×W
 */
public record TensorShape(int channels, int height, int width, boolean spatial) {

    /** Sides up to this keep every product of a shape within a long. */
    public static final int LARGEST_SIDE = 1 << 20;

    public TensorShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "Every side must be at least 1, got " + channels + "×" + height + "×" + width);
        }
        if (!spatial && (height != 1 || width != 1)) {
            throw new IllegalArgumentException("A vector has no height and width");
        }
    }

    public static TensorShape map(int channels, int height, int width) {
        return new TensorShape(channels, height, width, true);
    }

    public static TensorShape vector(int features) {
        return new TensorShape(features, 1, 1, false);
    }

    /** Number of values. */
    public long elements() {
        return (long) channels * height * width;
    }

    public int[] dimensions() {
        return spatial ? new int[] {channels, height, width} : new int[] {channels};
    }

    public boolean sameSides(TensorShape other) {
        return spatial == other.spatial && height == other.height && width == other.width;
    }

    /** {@code 64×56×56} or {@code 4096}. */
    @Override
    public String toString() {
        return spatial ? channels + "×" + height + "×" + width : Integer.toString(channels);
    }
}
