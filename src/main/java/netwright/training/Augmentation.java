package netwright.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import netwright.architecture.TensorShape;

/** What is done to training images at random, where the kind of images allows it. */
public enum Augmentation {
    /** Digits have a right way round, and of a person's own images nothing is known. */
    NONE {
        @Override
        void apply(byte[] image, TensorShape shape, byte[] scratch, SplittableRandom random) {}
    },

    /** Mirrored left to right half the time, and moved by up to an eighth of the side, zeros moving in. */
    MIRROR_AND_SHIFT {
        @Override
        void apply(byte[] image, TensorShape shape, byte[] scratch, SplittableRandom random) {
            boolean mirror = random.nextBoolean();
            int down = random.nextInt(-shape.height() / 8, shape.height() / 8 + 1);
            int right = random.nextInt(-shape.width() / 8, shape.width() / 8 + 1);
            System.arraycopy(image, 0, scratch, 0, image.length);
            Arrays.fill(image, (byte) 0);
            int rows = shape.channels() * shape.height();
            for (int row = 0; row < rows; row++) {
                int y = row % shape.height() - down;
                if (y < 0 || y >= shape.height()) {
                    continue;
                }
                int source = (row - down) * shape.width();
                for (int x = Math.max(0, right); x < Math.min(shape.width(), shape.width() + right); x++) {
                    int from = mirror ? shape.width() - 1 - (x - right) : x - right;
                    image[row * shape.width() + x] = scratch[source + from];
                }
            }
        }
    };

    /**
     * @param image C×H×W, changed in place
     * @param scratch as long as the image
     */
    abstract void apply(byte[] image, TensorShape shape, byte[] scratch, SplittableRandom random);
}
