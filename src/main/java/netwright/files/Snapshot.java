package netwright.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a run as they were at one moment. They are links: whoever replaces a file leaves the one that is linked as
 * it was.
 */
record Snapshot(Path folder, Path place) {

    private static final String FOLDER = "store.sending";

    static Snapshot take(Path folder, long number) throws IOException {
        Path place = folder.resolve(FOLDER).resolve(Long.toString(number));
        Files.createDirectories(place);
        for (Path file : files(folder)) {
            if (!LocalNames.grows(file.getFileName().toString())) {
                link(file, place.resolve(file.getFileName()));
            }
        }
        return new Snapshot(folder, place);
    }

    /** What grows is taken as it is by now: more of it than belongs to the checkpoint does no harm. */
    List<Path> files() throws IOException {
        return Stream.concat(
                        files(place).stream(),
                        files(folder).stream()
                                .filter(file ->
                                        LocalNames.grows(file.getFileName().toString())))
                .toList();
    }

    void drop() throws IOException {
        clear(place);
    }

    static void clearAll(Path folder) throws IOException {
        clear(folder.resolve(FOLDER));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> LocalNames.isKept(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void link(Path file, Path place) throws IOException {
        try {
            Files.createLink(place, file);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(file, place);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
