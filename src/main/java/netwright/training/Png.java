package netwright.training;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import netwright.architecture.TensorShape;

/** Turns an image of a data set into a PNG. */
final class Png {

    private Png() {}

    static byte[] of(ImageSet images, int index) {
        byte[] bytes = new byte[Math.toIntExact(images.shape().elements())];
        images.read(index, bytes);
        return of(bytes, images.shape());
    }

    /** @param bytes C×H×W, unsigned; one channel is gray, three are red, green, blue */
    static byte[] of(byte[] bytes, TensorShape shape) {
        int plane = shape.height() * shape.width();
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            int red = bytes[i] & 0xff;
            int green = bytes[shape.channels() == 3 ? plane + i : i] & 0xff;
            int blue = bytes[shape.channels() == 3 ? 2 * plane + i : i] & 0xff;
            picture.setRGB(i % shape.width(), i / shape.width(), red << 16 | green << 8 | blue);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // Reading and writing PNG is pure Java; no cache file, so no folder has to be writable.
            ImageIO.setUseCache(false);
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
