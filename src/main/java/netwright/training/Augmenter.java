package netwright.training;

import java.util.List;
import java.util.SplittableRandom;
import netwright.architecture.TensorShape;
import netwright.recipe.Augmentation;

/** Changes training images at random, as a recipe asks. Immutable, so any number of threads may use it. */
public final class Augmenter {

    /** torchvision tries so often to find a rectangle that fits. */
    private static final int ATTEMPTS = 10;

    private final List<Augmentation> changes;
    private final TensorShape shape;
    private final byte[] fill;

    /**
     * @param changes in the order in which they are applied
     * @param shape of one image, C×H×W
     * @param mean of each channel, 0 to 255, which covers what is erased
     */
    public Augmenter(List<Augmentation> changes, TensorShape shape, float[] mean) {
        this.changes = List.copyOf(changes);
        this.shape = shape;
        this.fill = new byte[shape.channels()];
        for (int channel = 0; channel < fill.length; channel++) {
            fill[channel] = (byte) Math.clamp(Math.round(mean[channel]), 0, 255);
        }
    }

    boolean idle() {
        return changes.isEmpty();
    }

    /**
     * Changes one image in place.
     *
     * @param image C×H×W unsigned bytes
     * @param scratch as long as the image
     * @param seed decides every draw
     */
    public void apply(byte[] image, byte[] scratch, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Augmentation change : changes) {
            apply(change, image, scratch, random);
        }
    }

    private void apply(Augmentation change, byte[] image, byte[] scratch, SplittableRandom random) {
        switch (change) {
            case Augmentation.HorizontalFlip(double p) -> {
                if (random.nextDouble() < p) {
                    Geometry.mirror(image, shape);
                }
            }
            case Augmentation.VerticalFlip(double p) -> {
                if (random.nextDouble() < p) {
                    Geometry.upsideDown(image, shape, scratch);
                }
            }
            case Augmentation.RandomCrop(int padding) ->
                Geometry.shift(image, shape, scratch, within(random, padding), within(random, padding));
            case Augmentation.Translate(double share) ->
                Geometry.shift(
                        image, shape, scratch, within(random, (int) (share * shape.height())), within(random, (int)
                                (share * shape.width())));
            case Augmentation.RandomResizedCrop crop -> {
                Box box = crop(crop, random);
                Geometry.resample(
                        image, shape, scratch, Resample.cropped(shape.width(), box, shape.height(), shape.width()));
            }
            case Augmentation.ScaleCrop(double from, double to) ->
                Geometry.resample(image, shape, scratch, enlarged(between(random, from, to), random));
            case Augmentation.Rotation(double degrees) ->
                Geometry.rotate(image, shape, scratch, between(random, -degrees, degrees));
            case Augmentation.ColourJitter jitter -> jitter(jitter, image, random);
            case Augmentation.RandomErasing erasing -> erase(erasing, image, random);
            case Augmentation.Cutout(double length) -> {
                int side = Math.max(1, (int) Math.round(length * Math.min(shape.height(), shape.width())));
                int top = random.nextInt(shape.height()) - side / 2;
                int left = random.nextInt(shape.width()) - side / 2;
                Geometry.cover(image, shape, Box.of(top, left, side, side), fill);
            }
        }
    }

    private static int within(SplittableRandom random, int reach) {
        return random.nextInt(-reach, reach + 1);
    }

    private static double between(SplittableRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** torchvision's RandomResizedCrop.get_params. */
    Box crop(Augmentation.RandomResizedCrop crop, SplittableRandom random) {
        int height = shape.height();
        int width = shape.width();
        for (int i = 0; i < ATTEMPTS; i++) {
            double area = height * width * between(random, crop.minScale(), crop.maxScale());
            double aspect = Math.exp(between(random, Math.log(crop.minAspect()), Math.log(crop.maxAspect())));
            int w = (int) Math.rint(Math.sqrt(area * aspect));
            int h = (int) Math.rint(Math.sqrt(area / aspect));
            if (w > 0 && w <= width && h > 0 && h <= height) {
                return Box.of(random.nextInt(height - h + 1), random.nextInt(width - w + 1), h, w);
            }
        }
        double aspect = (double) width / height;
        int w = aspect > crop.maxAspect() ? (int) Math.rint(height * crop.maxAspect()) : width;
        int h = aspect < crop.minAspect() ? (int) Math.rint(width / crop.minAspect()) : height;
        return Box.of((height - h) / 2, (width - w) / 2, h, w);
    }

    private Resample enlarged(double factor, SplittableRandom random) {
        int tall = (int) Math.rint(shape.height() * factor);
        int wide = (int) Math.rint(shape.width() * factor);
        int top = random.nextInt(tall - shape.height() + 1);
        int left = random.nextInt(wide - shape.width() + 1);
        return Resample.window(shape.height(), shape.width(), tall, wide, top, left, shape.height(), shape.width());
    }

    private void jitter(Augmentation.ColourJitter jitter, byte[] image, SplittableRandom random) {
        int[] order = {0, 1, 2, 3};
        for (int i = 3; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        double brightness = factor(random, jitter.brightness());
        double contrast = factor(random, jitter.contrast());
        double saturation = factor(random, jitter.saturation());
        double hue = between(random, -jitter.hue(), jitter.hue());
        for (int next : order) {
            if (next == 0 && jitter.brightness() > 0) {
                Colour.brightness(image, brightness);
            } else if (next == 1 && jitter.contrast() > 0) {
                Colour.contrast(image, shape, contrast);
            } else if (next == 2 && jitter.saturation() > 0) {
                Colour.saturation(image, shape, saturation);
            } else if (next == 3 && jitter.hue() > 0) {
                Colour.hue(image, shape, hue);
            }
        }
    }

    private static double factor(SplittableRandom random, double reach) {
        return between(random, Math.max(0, 1 - reach), 1 + reach);
    }

    /** torchvision's RandomErasing.get_params; where no rectangle fits, nothing is erased. */
    private void erase(Augmentation.RandomErasing erasing, byte[] image, SplittableRandom random) {
        if (random.nextDouble() >= erasing.p()) {
            return;
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            double area = shape.height() * shape.width() * between(random, erasing.minArea(), erasing.maxArea());
            double aspect = Math.exp(between(random, Math.log(erasing.minAspect()), Math.log(erasing.maxAspect())));
            int h = (int) Math.rint(Math.sqrt(area * aspect));
            int w = (int) Math.rint(Math.sqrt(area / aspect));
            if (h < shape.height() && w < shape.width()) {
                int top = random.nextInt(shape.height() - h + 1);
                int left = random.nextInt(shape.width() - w + 1);
                Geometry.cover(image, shape, Box.of(top, left, h, w), fill);
                return;
            }
        }
    }
}
