package netwright.training;

import java.util.Arrays;
import netwright.architecture.TensorShape;

/** Moves the pixels of byte images, C×H×W, in place; {@code scratch} is as long as the image. */
final class Geometry {

    private Geometry() {}

    static void mirror(byte[] image, TensorShape shape) {
        int width = shape.width();
        for (int row = 0; row < image.length; row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                byte kept = image[left];
                image[left] = image[right];
                image[right] = kept;
            }
        }
    }

    static void upsideDown(byte[] image, TensorShape shape, byte[] scratch) {
        int width = shape.width();
        int plane = shape.height() * width;
        System.arraycopy(image, 0, scratch, 0, image.length);
        for (int from = 0; from < image.length; from += plane) {
            for (int y = 0; y < shape.height(); y++) {
                System.arraycopy(scratch, from + (shape.height() - 1 - y) * width, image, from + y * width, width);
            }
        }
    }

    /** Zeros move in from the other side. */
    static void shift(byte[] image, TensorShape shape, byte[] scratch, int down, int right) {
        int width = shape.width();
        int kept = width - Math.abs(right);
        System.arraycopy(image, 0, scratch, 0, image.length);
        Arrays.fill(image, (byte) 0);
        if (kept <= 0) {
            return;
        }
        int rows = shape.channels() * shape.height();
        for (int row = 0; row < rows; row++) {
            int y = row % shape.height() - down;
            if (y >= 0 && y < shape.height()) {
                int from = (row - down) * width + Math.max(0, -right);
                System.arraycopy(scratch, from, image, row * width + Math.max(0, right), kept);
            }
        }
    }

    /** Puts each plane through the resampling. */
    static void resample(byte[] image, TensorShape shape, byte[] scratch, Resample resample) {
        int plane = shape.height() * shape.width();
        System.arraycopy(image, 0, scratch, 0, image.length);
        for (int from = 0; from < image.length; from += plane) {
            resample.plane(scratch, from, image, from);
        }
    }

    /**
     * Turns about the centre, counterclockwise for positive angles as torchvision's {@code rotate}; bilinear, zeros
     * outside.
     */
    static void rotate(byte[] image, TensorShape shape, byte[] scratch, double degrees) {
        int height = shape.height();
        int width = shape.width();
        int plane = height * width;
        float cos = (float) Math.cos(Math.toRadians(degrees));
        float sin = (float) Math.sin(Math.toRadians(degrees));
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        System.arraycopy(image, 0, scratch, 0, image.length);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float fromX = cos * (x - middleX) - sin * (y - middleY) + middleX;
                float fromY = sin * (x - middleX) + cos * (y - middleY) + middleY;
                sample(scratch, image, y * width + x, fromX, fromY, height, width, plane);
            }
        }
    }

    private static void sample(
            byte[] source, byte[] target, int at, float x, float y, int height, int width, int plane) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float fx = x - left;
        float fy = y - top;
        for (int from = 0; from < target.length; from += plane) {
            float upper = (1 - fx) * pixel(source, from, left, top, height, width)
                    + fx * pixel(source, from, left + 1, top, height, width);
            float lower = (1 - fx) * pixel(source, from, left, top + 1, height, width)
                    + fx * pixel(source, from, left + 1, top + 1, height, width);
            target[from + at] = (byte) (int) ((1 - fy) * upper + fy * lower + 0.5f);
        }
    }

    private static int pixel(byte[] source, int from, int x, int y, int height, int width) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : source[from + y * width + x] & 0xff;
    }

    /** Fills a rectangle, cut off at the image's border, with one value a channel. */
    static void cover(byte[] image, TensorShape shape, Box box, byte[] values) {
        Box inside = box.within(shape.height(), shape.width());
        int plane = shape.height() * shape.width();
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = inside.top(); y < inside.bottom(); y++) {
                int row = channel * plane + y * shape.width();
                Arrays.fill(image, row + inside.left(), row + Math.max(inside.left(), inside.right()), values[channel]);
            }
        }
    }
}
