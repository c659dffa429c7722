package netwright.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/** The data sets of one installation: what there is, fetching it once, and reading it for an architecture. */
public final class DataSets {

    private static final String RECORDED_HASHES = "sha256.properties";

    private final Path folder;

    /** @param folder where fetched data sets lie, one folder each; made when needed */
    public DataSets(Path folder) {
        this.folder = folder;
    }

    /** All data sets that have a name, fetched or not. */
    public List<DataSetInfo> known() {
        return Arrays.stream(KnownSet.values())
                .map(set -> set.info(present(set)))
                .toList();
    }

    /** What people call a data set: {@code Shapes-10} for {@code shapes10}; a folder or zip keeps its path. */
    public static String title(String name) {
        return KnownSet.of(name).map(KnownSet::title).orElse(name);
    }

    /** The same for where room is short: of a path only its last name. */
    public static String shortTitle(String name) {
        Path last = KnownSet.of(name).isPresent() ? null : Path.of(name).getFileName();
        return last == null ? title(name) : last.toString();
    }

    /**
     * What is known of a data set, without reading its images.
     *
     * @param name id of a known set, or a folder or zip of images with one folder a class
     * @param input shape that a folder's images will be brought to
     * @throws DataSetFailed when there is no such data set, or the folder cannot be used
     */
    public DataSetInfo describe(String name, TensorShape input) {
        return KnownSet.of(name).map(set -> set.info(present(set))).orElseGet(() -> OwnImages.describe(name, input));
    }

    /**
     * Brings a known data set to the disk; does nothing when it is there and whole. Only complete, verified files are
     * ever seen under the data set's name.
     *
     * @throws DataSetFailed with the reason and what to try
     * @throws CancellationException when {@code progress} says so
     */
    public void fetch(String id, FetchProgress progress) {
        KnownSet set = KnownSet.of(id).orElseThrow(() -> unknown(id));
        if (present(set) && whole(set, progress)) {
            return;
        }
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            temporary = Files.createTempDirectory(folder, ".fetching-" + id + "-");
            Acquisition.into(temporary, set, progress);
            keepOnly(temporary);
            if (set.hashes().isEmpty()) {
                record(temporary);
            }
            progress.report("Checking " + set.title(), 0, 0);
            for (String file : KnownSet.FILES) {
                verify(set, temporary.resolve(file));
            }
            Path home = home(set);
            deleteTree(home);
            Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DataSetFailed(
                    set.title() + " could not be written to " + folder + ": " + reason(e)
                            + ". Check that the folder can be written and the disk has room, then fetch again.",
                    e);
        } finally {
            deleteTree(temporary);
        }
    }

    /**
     * Reads a data set for a network with the given input.
     *
     * @param name id of a known set, or a folder or zip of images with one folder a class
     * @param input C×H×W that {@link ImageSet#read} will answer
     * @throws DataSetFailed when it is not fetched, damaged, or does not fit
     * @throws CancellationException when {@code progress} says so
     */
    public ImageData load(String name, TensorShape input, FetchProgress progress) {
        return KnownSet.of(name)
                .map(set -> loadKnown(set, input, progress))
                .orElseGet(() -> OwnImages.load(name, input, progress));
    }

    private ImageData loadKnown(KnownSet set, TensorShape input, FetchProgress progress) {
        if (set == KnownSet.SHAPES10 && !present(set)) {
            fetch(set.id(), progress);
        }
        if (!present(set)) {
            throw new DataSetFailed(set.title() + " is not on this machine yet. Fetch it in the Train dialog or with"
                    + " 'bin/netwright data get " + set.id() + "'.");
        }
        progress.report("Reading " + set.title(), 0, 0);
        ImageSet train = read(set, KnownSet.TRAIN_IMAGES, KnownSet.TRAIN_LABELS, input);
        ImageSet test = read(set, KnownSet.TEST_IMAGES, KnownSet.TEST_LABELS, input);
        return ImageData.of(set.title(), set.classes(), train, test);
    }

    private ImageSet read(KnownSet set, String images, String labels, TensorShape input) {
        Path home = home(set);
        try {
            verify(set, home.resolve(images));
            verify(set, home.resolve(labels));
            byte[] pixels = Idx.read(home.resolve(images)).values();
            return new ImageSet(
                    set.shape(), pixels, Idx.read(home.resolve(labels)).labels(), input);
        } catch (IOException e) {
            throw new DataSetFailed(
                    set.title() + " cannot be read from " + home + ": " + reason(e) + ". " + wayOut(set), e);
        }
    }

    private Path home(KnownSet set) {
        return folder.resolve(set.id());
    }

    /** Whether all files are there with the right sizes; contents are hashed when read. */
    private boolean present(KnownSet set) {
        return KnownSet.FILES.stream().allMatch(file -> {
            try {
                return Files.size(home(set).resolve(file)) == set.bytes(file);
            } catch (IOException e) {
                return false;
            }
        });
    }

    private boolean whole(KnownSet set, FetchProgress progress) {
        progress.report("Checking " + set.title(), 0, 0);
        try {
            for (String file : KnownSet.FILES) {
                verify(set, home(set).resolve(file));
            }
            return true;
        } catch (IOException | DataSetFailed damaged) {
            return false;
        }
    }

    private void verify(KnownSet set, Path file) throws IOException {
        String name = file.getFileName().toString();
        String expected = set.hashes().isEmpty()
                ? recorded(file.resolveSibling(RECORDED_HASHES), name)
                : set.hashes().get(name);
        String actual = Hash.of(file);
        if (!actual.equals(expected)) {
            throw new DataSetFailed("The file " + file + " is damaged: its SHA-256 is " + actual + ", not " + expected
                    + ". " + wayOut(set));
        }
    }

    private String wayOut(KnownSet set) {
        return "Fetch it again in the Train dialog or with 'bin/netwright data get " + set.id()
                + "'; if that does not help, delete the folder " + home(set) + " first.";
    }

    private static String recorded(Path properties, String name) throws IOException {
        Properties hashes = new Properties();
        try (var in = Files.newBufferedReader(properties)) {
            hashes.load(in);
        }
        return hashes.getProperty(name, "");
    }

    /** For files whose hash is not known beforehand: what was downloaded is what must stay. */
    private static void record(Path home) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String file : KnownSet.FILES) {
            lines.append(file).append('=').append(Hash.of(home.resolve(file))).append('\n');
        }
        Files.writeString(home.resolve(RECORDED_HASHES), lines);
    }

    /** Drops the archive and everything else that came along. */
    private static void keepOnly(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            files.filter(file -> !KnownSet.FILES.contains(file.getFileName().toString()))
                    .forEach(DataSets::deleteTree);
        }
    }

    private static void deleteTree(@Nullable Path root) {
        if (root == null || !Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new DataSetFailed(
                    "The folder " + root + " cannot be deleted: " + reason(e) + ". Delete it by hand.", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static DataSetFailed unknown(String id) {
        List<String> ids = Arrays.stream(KnownSet.values()).map(KnownSet::id).toList();
        return new DataSetFailed(
                "There is no data set '" + id + "' to fetch. Known are " + String.join(", ", ids) + ".");
    }
}
