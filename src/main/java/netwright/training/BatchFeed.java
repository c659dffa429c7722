package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import netwright.recipe.Mixing;
import netwright.recipe.Recipe;

/**
 * Turns images into normalised batches. All batches go through the same direct buffers, because direct memory is only
 * given back when the Java heap is collected, which hardly ever happens here.
 */
final class BatchFeed {

    /** Fitting many large images is worth several threads; copying small ones is not. Changing any is. */
    private static final long PARALLEL_FROM = 1 << 20;

    private static final long CHANGED_PARALLEL_FROM = 1 << 16;
    private static final long MIXING = -2;

    private final ImageSet images;
    private final int classes;
    private final int batch;
    private final int imageSize;
    private final float[][] normal;
    private final ByteBuffer pixels;
    private final ByteBuffer targetBytes;
    private Targets targets;
    private final AtomicReferenceArray<byte[]> bytes;
    private final AtomicReferenceArray<byte[]> scratch;

    BatchFeed(ImageData data, ImageSet images, int classes, int batch) {
        this.images = images;
        this.classes = classes;
        this.batch = batch;
        this.imageSize = Math.toIntExact(images.shape().elements());
        this.normal = tables(data);
        long bytes = 4L * batch * imageSize;
        if (bytes > Integer.MAX_VALUE) {
            throw new TrainingFailed(
                    "A batch of %d images of %s takes %.1f GB, more than the 2.1 GB that fit. Lower the batch."
                            .formatted(batch, images.shape(), bytes / 1e9));
        }
        this.pixels = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
        this.targetBytes = ByteBuffer.allocateDirect(4 * batch * classes).order(ByteOrder.nativeOrder());
        this.targets = Targets.hard(new int[batch], classes);
        this.bytes = new AtomicReferenceArray<>(batch);
        this.scratch = new AtomicReferenceArray<>(batch);
    }

    /** For each channel, what each of the 256 byte values becomes: zero mean, unit deviation. */
    private static float[][] tables(ImageData data) {
        float[][] tables = new float[data.mean().length][256];
        for (int channel = 0; channel < tables.length; channel++) {
            for (int value = 0; value < 256; value++) {
                tables[channel][value] = (value - data.mean()[channel]) / data.deviation()[channel];
            }
        }
        return tables;
    }

    /**
     * What is done to training images and labels.
     *
     * @param augmenter changes each image
     * @param mixing one of these is drawn for each batch
     * @param smoothing ε of label smoothing
     */
    record Changes(Augmenter augmenter, List<Mixing> mixing, double smoothing) {

        static Changes of(Recipe recipe, ImageData data) {
            return new Changes(
                    new Augmenter(recipe.augmentation(), data.shape(), data.mean()),
                    recipe.mixing(),
                    recipe.labelSmoothing());
        }
    }

    /** Takes {@code order[from] …} as they are; where the order ends early, its first images fill the batch up. */
    void fill(int[] order, int from) {
        int[] labels = labels(order, from);
        boolean large = (long) batch * imageSize > PARALLEL_FROM;
        FloatBuffer floats = pixels.asFloatBuffer();
        places(large).forEach(i -> {
            byte[] image = own(bytes, i);
            images.read(index(order, from + i), image);
            normalise(i, image, floats);
        });
        targets = Targets.hard(labels, classes);
        writeTargets();
    }

    /** Takes one view of each image. */
    void fill(int[] order, int from, View view) {
        int[] labels = labels(order, from);
        Resample resample = view.resample(images.shape());
        FloatBuffer floats = pixels.asFloatBuffer();
        places((long) batch * imageSize > CHANGED_PARALLEL_FROM).forEach(i -> {
            byte[] image = own(bytes, i);
            images.read(index(order, from + i), image);
            if (view.enlargement() > 1) {
                Geometry.resample(image, images.shape(), own(scratch, i), resample);
            }
            if (view.mirrored()) {
                Geometry.mirror(image, images.shape());
            }
            normalise(i, image, floats);
        });
        targets = Targets.hard(labels, classes);
        writeTargets();
    }

    /**
     * @param seed decides, with the place in the order, how each image is changed, and with {@code from} the mixing
     * @return how the batch was mixed
     */
    Mixer fill(int[] order, int from, Changes changes, long seed) {
        int[] labels = labels(order, from);
        boolean large = (long) batch * imageSize > (changes.augmenter().idle() ? PARALLEL_FROM : CHANGED_PARALLEL_FROM);
        places(large).forEach(i -> {
            byte[] image = own(bytes, i);
            images.read(index(order, from + i), image);
            changes.augmenter().apply(image, own(scratch, i), Seeds.of(seed, from + i));
        });
        Mixer mixer = Mixer.draw(changes.mixing(), images.shape(), Seeds.of(Seeds.of(seed, MIXING), from));
        FloatBuffer floats = pixels.asFloatBuffer();
        places(large).forEach(i -> {
            if (mixer.idle()) {
                normalise(i, own(bytes, i), floats);
            } else {
                mix(i, own(bytes, i), own(bytes, partner(i)), mixer, floats);
            }
        });
        int[] partners = places(false).map(i -> labels[partner(i)]).toArray();
        targets = new Targets(labels, partners, mixer.share(), changes.smoothing(), classes);
        writeTargets();
        return mixer;
    }

    private IntStream places(boolean parallel) {
        IntStream places = IntStream.range(0, batch);
        return parallel ? places.parallel() : places;
    }

    private static int index(int[] order, int place) {
        return order[place % order.length];
    }

    private int[] labels(int[] order, int from) {
        return places(false).map(i -> images.label(index(order, from + i))).toArray();
    }

    private int partner(int place) {
        return place == 0 ? batch - 1 : place - 1;
    }

    private void writeTargets() {
        FloatBuffer floats = targetBytes.asFloatBuffer();
        for (int i = 0; i < batch; i++) {
            for (int c = 0; c < classes; c++) {
                floats.put(i * classes + c, (float) targets.of(i, c));
            }
        }
    }

    /** Each place of the batch has its own bytes, because places are filled in parallel. */
    private byte[] own(AtomicReferenceArray<byte[]> all, int place) {
        byte[] own = all.get(place);
        if (own == null) {
            own = new byte[imageSize];
            all.set(place, own);
        }
        return own;
    }

    private void normalise(int place, byte[] image, FloatBuffer floats) {
        int plane = imageSize / normal.length;
        for (int channel = 0; channel < normal.length; channel++) {
            float[] table = normal[channel];
            int at = channel * plane;
            for (int i = at; i < at + plane; i++) {
                floats.put(place * imageSize + i, table[image[i] & 0xff]);
            }
        }
    }

    private void mix(int place, byte[] image, byte[] partner, Mixer mixer, FloatBuffer floats) {
        int plane = imageSize / normal.length;
        int width = images.shape().width();
        float share = (float) mixer.share();
        Box box = mixer.box();
        for (int channel = 0; channel < normal.length; channel++) {
            float[] table = normal[channel];
            for (int pixel = 0; pixel < plane; pixel++) {
                int at = channel * plane + pixel;
                float own = table[image[at] & 0xff];
                float other = table[partner[at] & 0xff];
                float value = box == null
                        ? share * own + (1 - share) * other
                        : box.holds(pixel / width, pixel % width) ? other : own;
                floats.put(place * imageSize + at, value);
            }
        }
    }

    /** Label of each place of the batch filled last. */
    int[] labels() {
        return targets.labels();
    }

    /** What the batch filled last is trained towards. */
    Targets targets() {
        return targets;
    }

    /** N×C×H×W, normalised and mixed; a copy. */
    float[] pixels() {
        float[] copy = new float[batch * imageSize];
        pixels.rewind().asFloatBuffer().get(copy);
        return copy;
    }

    int batch() {
        return batch;
    }

    /** N×C×H×W, owned by the manager; a copy, so the next batch may be filled while the engine still computes. */
    NDArray images(NDManager manager) {
        return images(manager, Part.whole(batch));
    }

    /** The images of a part; several threads may ask for theirs at once. */
    NDArray images(NDManager manager, Part part) {
        var shape = images.shape();
        return owned(manager, pixels, part, new Shape(part.size(), shape.channels(), shape.height(), shape.width()));
    }

    /** N×classes, shares that sum to 1. */
    NDArray targets(NDManager manager, Part part) {
        return owned(manager, targetBytes, part, new Shape(part.size(), classes));
    }

    private static NDArray owned(NDManager manager, ByteBuffer buffer, Part part, Shape shape) {
        int row = buffer.capacity() / part.batch();
        ByteBuffer rows = buffer.slice(part.from() * row, part.size() * row).order(ByteOrder.nativeOrder());
        NDArray shared = manager.create(rows, shape, DataType.FLOAT32);
        // PyTorch's array still lives in the buffer, MXNet's has copied it already.
        if (manager.getEngine().getEngineName().equals("MXNet")) {
            return shared;
        }
        NDArray own = shared.duplicate();
        shared.close();
        return own;
    }
}
