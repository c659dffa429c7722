package netwright.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netwright.files.Manifest.Part;

/**
 * Reads a file in parts. A store takes 5 GB in one piece at most; of a file that grows only the last part is new; and what
 * broke off goes on at the part where it did.
 */
final class PartReader implements AutoCloseable {

    static final int BYTES = 8 << 20;

    private final InputStream in;

    PartReader(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** @param length as much of the file as counts */
    static List<Part> partsOf(Path file, long length) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (PartReader reader = new PartReader(file)) {
            for (long left = length; left > 0; left -= BYTES) {
                byte[] content = reader.next(Math.min(left, BYTES));
                parts.add(new Part(S3Run.sha256(content, content.length), content.length));
            }
        }
        return parts;
    }

    byte[] next(long bytes) throws IOException {
        byte[] content = in.readNBytes(Math.toIntExact(bytes));
        if (content.length < bytes) {
            throw new IOException("a file became shorter while it was read");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
