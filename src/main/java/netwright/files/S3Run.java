package netwright.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import netwright.files.Manifest.Part;
import org.jspecify.annotations.Nullable;

/**
 * One run in the store: {@code <run>/manifest.json}, and {@code <run>/parts/<sha256>} that it names. Beside the files in the
 * run's folder lies a copy of the manifest that they were last put there or fetched with.
 */
record S3Run(Bucket bucket, String base, Path folder) {

    private static final String KNOWN = "store.json";

    S3Run(Bucket bucket, S3Address address, UUID run, Path folder) {
        this(bucket, address.prefix() + run + "/", folder);
    }

    /** @param tag null where there is none yet */
    record Stored(Manifest manifest, @Nullable String tag) {}

    /** What is in the store. One that cannot be read is as good as none: what it named is lost. */
    Stored read(Consumer<String> log) {
        Bucket.Found found = bucket.get(manifestKey()).orElse(null);
        if (found == null) {
            return new Stored(Manifest.NONE, null);
        }
        try {
            return new Stored(Manifest.read(found.content()), found.tag());
        } catch (IOException e) {
            log.accept("The list of this run's files in the store cannot be used: " + e.getMessage() + ".");
            return new Stored(Manifest.NONE, found.tag());
        }
    }

    /** What the folder was last in step with. */
    Manifest known() {
        Path file = folder.resolve(KNOWN);
        try {
            return Files.exists(file) ? Manifest.read(Files.readAllBytes(file)) : Manifest.NONE;
        } catch (IOException e) {
            return Manifest.NONE;
        }
    }

    /** Written before the store is changed: a folder may be ahead of the store, and then is the one to go on from. */
    void remember(Manifest manifest) throws IOException {
        Files.createDirectories(folder);
        Path written = folder.resolve(KNOWN + LocalNames.FETCHING);
        Files.write(written, manifest.json());
        move(written, folder.resolve(KNOWN));
    }

    /** Answers false where another manifest came in between. */
    boolean switchTo(Manifest next, Stored before) {
        return bucket.replace(manifestKey(), before.tag(), next.json());
    }

    /** Puts what is not there yet. */
    void upload(List<Part> parts, Path file, Set<String> there) throws IOException {
        try (PartReader reader = new PartReader(file)) {
            for (Part part : parts) {
                byte[] content = reader.next(part.bytes());
                if (!there.contains(part.sha256())) {
                    bucket.put(partKey(part.sha256()), content);
                }
            }
        }
    }

    /**
     * Brings the folder up to the manifest: all files when the store is ahead, else those that lack here. One that is
     * damaged in the store is left out.
     *
     * @return names of those that are damaged
     */
    Set<String> fetch(Manifest manifest, Consumer<String> log, BooleanSupplier cancelled) throws IOException {
        boolean ahead = manifest.isAheadOf(known());
        Set<String> damaged = new TreeSet<>();
        for (Map.Entry<String, List<Part>> file : manifest.files().entrySet()) {
            Path place = folder.resolve(file.getKey());
            if (!cancelled.getAsBoolean() && (ahead || !Files.exists(place))) {
                String fault = download(file.getValue(), place);
                if (!fault.isEmpty()) {
                    damaged.add(file.getKey());
                    Files.deleteIfExists(place);
                    log.accept("The file " + file.getKey() + " in the store cannot be used: " + fault
                            + ". It is left out; the run goes on from the checkpoint before, or anew.");
                }
            }
        }
        if (ahead && !cancelled.getAsBoolean()) {
            remember(manifest);
        }
        return damaged;
    }

    /** Answers what is wrong with it; empty when all is well. */
    private String download(List<Part> parts, Path place) throws IOException {
        Files.createDirectories(folder);
        Path temporary = folder.resolve(place.getFileName() + LocalNames.FETCHING);
        try (OutputStream out = Files.newOutputStream(temporary)) {
            for (Part part : parts) {
                byte[] content = bucket.get(partKey(part.sha256()))
                        .map(Bucket.Found::content)
                        .orElse(null);
                if (content == null) {
                    return "a part of it is missing";
                }
                if (!sha256(content, content.length).equals(part.sha256())) {
                    return "its content does not match its SHA-256";
                }
                out.write(content);
            }
        }
        move(temporary, place);
        return "";
    }

    /** Deletes the parts that one manifest named and the next does not. */
    void deleteUnnamed(Manifest before, Manifest now) {
        Set<String> unnamed = new TreeSet<>(before.parts());
        unnamed.removeAll(now.parts());
        unnamed.forEach(part -> bucket.delete(partKey(part)));
    }

    /** Deletes what a worker put there that never came to name it. */
    void deleteOrphans(Manifest now) {
        Set<String> named = now.parts();
        for (Bucket.Entry entry : bucket.list(base + "parts/")) {
            if (!named.contains(entry.key().substring(entry.key().lastIndexOf('/') + 1))) {
                bucket.delete(entry.key());
            }
        }
    }

    void deleteAll() {
        bucket.delete(manifestKey());
        bucket.list(base).forEach(entry -> bucket.delete(entry.key()));
    }

    static String sha256(byte[] content, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String manifestKey() {
        return base + "manifest.json";
    }

    private String partKey(String sha256) {
        return base + "parts/" + sha256;
    }
}
