package netwright.training;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * A person's own images: a folder or zip with one folder a class, or {@code train} and {@code test} (or {@code val})
 * folders that hold those. Without such a split, a fifth of each class is kept for validation, always the same fifth.
 */
final class OwnImages {

    private static final long SPLIT_SEED = 20;
    private static final double TEST_SHARE = 0.2;

    /** Larger pictures are taken for decompression bombs. */
    private static final long LARGEST_PIXELS = 100_000_000;

    private OwnImages() {}

    static DataSetInfo describe(String path, TensorShape input) {
        try (ImageFolder files = ImageFolder.open(path)) {
            Split split = split(files);
            return new DataSetInfo(
                    path,
                    files.title(),
                    input,
                    split.classes,
                    split.train.size(),
                    split.test.size(),
                    true,
                    "your own images",
                    "yours");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static ImageData load(String path, TensorShape input, FetchProgress progress) {
        if (!input.spatial() || input.channels() != 1 && input.channels() != 3) {
            throw new DataSetFailed("Images have 1 or 3 channels, but the network's input is " + input
                    + ". Set the input shape to 3×H×W or 1×H×W.");
        }
        try (ImageFolder files = ImageFolder.open(path)) {
            Split split = split(files);
            ImageSet train = read(files, split.train, input, "Reading " + files.title() + ", train", progress);
            ImageSet test = read(files, split.test, input, "Reading " + files.title() + ", validation", progress);
            return ImageData.of(files.title(), split.classes, train, test);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private record Picture(ImageFolder.Entry entry, int label) {}

    private record Split(List<String> classes, List<Picture> train, List<Picture> test) {}

    private static Split split(ImageFolder files) {
        Map<String, List<ImageFolder.Entry>> train = files.trainClasses();
        List<String> classes = List.copyOf(train.keySet());
        if (classes.size() < 2) {
            throw new DataSetFailed(
                    files.title() + " holds " + classes.size() + " class"
                            + (classes.isEmpty() ? "es" : " (" + classes.getFirst() + ")")
                            + ", but at least 2 are needed. Put the images of each class into a folder of its own: cats/1.png, dogs/1.png.");
        }
        Map<String, List<ImageFolder.Entry>> test = files.testClasses();
        List<Picture> learn = new ArrayList<>();
        List<Picture> check = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SPLIT_SEED);
        for (int label = 0; label < classes.size(); label++) {
            String name = classes.get(label);
            List<ImageFolder.Entry> pictures = new ArrayList<>(train.get(name));
            if (test.isEmpty()) {
                requireTwo(files, name, pictures);
                Shuffle.inPlace(pictures, random);
                int kept = Math.max(1, (int) Math.round(pictures.size() * TEST_SHARE));
                add(check, pictures.subList(0, kept), label);
                add(learn, pictures.subList(kept, pictures.size()), label);
            } else {
                add(learn, pictures, label);
                add(check, test.getOrDefault(name, List.of()), label);
            }
        }
        for (String name : test.keySet()) {
            if (!train.containsKey(name)) {
                throw new DataSetFailed("Class " + name + " of " + files.title()
                        + " occurs in validation but not in train. Add it to train or remove it.");
            }
        }
        return new Split(classes, learn, check);
    }

    private static void requireTwo(ImageFolder files, String name, List<ImageFolder.Entry> pictures) {
        if (pictures.size() < 2) {
            throw new DataSetFailed(
                    "Class " + name + " of " + files.title() + " holds " + pictures.size()
                            + " images, but at least 2 are needed, one to learn from and one to validate on. Add images or remove the folder.");
        }
    }

    private static void add(List<Picture> to, List<ImageFolder.Entry> pictures, int label) {
        pictures.forEach(picture -> to.add(new Picture(picture, label)));
    }

    private static ImageSet read(
            ImageFolder files, List<Picture> pictures, TensorShape shape, String phase, FetchProgress progress) {
        int image = Math.toIntExact(shape.elements());
        if ((long) image * pictures.size() > Integer.MAX_VALUE - 16) {
            throw new DataSetFailed(
                    "%,d images of %s take %,d MB, more than the 2,147 MB that fit. Use a smaller input shape or fewer images."
                            .formatted(pictures.size(), shape, shape.elements() * pictures.size() / 1_000_000));
        }
        byte[] pixels = new byte[image * pictures.size()];
        Chunks.forEach(pictures.size(), phase, progress, i -> {
            ImageFolder.Entry entry = pictures.get(i).entry;
            System.arraycopy(fitted(entry, files.bytes(entry), shape), 0, pixels, i * image, image);
        });
        return new ImageSet(
                shape, pixels, pictures.stream().mapToInt(Picture::label).toArray(), shape);
    }

    private static byte[] fitted(ImageFolder.Entry entry, byte[] file, TensorShape shape) {
        BufferedImage picture = decode(entry, file);
        int height = picture.getHeight();
        int width = picture.getWidth();
        int plane = height * width;
        int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
        byte[] colour = new byte[3 * plane];
        for (int i = 0; i < plane; i++) {
            int alpha = argb[i] >>> 24;
            for (int c = 0; c < 3; c++) {
                int value = argb[i] >> 16 - 8 * c & 0xff;
                colour[c * plane + i] = (byte) ((value * alpha + 255 * (255 - alpha)) / 255);
            }
        }
        byte[] target = new byte[Math.toIntExact(shape.elements())];
        Fit.between(TensorShape.map(3, height, width), shape).apply(colour, 0, target);
        return target;
    }

    private static BufferedImage decode(ImageFolder.Entry entry, byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw notAnImage(entry, null);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > LARGEST_PIXELS) {
                    throw new DataSetFailed("The image " + entry.path() + " has " + pixels / 1_000_000
                            + " megapixels; at most 100 are read. Shrink it or remove it.");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw notAnImage(entry, e);
        }
    }

    private static DataSetFailed notAnImage(ImageFolder.Entry entry, @Nullable Exception cause) {
        String message = "The file " + entry.path()
                + " cannot be read as an image. Replace it by a PNG, JPEG, GIF, BMP or TIFF, or remove it.";
        return cause == null ? new DataSetFailed(message) : new DataSetFailed(message, cause);
    }

    private static DataSetFailed unreadable(String path, IOException e) {
        return new DataSetFailed(
                path + " cannot be read: " + e.getMessage()
                        + ". Check that it is a folder or zip of images and that you may read it.",
                e);
    }
}
