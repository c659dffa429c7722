package netwright.store;

import java.nio.file.Path;
import java.util.UUID;
import netwright.files.RunFiles;
import netwright.files.S3Address;
import org.jspecify.annotations.Nullable;

/**
 * Where an installation keeps its files.
 *
 * @param runs checkpoints of all runs; workers on several machines may share it, so that each may go on with any run
 * @param store holds what is in {@code runs} for other machines; null where nothing does, or the folder is shared
 */
public record DataDirectory(Path root, Path runs, @Nullable S3Address store) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
        runs = runs.toAbsolutePath().normalize();
    }

    /** With the checkpoints among the other files. */
    public DataDirectory(Path root) {
        this(root, root.resolve("runs"), null);
    }

    /**
     * @param checkpoints a folder, or an S3 store as {@code s3://bucket/prefix}; empty for among the other files
     * @param endpoint of an S3 store that is not Amazon's, else empty
     * @throws IllegalArgumentException that says what is wrong with the address of the store
     */
    public static DataDirectory of(Path root, String checkpoints, String endpoint) {
        if (S3Address.isMeantBy(checkpoints)) {
            return new DataDirectory(root, root.resolve("runs"), S3Address.of(checkpoints, endpoint));
        }
        return checkpoints.isBlank() ? new DataDirectory(root) : new DataDirectory(root, Path.of(checkpoints), null);
    }

    /** The {@code checkpoints} that {@link #of} makes this of. */
    public String checkpoints() {
        return store == null ? runs.toString() : store.setting();
    }

    /** The {@code endpoint} that {@link #of} makes this of. */
    public String endpoint() {
        return store == null ? "" : store.endpoint();
    }

    /** The door to the files of runs. */
    public RunFiles runFiles() {
        return RunFiles.in(runs, store);
    }

    /** Fetched data sets, shared by all runs. */
    public Path dataSets() {
        return root.resolve("datasets");
    }

    /** Checkpoints of one run, as far as they are on this machine. */
    public Path run(UUID run) {
        return runs.resolve(run.toString());
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
