package netwright.training;

import java.util.Comparator;
import java.util.stream.IntStream;
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

    /**
     * Some of the images, in their order, each class by its share: what Sainte-Laguë's method would seat. The first
     * {@code n} are among the first {@code n + 1}, and whoever asks gets the same ones.
     */
    ImageSet share(int n) {
        if (n >= count()) {
            return this;
        }
        int[] chosen = shares().limit(n).sorted().toArray();
        int size = Math.toIntExact(stored.elements());
        byte[] some = new byte[n * size];
        for (int i = 0; i < n; i++) {
            System.arraycopy(pixels, chosen[i] * size, some, i * size, size);
        }
        return new ImageSet(
                stored, some, IntStream.of(chosen).map(i -> labels[i]).toArray(), fit.wanted());
    }

    /** All images: of a class with c of them the k-th, from 0, at (k + ½) / c. */
    private IntStream shares() {
        int classes = IntStream.of(labels).max().orElse(-1) + 1;
        int[] total = new int[classes];
        IntStream.of(labels).forEach(label -> total[label]++);
        int[] seen = new int[classes];
        double[] place = new double[count()];
        for (int i = 0; i < place.length; i++) {
            place[i] = (seen[labels[i]]++ + 0.5) / total[labels[i]];
        }
        return IntStream.range(0, place.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> place[i]).thenComparingInt(i -> labels[i]))
                .mapToInt(Integer::intValue);
    }

    byte[] pixels() {
        return pixels;
    }

    int[] labels() {
        return labels;
    }
}
