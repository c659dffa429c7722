package netwright.training;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Three classes of 60 small pictures: a bar that lies, a bar that stands, and a blot. */
final class BarsAndBlots {

    private BarsAndBlots() {}

    /** Draws them into a folder, once, and answers its path. */
    static String in(Path folder) throws IOException {
        if (Files.exists(folder.resolve("blot"))) {
            return folder.toString();
        }
        Random random = new Random(1);
        for (String form : List.of("lying", "standing", "blot")) {
            Files.createDirectories(folder.resolve(form));
            for (int i = 0; i < 60; i++) {
                BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
                Graphics2D pen = picture.createGraphics();
                pen.setColor(new Color(150 + random.nextInt(100), 150 + random.nextInt(100), random.nextInt(250)));
                int at = 2 + random.nextInt(8);
                switch (form) {
                    case "lying" -> pen.fillRect(1, at, 14, 3);
                    case "standing" -> pen.fillRect(at, 1, 3, 14);
                    default -> pen.fillRect(at, 2 + random.nextInt(8), 5, 5);
                }
                pen.dispose();
                ImageIO.write(
                        picture, "png", folder.resolve(form).resolve(i + ".png").toFile());
            }
        }
        return folder.toString();
    }
}
