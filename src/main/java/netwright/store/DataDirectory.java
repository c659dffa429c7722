package netwright.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where an installation keeps its files.
 *
 * @param runs checkpoints of all runs; workers on several machines share it, so that each may go on with any run
 */
public record DataDirectory(Path root, Path runs) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
        runs = runs.toAbsolutePath().normalize();
    }

    /** With the checkpoints among the other files. */
    public DataDirectory(Path root) {
        this(root, root.resolve("runs"));
    }

    /** @param runs empty for among the other files */
    public static DataDirectory of(Path root, String runs) {
        return runs.isBlank() ? new DataDirectory(root) : new DataDirectory(root, Path.of(runs));
    }

    /** Fetched data sets, shared by all runs. */
    public Path dataSets() {
        return root.resolve("datasets");
    }

    /** Checkpoints of one run. */
    public Path run(UUID run) {
        return runs.resolve(run.toString());
    }

    void deleteRun(UUID run) {
        Path folder = run(run);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in " + folder + " could not be deleted.", e);
        }
    }

    /** Native libraries that DJL unpacks. */
    public Path djl() {
        return root.resolve("djl");
    }

    /** What worker processes print. */
    public Path workerLog() {
        return root.resolve("worker.log");
    }

    Path databaseSecret() {
        return root.resolve("database.secret");
    }
}
