package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import netwright.architecture.TensorShape;
import netwright.recipe.Augmentation;
import org.junit.jupiter.api.Test;

/** Pixel operations against figures of torchvision 0.14.1 on PyTorch 1.13 (uint8 tensors; resizing and turning in float). */
class PixelsTest {

    private static final TensorShape COLOUR = TensorShape.map(3, 2, 3);
    private static final int[] IMAGE = {10, 200, 30, 77, 128, 255, 20, 100, 30, 0, 129, 254, 250, 50, 30, 190, 127, 3};

    /** {@code (37·y² + 91·x + 13·x·y) mod 256}. */
    private static final TensorShape PATTERN_SHAPE = TensorShape.map(1, 6, 8);

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static int[] ints(byte[] bytes) {
        return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
    }

    private static byte[] pattern() {
        byte[] pattern = new byte[48];
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                pattern[y * 8 + x] = (byte) (37 * y * y + 91 * x + 13 * x * y);
            }
        }
        return pattern;
    }

    private static void near(byte[] actual, double tolerance, double... expected) {
        int[] values = ints(actual);
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).as("pixel " + i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @Test
    void brightness_is_torchvisions_to_the_byte() {
        byte[] dark = bytes(IMAGE);
        Colour.brightness(dark, 0.6);
        assertThat(ints(dark))
                .containsExactly(6, 120, 18, 46, 76, 153, 12, 60, 18, 0, 77, 152, 150, 30, 18, 114, 76, 1);
        byte[] bright = bytes(IMAGE);
        Colour.brightness(bright, 1.4);
        assertThat(ints(bright))
                .containsExactly(14, 255, 42, 107, 179, 255, 28, 140, 42, 0, 180, 255, 255, 70, 42, 255, 177, 4);
    }

    @Test
    void contrast_is_torchvisions_to_the_byte_in_colour_and_gray() {
        byte[] flat = bytes(IMAGE);
        Colour.contrast(flat, COLOUR, 0.6);
        assertThat(ints(flat))
                .containsExactly(45, 159, 57, 85, 116, 192, 51, 99, 57, 39, 116, 191, 189, 69, 57, 153, 115, 41);
        byte[] steep = bytes(IMAGE);
        Colour.contrast(steep, COLOUR, 1.4);
        assertThat(ints(steep))
                .containsExactly(0, 240, 2, 68, 139, 255, 0, 100, 2, 0, 141, 255, 255, 30, 2, 226, 138, 0);
        byte[] gray = bytes(10, 200, 30, 77, 128, 255);
        Colour.contrast(gray, TensorShape.map(1, 2, 3), 0.5);
        assertThat(ints(gray)).containsExactly(63, 158, 73, 96, 122, 185);
    }

    @Test
    void saturation_is_torchvisions_to_the_byte_and_leaves_gray_alone() {
        byte[] pale = bytes(IMAGE);
        Colour.saturation(pale, COLOUR, 0.6);
        assertThat(ints(pale))
                .containsExactly(23, 169, 29, 63, 128, 243, 29, 109, 29, 17, 128, 242, 167, 79, 29, 131, 127, 91);
        byte[] rich = bytes(IMAGE);
        Colour.saturation(rich, COLOUR, 1.4);
        assertThat(ints(rich))
                .containsExactly(0, 230, 30, 90, 128, 255, 10, 90, 30, 0, 129, 255, 255, 20, 30, 248, 126, 0);
        byte[] gray = bytes(10, 200, 30, 77, 128, 255);
        Colour.saturation(gray, TensorShape.map(1, 2, 3), 0);
        assertThat(ints(gray)).containsExactly(10, 200, 30, 77, 128, 255);
    }

    @Test
    void hue_is_torchvisions_within_a_byte() {
        byte[] back = bytes(IMAGE);
        Colour.hue(back, COLOUR, -0.3);
        near(back, 1, 10, 129, 30, 0, 129, 255, 250, 50, 30, 190, 127, 2, 48, 200, 30, 114, 127, 205);
        byte[] forth = bytes(IMAGE);
        Colour.hue(forth, COLOUR, 0.1);
        near(forth, 1, 144, 200, 30, 190, 127, 104, 10, 190, 30, 0, 129, 255, 250, 50, 30, 188, 127, 2);
        byte[] opposite = bytes(IMAGE);
        Colour.hue(opposite, COLOUR, 0.5);
        near(opposite, 1, 250, 50, 30, 113, 127, 2, 240, 149, 30, 190, 127, 4, 10, 200, 30, 0, 129, 255);
    }

    @Test
    void a_resized_crop_is_pytorchs_antialiased_bilinear_one() {
        byte[] image = pattern();
        Geometry.resample(image, PATTERN_SHAPE, new byte[48], Resample.cropped(8, Box.of(1, 2, 4, 5), 6, 8));
        near(
                image, 0.51, 245.0, 178.5, 99.5, 164.5, 149.5, 54.5, 103.5, 149.0, 185.5, 177.84, 166.91, 155.97,
                145.03, 134.09, 123.16, 115.5, 118.5, 170.64, 229.11, 143.59, 138.07, 212.55, 143.03, 83.17, 88.5,
                144.43, 208.32, 128.22, 128.11, 208.01, 143.91, 87.83, 95.5, 155.22, 224.53, 149.84, 115.16, 120.47,
                125.78, 129.5, 110.0, 172.56, 245.94, 175.31, 104.69, 34.06, 107.44, 170.0);
    }

    @Test
    void shrinking_averages_as_pytorch_does_with_antialias() {
        byte[] small = new byte[9];
        Resample.cropped(8, Box.of(0, 0, 6, 8), 3, 3).plane(pattern(), 0, small, 0);
        near(small, 0.51, 104.53, 131.13, 134.44, 124.34, 155.63, 147.42, 141.92, 132.36, 122.8);
    }

    /** The whole enlarged by 1.5 to 9×12, of which 6×8 from row 2, column 3. */
    @Test
    void scale_and_crop_is_pytorchs_resize_followed_by_a_crop() {
        byte[] image = pattern();
        Geometry.resample(image, PATTERN_SHAPE, new byte[48], Resample.window(6, 8, 9, 12, 2, 3, 6, 8));
        near(
                image, 0.51, 207.47, 171.58, 128.58, 170.92, 127.92, 84.92, 127.25, 190.92, 126.69, 181.92, 201.58,
                135.92, 155.58, 175.25, 109.58, 150.58, 104.25, 165.25, 204.92, 116.58, 156.25, 195.92, 107.58, 147.25,
                106.47, 151.92, 197.36, 114.81, 138.92, 170.14, 116.03, 147.25, 124.36, 175.58, 226.81, 150.03, 94.58,
                74.69, 140.14, 120.25, 157.92, 172.25, 165.25, 94.25, 87.25, 101.58, 115.92, 130.25);
    }

    @Test
    void a_turn_is_torchvisions_bilinear_one() {
        byte[] image = pattern();
        Geometry.rotate(image, PATTERN_SHAPE, new byte[48], 30);
        near(
                image, 0.6, 0.0, 7.26, 33.95, 137.86, 107.52, 148.46, 211.93, 43.94, 50.02, 159.75, 59.08, 173.72,
                134.1, 142.6, 136.15, 156.74, 80.11, 191.29, 177.19, 185.58, 120.14, 209.8, 118.14, 101.65, 70.35,
                60.43, 114.21, 198.11, 134.25, 102.82, 93.88, 120.9, 103.9, 114.1, 151.25, 140.39, 225.57, 71.97,
                148.11, 40.99, 18.18, 89.75, 214.68, 153.0, 150.05, 33.98, 6.6, 0.0);
    }

    @Test
    void flips_and_shifts_move_whole_pixels() {
        TensorShape shape = TensorShape.map(2, 2, 3);
        byte[] image = bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Geometry.mirror(image, shape);
        assertThat(image).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10);
        Geometry.upsideDown(image, shape, new byte[12]);
        assertThat(image).containsExactly(6, 5, 4, 3, 2, 1, 12, 11, 10, 9, 8, 7);
        Geometry.shift(image, shape, new byte[12], 1, -1);
        assertThat(image).containsExactly(0, 0, 0, 5, 4, 0, 0, 0, 0, 11, 10, 0);
        Geometry.shift(image, shape, new byte[12], 0, 3);
        assertThat(image).containsOnly(0);
    }

    /** Twenty thousand draws: areas evenly between their limits, aspects evenly in the logarithm. */
    @Test
    void random_resized_crops_have_the_areas_and_aspects_asked_for() {
        Augmentation.RandomResizedCrop crop = new Augmentation.RandomResizedCrop(0.2, 0.6, 0.75, 4.0 / 3);
        Augmenter augmenter = new Augmenter(java.util.List.of(crop), TensorShape.map(3, 224, 224), new float[3]);
        SplittableRandom random = new SplittableRandom(1);
        double area = 0;
        double logAspect = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            Box box = augmenter.crop(crop, random);
            double share = box.height() * box.width() / (224.0 * 224);
            double aspect = (double) box.width() / box.height();
            assertThat(share).isBetween(0.195, 0.605);
            assertThat(aspect).isBetween(0.74, 1.36);
            assertThat(box).isEqualTo(box.within(224, 224));
            area += share / n;
            logAspect += Math.log(aspect) / n;
        }
        assertThat(area).isCloseTo(0.4, within(0.003));
        assertThat(logAspect).isCloseTo(0, within(0.005));
    }

    @Test
    void erasing_and_cutout_cover_with_the_mean_and_nothing_else() {
        TensorShape shape = TensorShape.map(3, 32, 32);
        for (Augmentation change : java.util.List.of(
                new Augmentation.RandomErasing(1, 0.02, 0.33, 0.3, 3.3), new Augmentation.Cutout(0.5))) {
            Augmenter augmenter = new Augmenter(java.util.List.of(change), shape, new float[] {10, 20, 30});
            int covered = 0;
            for (int seed = 0; seed < 200; seed++) {
                byte[] image = new byte[3072];
                Arrays.fill(image, (byte) 99);
                augmenter.apply(image, new byte[3072], seed);
                for (int i = 0; i < 3072; i++) {
                    assertThat(image[i]).isIn((byte) 99, (byte) (10 + 10 * (i / 1024)));
                    covered += i < 1024 && image[i] != 99 ? 1 : 0;
                }
            }
            assertThat(covered / 200.0 / 1024).as(change.toString()).isBetween(0.1, 0.25);
        }
    }

    @Property(tries = 50)
    void what_happens_to_an_image_depends_on_the_seed_alone(@ForAll long seed) {
        java.util.List<Augmentation> everything = Augmentation.kinds().stream()
                .<Augmentation>map(kind -> kind.create())
                .toList();
        Augmenter augmenter = new Augmenter(everything, TensorShape.map(3, 20, 16), new float[3]);
        byte[] one = new byte[960];
        new SplittableRandom(7).nextBytes(one);
        byte[] two = one.clone();
        augmenter.apply(one, new byte[960], seed);
        augmenter.apply(two, new byte[960], seed);
        assertThat(one).isEqualTo(two);
    }
}
