package netwright.files;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What there is of a run in the store. It is replaced in one piece, so that nobody ever reads half of one state and half of
 * another.
 *
 * @param term counts those who took the run up; a later one is right
 * @param sequence grows by one with every change
 * @param files by name, in parts that are stored under their SHA-256
 */
record Manifest(String format, long term, long sequence, Map<String, List<Part>> files) {

    static final String FORMAT = "netwright-run/1";
    static final Manifest NONE = new Manifest(FORMAT, 0, 0, Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    record Part(String sha256, long bytes) {}

    Manifest {
        files = new TreeMap<>(files);
    }

    static Manifest read(byte[] json) throws IOException {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (!FORMAT.equals(manifest.format())) {
                throw new IOException(
                        "it has the format " + manifest.format() + ", and this Netwright reads " + FORMAT);
            }
            boolean sound = manifest.files().keySet().stream()
                            .allMatch(name -> NAME.matcher(name).matches())
                    && manifest.parts().stream()
                            .allMatch(sha -> SHA256.matcher(sha).matches());
            if (!sound) {
                throw new IOException("it names files that cannot be");
            }
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw new IOException("it is damaged", e);
        }
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    Manifest next(long newTerm, Map<String, List<Part>> newFiles) {
        return new Manifest(FORMAT, newTerm, sequence + 1, newFiles);
    }

    boolean isAheadOf(Manifest other) {
        return term > other.term || (term == other.term && sequence > other.sequence);
    }

    /** The SHA-256 of every part. */
    Set<String> parts() {
        return files.values().stream().flatMap(List::stream).map(Part::sha256).collect(Collectors.toSet());
    }

    long bytes(String name) {
        return files.getOrDefault(name, List.of()).stream()
                .mapToLong(Part::bytes)
                .sum();
    }
}
