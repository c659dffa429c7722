package netwright.journey;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Digits of seven segments, shifted and noisy, for where MNIST cannot be fetched. */
final class OwnImages {

    private static final int SIDE = 28;
    private static final int EACH = 400;

    /** Segments that are lit, from a (top) to g (middle), for 0 to 9. */
    private static final String[] LIT = {
        "abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg"
    };

    private OwnImages() {}

    static Path folder(Path data) {
        return data.resolve("digits");
    }

    /** Makes them, some hundred of each. */
    static Path in(Path data) {
        Random random = new Random(1);
        try {
            for (int digit = 0; digit < 10; digit++) {
                Path own = Files.createDirectories(folder(data).resolve("digit " + digit));
                for (int i = 0; i < EACH; i++) {
                    ImageIO.write(
                            image(digit, random), "png", own.resolve(i + ".png").toFile());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder(data);
    }

    private static BufferedImage image(int digit, Random random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.translate(random.nextInt(-3, 4), random.nextInt(-3, 4));
        pen.rotate(random.nextGaussian() * 0.15, SIDE / 2.0, SIDE / 2.0);
        pen.setColor(new Color(0xffffff));
        for (char segment : LIT[digit].toCharArray()) {
            switch (segment) {
                case 'a' -> pen.fillRect(9, 4, 10, 3);
                case 'b' -> pen.fillRect(17, 4, 3, 10);
                case 'c' -> pen.fillRect(17, 13, 3, 10);
                case 'd' -> pen.fillRect(9, 21, 10, 3);
                case 'e' -> pen.fillRect(8, 13, 3, 10);
                case 'f' -> pen.fillRect(8, 4, 3, 10);
                default -> pen.fillRect(9, 12, 10, 3);
            }
        }
        pen.dispose();
        for (int speck = 0; speck < 90; speck++) {
            image.setRGB(random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(0x1000000));
        }
        return image;
    }
}
