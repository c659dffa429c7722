package netwright.training;

/**
 * Resizes single planes of bytes with a triangle filter that widens when shrinking, so that small images are averages
 * and not samples. Separable: first along rows, then along columns; weights are made once for a pair of sizes.
 */
final class Resample {

    static final Resample NONE = new Resample(0, new Axis(0, 0, 1, 0, 0), new Axis(0, 0, 1, 0, 0));

    private final int stride;
    private final Axis vertical;
    private final Axis horizontal;

    private Resample(int stride, Axis vertical, Axis horizontal) {
        this.stride = stride;
        this.vertical = vertical;
        this.horizontal = horizontal;
    }

    /** The largest centred part with the target's aspect, resized to the target. */
    static Resample covering(int height, int width, int toHeight, int toWidth) {
        double scale = Math.min((double) height / toHeight, (double) width / toWidth);
        return new Resample(
                width,
                new Axis((height - scale * toHeight) / 2, toHeight, scale, 0, height),
                new Axis((width - scale * toWidth) / 2, toWidth, scale, 0, width));
    }

    /**
     * A part, cut out and then resized: pixels around it play no part, as in PyTorch's antialiased bilinear interpolation.
     *
     * @param width of the whole image
     */
    static Resample cropped(int width, Box box, int toHeight, int toWidth) {
        return new Resample(
                width,
                new Axis(box.top(), toHeight, (double) box.height() / toHeight, box.top(), box.bottom()),
                new Axis(box.left(), toWidth, (double) box.width() / toWidth, box.left(), box.right()));
    }

    /** The whole image resized to {@code tall × wide}, and of that the window of a size at {@code top, left}. */
    static Resample window(
            int height, int width, int tall, int wide, int top, int left, int windowHeight, int windowWidth) {
        double vertical = (double) height / tall;
        double horizontal = (double) width / wide;
        return new Resample(
                width,
                new Axis(top * vertical, windowHeight, vertical, 0, height),
                new Axis(left * horizontal, windowWidth, horizontal, 0, width));
    }

    void plane(byte[] source, int offset, byte[] target, int at) {
        int rows = vertical.last - vertical.first;
        float[] narrow = new float[rows * horizontal.size];
        for (int y = 0; y < rows; y++) {
            int row = offset + (y + vertical.first) * stride;
            for (int x = 0; x < horizontal.size; x++) {
                float sum = 0;
                float[] weights = horizontal.weights[x];
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * (source[row + horizontal.start[x] + k] & 0xff);
                }
                narrow[y * horizontal.size + x] = sum;
            }
        }
        for (int y = 0; y < vertical.size; y++) {
            float[] weights = vertical.weights[y];
            int from = (vertical.start[y] - vertical.first) * horizontal.size;
            for (int x = 0; x < horizontal.size; x++) {
                float sum = 0.5f;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * narrow[from + k * horizontal.size + x];
                }
                target[at + y * horizontal.size + x] = (byte) Math.clamp((int) sum, 0, 255);
            }
        }
    }

    /** For each target position the source positions it averages, and how much of each. */
    private static final class Axis {
        final int size;
        final int[] start;
        final float[][] weights;
        final int first;
        final int last;

        /** Of the source only positions from {@code least} to before {@code end} are read. */
        Axis(double origin, int size, double scale, int least, int end) {
            this.size = size;
            start = new int[size];
            weights = new float[size][];
            double reach = Math.max(1, scale);
            int low = size == 0 ? 0 : Integer.MAX_VALUE;
            int high = 0;
            for (int i = 0; i < size; i++) {
                double centre = origin + (i + 0.5) * scale - 0.5;
                int from = Math.max(least, (int) Math.ceil(centre - reach + 1e-9));
                int to = Math.min(end - 1, (int) Math.floor(centre + reach - 1e-9));
                start[i] = from;
                weights[i] = triangle(centre, reach, from, to);
                low = Math.min(low, from);
                high = Math.max(high, to + 1);
            }
            first = low;
            last = high;
        }

        private static float[] triangle(double centre, double reach, int from, int to) {
            float[] weights = new float[to - from + 1];
            double sum = 0;
            for (int k = from; k <= to; k++) {
                sum += 1 - Math.abs(k - centre) / reach;
            }
            for (int k = from; k <= to; k++) {
                weights[k - from] = (float) ((1 - Math.abs(k - centre) / reach) / sum);
            }
            return weights;
        }
    }
}
