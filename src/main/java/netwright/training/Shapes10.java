package netwright.training;

import java.util.SplittableRandom;

/**
 * Draws Shapes-10: one of ten forms at a random place, size, angle and colour, before a gradient with stripes, under
 * noise and small occluding distractors. Only the form tells the class. Image i depends on (seed, i) alone, and all
 * arithmetic is exact Java, so the bytes are the same on every JVM.
 */
final class Shapes10 {

    static final int SIDE = 32;
    static final int BYTES = 3 * SIDE * SIDE;
    static final long TRAIN_SEED = 10;
    static final long TEST_SEED = 11;

    /** Euclidean distance in RGB (0 to 1 each) below which form and background could not be told apart. */
    private static final double CONTRAST = 0.45;

    private Shapes10() {}

    /** {@code count} images of 3×32×32 bytes; image i shows form {@code i mod 10}. */
    static byte[] images(long seed, int count, String phase, FetchProgress progress) {
        byte[] pixels = new byte[count * BYTES];
        Chunks.forEach(
                count,
                phase,
                progress,
                i -> draw(new SplittableRandom(Seeds.of(seed, i)), ShapeForm.values()[i % 10], pixels, i * BYTES));
        return pixels;
    }

    static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
        }
        return labels;
    }

    private static void draw(SplittableRandom random, ShapeForm form, byte[] pixels, int at) {
        double[] canvas = new double[BYTES];
        double[] back = background(random, canvas);
        form(random, form, back, canvas);
        int distractors = random.nextInt(2, 6);
        for (int i = 0; i < distractors; i++) {
            distractor(random, canvas);
        }
        double noise = random.nextDouble(0.02, 0.09);
        for (int i = 0; i < BYTES; i++) {
            double bell = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            pixels[at + i] = (byte) Math.clamp((int) ((canvas[i] + 2 * noise * bell) * 255 + 0.5), 0, 255);
        }
    }

    /** A gradient between two colours with stripes over it; answers the mean colour. */
    private static double[] background(SplittableRandom random, double[] canvas) {
        double[] one = colour(random);
        double[] two = colour(random);
        double[] direction = direction(random);
        double[] across = direction(random);
        double frequency = random.nextDouble(0.5, 2.5);
        double phase = random.nextDouble(6.28);
        double stripes = random.nextDouble(0, 0.16);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double along = ((x - 15.5) * direction[0] + (y - 15.5) * direction[1]) / 44 + 0.5;
                double wave = stripes * StrictMath.sin(((x * across[0]) + (y * across[1])) * frequency + phase);
                for (int c = 0; c < 3; c++) {
                    canvas[c * SIDE * SIDE + y * SIDE + x] = one[c] + (two[c] - one[c]) * along + wave;
                }
            }
        }
        return new double[] {(one[0] + two[0]) / 2, (one[1] + two[1]) / 2, (one[2] + two[2]) / 2};
    }

    private static void form(SplittableRandom random, ShapeForm form, double[] back, double[] canvas) {
        double radius = random.nextDouble(6.5, 12.5);
        double room = Math.max(0, 15.5 - radius * 0.9);
        double cx = 15.5 + random.nextDouble(-1, 1) * room;
        double cy = 15.5 + random.nextDouble(-1, 1) * room;
        double[] turn = direction(random);
        double squeeze = random.nextDouble(0.8, 1.25);
        double[] fill = contrasting(random, back);
        double[] shade = direction(random);
        double depth = random.nextDouble(0, 0.25);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double dx = (x - cx) / radius;
                double dy = (y - cy) / radius;
                double u = (dx * turn[0] + dy * turn[1]) * squeeze;
                double v = (dy * turn[0] - dx * turn[1]) / squeeze;
                double cover = Math.clamp(0.5 - form.distance(u, v) * radius, 0.0, 1.0);
                double light = depth * (dx * shade[0] + dy * shade[1]);
                blend(canvas, x, y, fill, light, cover);
            }
        }
    }

    /** A short stroke or a blob, smaller than any form, that may lie over it. */
    private static void distractor(SplittableRandom random, double[] canvas) {
        double cx = random.nextDouble(SIDE);
        double cy = random.nextDouble(SIDE);
        double[] along = direction(random);
        double half = random.nextBoolean() ? 0 : random.nextDouble(2, 6);
        double thick = half == 0 ? random.nextDouble(1, 2.4) : random.nextDouble(0.4, 0.9);
        double[] fill = colour(random);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double dx = x - cx;
                double dy = y - cy;
                double reach = Math.clamp(dx * along[0] + dy * along[1], -half, half);
                double ex = dx - reach * along[0];
                double ey = dy - reach * along[1];
                double cover = Math.clamp(0.5 + thick - Math.sqrt(ex * ex + ey * ey), 0.0, 1.0);
                blend(canvas, x, y, fill, 0, cover);
            }
        }
    }

    private static void blend(double[] canvas, int x, int y, double[] fill, double light, double cover) {
        for (int c = 0; c < 3 && cover > 0; c++) {
            int i = c * SIDE * SIDE + y * SIDE + x;
            canvas[i] += (fill[c] + light - canvas[i]) * cover;
        }
    }

    private static double[] colour(SplittableRandom random) {
        return new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    }

    private static double[] contrasting(SplittableRandom random, double[] back) {
        while (true) {
            double[] colour = colour(random);
            double red = colour[0] - back[0];
            double green = colour[1] - back[1];
            double blue = colour[2] - back[2];
            if (red * red + green * green + blue * blue >= CONTRAST * CONTRAST) {
                return colour;
            }
        }
    }

    /** A unit vector at a random angle. */
    private static double[] direction(SplittableRandom random) {
        double angle = random.nextDouble(2 * Math.PI);
        return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
    }
}
