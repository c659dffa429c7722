package netwright.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one run: the newest checkpoint, the one before it, and the best weights so far. Each is written beside
 * its place and moved there, so that a crash never leaves half a file; each carries its format and the SHA-256 of its
 * content.
 */
final class CheckpointFiles {

    static final String NEWEST = "checkpoint.safetensors";
    static final String BEFORE = "checkpoint-before.safetensors";
    static final String BEST = "best.safetensors";

    private static final String FORMAT = "format";
    private static final String VERSION = "netwright-checkpoint/1";

    private final Path folder;

    CheckpointFiles(Path folder) {
        this.folder = folder;
    }

    /** The newest becomes the one before; older ones are gone. */
    void write(Map<String, String> metadata, Map<String, NDArray> tensors) throws IOException {
        Path written = prepare(metadata, tensors);
        try {
            Files.move(path(NEWEST), path(BEFORE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException first) {
            Files.createDirectories(folder);
        }
        Files.move(written, path(NEWEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void writeBest(Map<String, String> metadata, Map<String, NDArray> tensors) throws IOException {
        Files.move(
                prepare(metadata, tensors),
                path(BEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The newest that can be read. Tells {@code log} of one that cannot. */
    Optional<Safetensors> newest(Consumer<String> log) {
        for (String name : new String[] {NEWEST, BEFORE}) {
            try {
                if (Files.exists(path(name))) {
                    return Optional.of(read(name));
                }
            } catch (IOException e) {
                log.accept("The checkpoint " + path(name) + " cannot be used: " + e.getMessage() + ". "
                        + (name.equals(NEWEST) && Files.exists(path(BEFORE))
                                ? "Training goes on from the one before."
                                : "Training begins anew."));
            }
        }
        return Optional.empty();
    }

    String place() {
        return folder.toString();
    }

    private Safetensors read(String name) throws IOException {
        Safetensors saved = Safetensors.read(path(name));
        String version = saved.metadata().getOrDefault(FORMAT, VERSION);
        if (!version.equals(VERSION)) {
            throw new IOException("it has the format " + version + ", and this Netwright reads " + VERSION);
        }
        return saved;
    }

    private Path prepare(Map<String, String> metadata, Map<String, NDArray> tensors) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> all = new LinkedHashMap<>();
        all.put(FORMAT, VERSION);
        all.putAll(metadata);
        Path temporary = path("checkpoint.writing");
        Safetensors.write(temporary, all, tensors);
        return temporary;
    }

    private Path path(String name) {
        return folder.resolve(name);
    }
}
