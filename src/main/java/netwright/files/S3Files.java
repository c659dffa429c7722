package netwright.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netwright.files.Manifest.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders of this machine, with an S3 store beside them that all machines share. */
final class S3Files implements RunFiles {

    private static final Logger LOG = LoggerFactory.getLogger(S3Files.class);
    private static final int TRIES = 5;

    private final FolderFiles local;
    private final S3Address address;
    private final Bucket bucket;

    S3Files(Path runs, S3Address address) {
        local = new FolderFiles(runs);
        this.address = address;
        bucket = new Bucket(address);
    }

    @Override
    public void check() {
        String key = address.prefix() + "probe-" + UUID.randomUUID();
        bucket.put(key, "Netwright tries whether it may write here.".getBytes(StandardCharsets.UTF_8));
        bucket.get(key);
        bucket.list(key);
        bucket.delete(key);
    }

    @Override
    public synchronized Path fetch(UUID run) {
        S3Run stored = in(run);
        Consumer<String> log = text -> LOG.warn("Run {}: {}", run, text);
        try {
            // A worker may replace what is being read; then the manifest names other parts by now.
            for (int tries = 1; tries <= TRIES; tries++) {
                Manifest manifest = stored.read(log).manifest();
                Set<String> damaged = stored.fetch(manifest, log, () -> false);
                if (damaged.isEmpty() || !stored.read(log).manifest().isAheadOf(manifest)) {
                    break;
                }
            }
            return stored.folder();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + stored.folder() + " cannot be written.", e);
        }
    }

    @Override
    public Keeping keep(UUID run, Consumer<String> log) {
        return new Sending(in(run), address.toString(), log);
    }

    @Override
    public Set<String> names(UUID run) {
        Set<String> names = new HashSet<>(local.names(run));
        names.addAll(in(run).read(LOG::warn).manifest().files().keySet());
        return names;
    }

    @Override
    public long delete(UUID run, Set<String> names) {
        return deleteStored(run, names) + local.delete(run, names);
    }

    private long deleteStored(UUID run, Set<String> names) {
        S3Run stored = in(run);
        S3Run.Stored now = stored.read(LOG::warn);
        Map<String, List<Part>> left = new TreeMap<>(now.manifest().files());
        long freed = 0;
        for (String name : names) {
            freed += left.containsKey(name) ? now.manifest().bytes(name) : 0;
            left.remove(name);
        }
        if (left.size() < now.manifest().files().size()) {
            Manifest next = now.manifest().next(now.manifest().term(), left);
            if (stored.switchTo(next, now)) {
                remember(stored, next);
                stored.deleteUnnamed(now.manifest(), next);
            }
        }
        return freed;
    }

    @Override
    public void delete(UUID run) {
        local.delete(run);
        try {
            in(run).deleteAll();
        } catch (StoreFailed e) {
            LOG.warn("The files of the deleted run {} stay in the store. {}", run, e.getMessage());
        }
    }

    @Override
    public void sendLeftovers() {
        if (!Files.isDirectory(local.runs())) {
            return;
        }
        try (Stream<Path> folders = Files.list(local.runs())) {
            for (Path folder : folders.filter(f -> Files.exists(f.resolve(LocalNames.UNSENT)))
                    .toList()) {
                UUID run = UUID.fromString(folder.getFileName().toString());
                new Sending(in(run), address.toString(), text -> LOG.warn("Run {}: {}", run, text)).sendLeftover();
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Checkpoints that wait for the store could not be looked for: {}", e.getMessage());
        }
    }

    @Override
    public String store() {
        return address.toString();
    }

    @Override
    public long storedBytes() {
        return bucket.list(address.prefix()).stream()
                .mapToLong(Bucket.Entry::bytes)
                .sum();
    }

    @Override
    public void close() {
        bucket.close();
    }

    /** Only a folder that has files of the run is worth the note. */
    private static void remember(S3Run stored, Manifest next) {
        try {
            if (Files.isDirectory(stored.folder())) {
                stored.remember(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + stored.folder() + " cannot be written.", e);
        }
    }

    S3Run in(UUID run) {
        return new S3Run(bucket, address, run, local.folder(run));
    }
}
