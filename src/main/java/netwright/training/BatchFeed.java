package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Turns images into normalised batches. All batches go through the same direct buffers, because direct memory is only
 * given back when the Java heap is collected, which hardly ever happens here.
 */
final class BatchFeed {

    /** Fitting many large images is worth several threads; copying small ones is not. */
    private static final long PARALLEL_FROM = 1 << 20;

    private final ImageSet images;
    private final int classes;
    private final int batch;
    private final int imageSize;
    private final float[][] normal;
    private final ByteBuffer pixels;
    private final ByteBuffer targets;
    private final int[] labels;
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
        this.targets = ByteBuffer.allocateDirect(4 * batch * classes).order(ByteOrder.nativeOrder());
        this.labels = new int[batch];
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

    /** Takes {@code order[from] …} as they are; where the order ends early, its first image fills the batch up. */
    void fill(int[] order, int from) {
        fill(order, from, Augmentation.NONE, 0);
    }

    /** @param seed decides, with the place in the order, how each image is changed */
    void fill(int[] order, int from, Augmentation augmentation, long seed) {
        FloatBuffer floats = pixels.asFloatBuffer();
        FloatBuffer oneHot = targets.asFloatBuffer();
        IntStream places = IntStream.range(0, batch);
        boolean large = (long) batch * imageSize > PARALLEL_FROM;
        (large ? places.parallel() : places).forEach(i -> {
            int index = order[from + i < order.length ? from + i : 0];
            labels[i] = images.label(index);
            byte[] image = own(bytes, i);
            images.read(index, image);
            augmentation.apply(image, images.shape(), own(scratch, i), new SplittableRandom(Seeds.of(seed, from + i)));
            normalise(i, image, floats);
        });
        for (int i = 0; i < batch; i++) {
            for (int c = 0; c < classes; c++) {
                oneHot.put(i * classes + c, c == labels[i] ? 1f : 0f);
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

    /** Label of each place of the batch filled last. */
    int[] labels() {
        return labels;
    }

    /** N×C×H×W, owned by the manager; a copy, so the next batch may be filled while the engine still computes. */
    NDArray images(NDManager manager) {
        var shape = images.shape();
        Shape all = new Shape(batch, shape.channels(), shape.height(), shape.width());
        return owned(manager, pixels, all);
    }

    /** N×classes, one-hot. */
    NDArray targets(NDManager manager) {
        return owned(manager, targets, new Shape(batch, classes));
    }

    private static NDArray owned(NDManager manager, ByteBuffer buffer, Shape shape) {
        NDArray shared = manager.create(buffer.rewind(), shape, DataType.FLOAT32);
        // PyTorch's array still lives in the buffer, MXNet's has copied it already.
        if (manager.getEngine().getEngineName().equals("MXNet")) {
            return shared;
        }
        NDArray own = shared.duplicate();
        shared.close();
        return own;
    }
}
