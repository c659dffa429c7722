package netwright.training;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The image files of a folder or a zip, by class. A zip is read where it lies, so no entry can write anywhere. */
final class ImageFolder implements Closeable {

    private static final Set<String> ENDINGS =
            Set.of("png", "jpg", "jpeg", "gif", "bmp", "wbmp", "tif", "tiff", "webp", "heic", "avif", "ppm", "pgm");
    private static final Set<String> TEST_NAMES = Set.of("test", "val", "valid", "validation");
    private static final int MOST_ENTRIES = 1_000_000;
    private static final long LARGEST_FILE = 256L << 20;
    private static final long LARGEST_RATIO = 200;

    /** @param path parts below the root, the file name last */
    record Entry(List<String> parts, String path) {}

    private final Path root;
    private final @Nullable ZipFile zip;
    private final List<Entry> entries;

    private ImageFolder(Path root, @Nullable ZipFile zip, List<Entry> entries) {
        this.root = root;
        this.zip = zip;
        this.entries = withoutWrapping(entries);
    }

    static ImageFolder open(String path) throws IOException {
        Path root = Path.of(path);
        if (Files.isDirectory(root)) {
            return new ImageFolder(root, null, list(root));
        }
        if (Files.isRegularFile(root) && path.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            ZipFile zip = new ZipFile(root.toFile());
            try {
                return new ImageFolder(root, zip, list(root, zip));
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        }
        throw new DataSetFailed(
                "There is no data set '" + path
                        + "'. Name mnist, fashion_mnist, shapes10 or cifar10, or a folder or zip with one folder of images a class.");
    }

    String title() {
        return root.getFileName() == null ? root.toString() : root.getFileName().toString();
    }

    /** Classes to learn, by name in alphabetical order. */
    Map<String, List<Entry>> trainClasses() {
        return isSplit() ? below(Set.of("train")) : classes(0, entries);
    }

    /** Classes to validate on; empty where the folder has no split of its own. */
    Map<String, List<Entry>> testClasses() {
        return isSplit() ? below(TEST_NAMES) : Map.of();
    }

    byte[] bytes(Entry entry) {
        try {
            if (zip == null) {
                return Files.readAllBytes(root.resolve(entry.path));
            }
            try (InputStream in = zip.getInputStream(zip.getEntry(entry.path))) {
                byte[] bytes = in.readNBytes((int) LARGEST_FILE + 1);
                if (bytes.length > LARGEST_FILE) {
                    throw tooLarge(entry.path);
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new DataSetFailed(
                    "The file " + entry.path + " of " + root + " cannot be read: " + e.getMessage()
                            + ". Replace or remove it.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    private boolean isSplit() {
        return entries.stream().anyMatch(entry -> top(entry).equals("train"))
                && entries.stream().anyMatch(entry -> TEST_NAMES.contains(top(entry)));
    }

    private static String top(Entry entry) {
        return entry.parts.getFirst().toLowerCase(Locale.ROOT);
    }

    private Map<String, List<Entry>> below(Set<String> names) {
        return classes(
                1, entries.stream().filter(entry -> names.contains(top(entry))).toList());
    }

    private static Map<String, List<Entry>> classes(int depth, List<Entry> entries) {
        Map<String, List<Entry>> classes = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.parts.size() > depth + 1) {
                classes.computeIfAbsent(entry.parts.get(depth), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        return classes;
    }

    /** A zip often holds one folder that holds everything; a folder of pictures alone is not such a wrapping. */
    private static List<Entry> withoutWrapping(List<Entry> entries) {
        List<Entry> inner = entries;
        while (!inner.isEmpty()
                && inner.stream().allMatch(entry -> entry.parts.size() > 2)
                && inner.stream()
                                .map(entry -> entry.parts.getFirst())
                                .distinct()
                                .count()
                        == 1) {
            inner = inner.stream()
                    .map(entry -> new Entry(entry.parts.subList(1, entry.parts.size()), entry.path))
                    .toList();
        }
        return inner;
    }

    private static List<Entry> list(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Entry> entries = new ArrayList<>();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                Path relative = root.relativize(file);
                List<String> parts = new ArrayList<>();
                relative.forEach(part -> parts.add(part.toString()));
                addPicture(entries, parts, relative.toString());
            }
            return entries;
        }
    }

    private static List<Entry> list(Path root, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw new DataSetFailed(root + " has " + zip.size() + " entries; at most " + MOST_ENTRIES + " are read.");
        }
        List<Entry> entries = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.isDirectory()) {
                continue;
            }
            if (entry.getSize() > LARGEST_FILE
                    || entry.getCompressedSize() > 0
                            && entry.getSize() / entry.getCompressedSize() > LARGEST_RATIO
                            && entry.getSize() > 10_000_000) {
                throw tooLarge(entry.getName());
            }
            addPicture(entries, List.of(entry.getName().split("[/\\\\]+")), entry.getName());
        }
        entries.sort(java.util.Comparator.comparing(Entry::path));
        return entries;
    }

    private static void addPicture(List<Entry> entries, List<String> parts, String path) {
        boolean hidden = parts.stream().anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!hidden && ENDINGS.contains(ending)) {
            entries.add(new Entry(parts, path));
        }
    }

    private static DataSetFailed tooLarge(String path) {
        return new DataSetFailed("The zip's entry " + path
                + " unpacks to suspiciously many bytes and is not read. Remove it from the zip.");
    }
}
