package netwright.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of this machine, or one that several machines share. */
record FolderFiles(Path runs) implements RunFiles {

    @Override
    public void check() {}

    @Override
    public Path fetch(UUID run) {
        return folder(run);
    }

    Path folder(UUID run) {
        return runs.resolve(run.toString());
    }

    @Override
    public Keeping keep(UUID run, Consumer<String> log) {
        return new Keeping.InPlace();
    }

    @Override
    public Set<String> names(UUID run) {
        if (!Files.isDirectory(folder(run))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder(run))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder(run) + " cannot be read.", e);
        }
    }

    @Override
    public long delete(UUID run, Set<String> names) {
        long freed = 0;
        for (String name : names) {
            Path file = folder(run).resolve(name);
            try {
                if (Files.exists(file)) {
                    freed += Files.size(file);
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The checkpoint " + file + " could not be deleted.", e);
            }
        }
        return freed;
    }

    @Override
    public void delete(UUID run) {
        if (!Files.exists(folder(run))) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder(run))) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in " + folder(run) + " could not be deleted.", e);
        }
    }

    @Override
    public void sendLeftovers() {}

    @Override
    public String store() {
        return "";
    }

    @Override
    public long storedBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
