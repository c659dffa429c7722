package netwright.training;

import netwright.architecture.TensorShape;

/**
 * Fits images of one shape to another: gray to colour by repeating, colour to gray by luma (ITU-R BT.601), a few pixels
 * more by a border of zeros, everything else by cropping to the target's aspect and resampling.
 */
final class Fit {

    /** A border of up to this share of the side is added instead of resampling, which would blur 28×28 to 32×32. */
    private static final double LARGEST_BORDER = 0.3;

    private final TensorShape from;
    private final TensorShape to;
    private final boolean border;
    private final Resample resample;

    private Fit(TensorShape from, TensorShape to) {
        this.from = from;
        this.to = to;
        this.border = to.height() >= from.height()
                && to.width() >= from.width()
                && to.height() - from.height() <= LARGEST_BORDER * from.height()
                && to.width() - from.width() <= LARGEST_BORDER * from.width();
        this.resample =
                border ? Resample.NONE : Resample.covering(from.height(), from.width(), to.height(), to.width());
    }

    /** Throws {@link DataSetFailed} where the channels cannot be converted. */
    static Fit between(TensorShape from, TensorShape to) {
        if (!to.spatial()) {
            throw new DataSetFailed("The network's input is a vector of " + to
                    + ", but images need C×H×W. Set the input shape to " + from + ".");
        }
        if (from.channels() != to.channels() && from.channels() * to.channels() != 3) {
            throw new DataSetFailed("Images of " + from + " cannot be given to a network with " + to.channels()
                    + " input channels. Set the input shape to " + from + ".");
        }
        return new Fit(from, to);
    }

    TensorShape wanted() {
        return to;
    }

    String description() {
        String size = from.sameSides(to)
                ? ""
                : border
                        ? "padded to " + to.height() + "×" + to.width()
                        : "resized to " + to.height() + "×" + to.width();
        String colour = from.channels() == to.channels()
                ? ""
                : from.channels() < to.channels() ? "gray repeated over 3 channels" : "colour turned to gray";
        return size.isEmpty() || colour.isEmpty() ? size + colour : size + ", " + colour;
    }

    void apply(byte[] source, int offset, byte[] target) {
        int plane = from.height() * from.width();
        int wanted = to.height() * to.width();
        if (from.channels() > to.channels()) {
            place(luma(source, offset, plane), 0, target, 0);
            return;
        }
        for (int channel = 0; channel < from.channels(); channel++) {
            place(source, offset + channel * plane, target, channel * wanted);
        }
        for (int channel = from.channels(); channel < to.channels(); channel++) {
            System.arraycopy(target, 0, target, channel * wanted, wanted);
        }
    }

    private void place(byte[] source, int offset, byte[] target, int at) {
        if (!border) {
            resample.plane(source, offset, target, at);
            return;
        }
        if (from.height() == to.height() && from.width() == to.width()) {
            System.arraycopy(source, offset, target, at, from.height() * from.width());
            return;
        }
        java.util.Arrays.fill(target, at, at + to.height() * to.width(), (byte) 0);
        int top = (to.height() - from.height()) / 2;
        int left = (to.width() - from.width()) / 2;
        for (int y = 0; y < from.height(); y++) {
            System.arraycopy(
                    source, offset + y * from.width(), target, at + (y + top) * to.width() + left, from.width());
        }
    }

    private static byte[] luma(byte[] source, int offset, int plane) {
        byte[] gray = new byte[plane];
        for (int i = 0; i < plane; i++) {
            int red = source[offset + i] & 0xff;
            int green = source[offset + plane + i] & 0xff;
            int blue = source[offset + 2 * plane + i] & 0xff;
            gray[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return gray;
    }
}
