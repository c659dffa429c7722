package netwright.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** Where an installation keeps its files. */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Fetched data sets, shared by all runs. */
    public Path dataSets() {
        return root.resolve("datasets");
    }

    /** Checkpoints of one run. */
    public Path run(UUID run) {
        return root.resolve("runs").resolve(run.toString());
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
