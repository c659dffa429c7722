package netwright.files;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of runs. Each run has a folder on this machine, in which it is trained; a store may hold them too, for other
 * machines.
 */
public sealed interface RunFiles extends AutoCloseable permits FolderFiles, S3Files {

    /** @param store null where the folder is all there is, be it shared or not */
    static RunFiles in(Path runs, @Nullable S3Address store) {
        return store == null ? new FolderFiles(runs) : new S3Files(runs, store);
    }

    /** Tries whether files can be put there, read and deleted. @throws StoreFailed when not */
    void check();

    /**
     * Answers the run's folder on this machine, brought up to what the store has. It need not be there, or have files.
     *
     * @throws StoreFailed when the store does not answer; the folder is then as it was
     */
    Path fetch(UUID run);

    /**
     * Files of a run that is going to be trained here.
     *
     * @param log is told in sentences what goes wrong and when it is right again
     */
    Keeping keep(UUID run, Consumer<String> log);

    /** Names of the files there are of a run. */
    Set<String> names(UUID run);

    /** Deletes files of a run that is over. Answers the bytes that came free. */
    long delete(UUID run, Set<String> names);

    /** Deletes all there is of a run. */
    void delete(UUID run);

    /** Puts into the store what could not be put there before a process ended. */
    void sendLeftovers();

    /** The store beside the folder, for people; empty where there is none. */
    String store();

    /** What the store holds of all runs. */
    long storedBytes();

    @Override
    void close();
}
