package netwright.training;

import netwright.architecture.TensorShape;

/**
 * Colour changes of byte images as torchvision defines them for uint8 tensors ({@code adjust_brightness} and its
 * siblings), truncation included. Images are C×H×W with one channel or three.
 */
final class Colour {

    private Colour() {}

    /** Every value times the factor. */
    static void brightness(byte[] image, double factor) {
        byte[] table = blended((float) factor, 0);
        replace(image, 0, image.length, table);
    }

    /** Away from, or towards, the mean of the gray image. */
    static void contrast(byte[] image, TensorShape shape, double factor) {
        int plane = shape.height() * shape.width();
        long sum = 0;
        for (int i = 0; i < plane; i++) {
            sum += shape.channels() == 3 ? gray(image, i, plane) : image[i] & 0xff;
        }
        byte[] table = blended((float) factor, (float) sum / plane);
        replace(image, 0, image.length, table);
    }

    /** Away from, or towards, the pixel's own gray; nothing for gray images. */
    static void saturation(byte[] image, TensorShape shape, double factor) {
        if (shape.channels() != 3) {
            return;
        }
        int plane = shape.height() * shape.width();
        float ratio = (float) factor;
        for (int i = 0; i < plane; i++) {
            float rest = (1 - ratio) * gray(image, i, plane);
            for (int at = i; at < 3 * plane; at += plane) {
                image[at] = truncated(ratio * (image[at] & 0xff) + rest);
            }
        }
    }

    /** Turns the hue by a share of the colour circle; nothing for gray images. */
    static void hue(byte[] image, TensorShape shape, double turn) {
        if (shape.channels() != 3) {
            return;
        }
        int plane = shape.height() * shape.width();
        for (int i = 0; i < plane; i++) {
            float r = (image[i] & 0xff) / 255f;
            float g = (image[i + plane] & 0xff) / 255f;
            float b = (image[i + 2 * plane] & 0xff) / 255f;
            float most = Math.max(r, Math.max(g, b));
            float least = Math.min(r, Math.min(g, b));
            if (most == least) {
                continue;
            }
            float h = hue(r, g, b, most, most - least) + (float) turn;
            h -= (float) Math.floor(h);
            paint(image, i, plane, h, (most - least) / most, most);
        }
    }

    /** Of the hexagon, 0 to 1 (may exceed it by rounding). */
    private static float hue(float r, float g, float b, float most, float range) {
        float red = (most - r) / range;
        float green = (most - g) / range;
        float blue = (most - b) / range;
        float sixths = most == r ? blue - green : most == g ? 2 + red - blue : 4 + green - red;
        float share = sixths / 6 + 1;
        return share - (float) Math.floor(share);
    }

    private static void paint(byte[] image, int at, int plane, float h, float s, float v) {
        float sector = (float) Math.floor(h * 6);
        float f = h * 6 - sector;
        float p = clamp(v * (1 - s));
        float q = clamp(v * (1 - s * f));
        float t = clamp(v * (1 - s * (1 - f)));
        switch ((int) sector % 6) {
            case 0 -> put(image, at, plane, v, t, p);
            case 1 -> put(image, at, plane, q, v, p);
            case 2 -> put(image, at, plane, p, v, t);
            case 3 -> put(image, at, plane, p, q, v);
            case 4 -> put(image, at, plane, t, p, v);
            default -> put(image, at, plane, v, p, q);
        }
    }

    private static void put(byte[] image, int at, int plane, float r, float g, float b) {
        image[at] = toByte(r);
        image[at + plane] = toByte(g);
        image[at + 2 * plane] = toByte(b);
    }

    /** torchvision's convert_image_dtype: 256 steps of equal size. */
    private static byte toByte(float share) {
        return (byte) (int) (share * (255 + 1 - 1e-3f));
    }

    private static float clamp(float share) {
        return Math.clamp(share, 0f, 1f);
    }

    private static int gray(byte[] image, int i, int plane) {
        return (int) (0.2989f * (image[i] & 0xff)
                + 0.587f * (image[i + plane] & 0xff)
                + 0.114f * (image[i + 2 * plane] & 0xff));
    }

    private static byte[] blended(float ratio, float other) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = truncated(ratio * value + (1 - ratio) * other);
        }
        return table;
    }

    private static void replace(byte[] image, int from, int to, byte[] table) {
        for (int i = from; i < to; i++) {
            image[i] = table[image[i] & 0xff];
        }
    }

    private static byte truncated(float value) {
        return (byte) (int) Math.clamp(value, 0f, 255f);
    }
}
