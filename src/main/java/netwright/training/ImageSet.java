package netwright.training;

import netwright.architecture.TensorShape;

/**
 * Images of one split with their labels. Pixels stay as bytes in the stored size; {@link #read} fits one image to the
 * shape the network wants, so that MNIST on a 3×224×224 network does not need nine gigabytes.
 */
public final class ImageSet {

    private final TensorShape stored;
    private final byte[] pixels;
    private final int[] labels;
    private final Fit fit;

    /**
     * @param stored shape of one image, C×H×W
     * @param pixels N×C×H×W, unsigned bytes
     * @param labels N class indices
     * @param wanted shape in which {@link #read} answers
     */
    ImageSet(TensorShape stored, byte[] pixels, int[] labels, TensorShape wanted) {
        if (pixels.length != labels.length * stored.elements()) {
            throw new IllegalArgumentException(
                    pixels.length + " bytes are not " + labels.length + " images of " + stored);
        }
        this.stored = stored;
        this.pixels = pixels;
        this.labels = labels;
        this.fit = Fit.between(stored, wanted);
    }

    public int count() {
        return labels.length;
    }

    /** Shape of what {@link #read} answers. */
    public TensorShape shape() {
        return fit.wanted();
    }

    public int label(int index) {
        return labels[index];
    }

    /** Writes image {@code index} as C×H×W unsigned bytes to the front of {@code target}. */
    public void read(int index, byte[] target) {
        fit.apply(pixels, Math.toIntExact(index * stored.elements()), target);
    }

    /** What reading does to an image, for people; empty when nothing. */
    String fitting() {
        return fit.description();
    }

    byte[] pixels() {
        return pixels;
    }

    int[] labels() {
        return labels;
    }
}
