package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnImagesTest {

    private static final TensorShape SHAPE = TensorShape.map(3, 8, 8);

    @TempDir
    Path folder;

    private final DataSets sets = new DataSets(Path.of("unused"));

    @Test
    void a_folder_a_class_is_split_into_four_fifths_and_a_fifth() throws IOException {
        fill(folder.resolve("cats"), 10, "png", Color.RED);
        fill(folder.resolve("dogs"), 20, "jpg", Color.BLUE);
        ImageData data = load();
        assertThat(data.classNames()).containsExactly("cats", "dogs");
        assertThat(data.train().count()).isEqualTo(8 + 16);
        assertThat(data.test().count()).isEqualTo(2 + 4);
        byte[] pixels = new byte[192];
        data.train().read(0, pixels);
        assertThat(pixels[0] & 0xff).isEqualTo(255);
        assertThat(pixels[64] & 0xff).isZero();
        assertThat(load().hash()).isEqualTo(data.hash());
    }

    @Test
    void train_and_val_folders_are_taken_as_they_are() throws IOException {
        fill(folder.resolve("train/a"), 3, "png", Color.RED);
        fill(folder.resolve("train/b"), 4, "png", Color.RED);
        fill(folder.resolve("val/a"), 2, "png", Color.RED);
        ImageData data = load();
        assertThat(data.train().count()).isEqualTo(7);
        assertThat(data.test().count()).isEqualTo(2);
        DataSetInfo info = sets.describe(folder.toString(), SHAPE);
        assertThat(info.trainImages()).isEqualTo(7);
        assertThat(info.classes()).containsExactly("a", "b");
    }

    @Test
    void a_zip_with_a_folder_around_everything_is_read_in_place() throws IOException {
        Path zip = folder.resolve("pictures.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"all/a/1", "all/a/2", "all/b/1", "all/b/2"}) {
                out.putNextEntry(new ZipEntry(name + ".png"));
                out.write(picture(20, 10, "png", Color.GREEN));
            }
            out.putNextEntry(new ZipEntry("__MACOSX/a/1.png"));
            out.putNextEntry(new ZipEntry("all/read me.txt"));
            out.write(new byte[] {1});
        }
        ImageData data = sets.load(zip.toString(), SHAPE, FetchProgress.SILENT);
        assertThat(data.classNames()).containsExactly("a", "b");
        assertThat(data.train().count() + data.test().count()).isEqualTo(4);
    }

    @Test
    void a_zip_bomb_is_not_unpacked() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a/1.png"));
            for (int i = 0; i < 40; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertThatThrownBy(() -> sets.load(zip.toString(), SHAPE, FetchProgress.SILENT))
                .isInstanceOf(DataSetFailed.class)
                .hasMessageContaining("a/1.png")
                .hasMessageContaining("suspiciously many bytes");
    }

    @Test
    void one_class_is_not_enough() throws IOException {
        fill(folder.resolve("cats"), 3, "png", Color.RED);
        assertThatThrownBy(this::load).hasMessageContaining("holds 1 class (cats), but at least 2 are needed");
    }

    @Test
    void a_class_with_a_single_image_is_named() throws IOException {
        fill(folder.resolve("cats"), 3, "png", Color.RED);
        fill(folder.resolve("dogs"), 1, "png", Color.RED);
        assertThatThrownBy(this::load).hasMessageContaining("Class dogs").hasMessageContaining("holds 1 images");
    }

    @Test
    void a_file_that_is_no_image_is_named() throws IOException {
        fill(folder.resolve("cats"), 3, "png", Color.RED);
        fill(folder.resolve("dogs"), 3, "png", Color.RED);
        Files.writeString(folder.resolve("dogs/broken.png"), "not a picture");
        assertThatThrownBy(this::load).isInstanceOf(DataSetFailed.class).hasMessageContaining("broken.png");
        byte[] half = picture(40, 40, "png", Color.RED);
        Files.write(folder.resolve("dogs/broken.png"), java.util.Arrays.copyOf(half, half.length / 2));
        assertThatThrownBy(this::load).isInstanceOf(DataSetFailed.class).hasMessageContaining("broken.png");
    }

    @Test
    void a_validation_class_that_is_not_learned_is_named() throws IOException {
        fill(folder.resolve("train/a"), 3, "png", Color.RED);
        fill(folder.resolve("train/b"), 4, "png", Color.RED);
        fill(folder.resolve("test/c"), 2, "png", Color.RED);
        assertThatThrownBy(this::load).hasMessageContaining("Class c").hasMessageContaining("not in train");
    }

    @Test
    void images_become_gray_for_a_network_with_one_channel() throws IOException {
        fill(folder.resolve("a"), 3, "png", Color.RED);
        fill(folder.resolve("b"), 3, "png", Color.WHITE);
        ImageData data = sets.load(folder.toString(), TensorShape.map(1, 4, 4), FetchProgress.SILENT);
        byte[] pixels = new byte[16];
        data.train().read(0, pixels);
        assertThat(pixels).containsOnly(76);
    }

    private ImageData load() {
        return sets.load(folder.toString(), SHAPE, FetchProgress.SILENT);
    }

    private static void fill(Path where, int count, String format, Color colour) throws IOException {
        Files.createDirectories(where);
        for (int i = 0; i < count; i++) {
            Files.write(where.resolve(i + "." + format), picture(20, 10 + i, format, colour));
        }
    }

    private static byte[] picture(int width, int height, String format, Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }
}
