package netwright.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Float tensors by name with text metadata, in Hugging Face's safetensors format: eight bytes of header length, a JSON
 * header, then the values, little-endian. Any tool that reads the format reads our checkpoints.
 *
 * @param metadata free text by key
 * @param tensors values by name
 */
record Safetensors(Map<String, String> metadata, Map<String, float[]> tensors) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String METADATA = "__metadata__";
    private static final String HASH = "sha256";
    private static final String NO_HASH = "0".repeat(64);
    private static final int LARGEST_HEADER = 100_000_000;

    /**
     * Writes the file with the SHA-256 of its own content in its metadata: of the header, in which the hash is zeros,
     * and the values.
     */
    static void write(Path file, Map<String, String> metadata, Map<String, NDArray> tensors) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(metadata);
        texts.put(HASH, NO_HASH);
        byte[] header = header(texts, tensors);
        MessageDigest digest = Hash.sha256();
        digest.update(header);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(
                    out, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, header.length));
            writeFully(out, ByteBuffer.wrap(header));
            for (NDArray tensor : tensors.values()) {
                float[] values = tensor.toFloatArray();
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                digest.update(bytes.array());
                writeFully(out, bytes);
            }
            out.position(8);
            writeFully(out, ByteBuffer.wrap(withHash(header, NO_HASH, Hash.hex(digest))));
            out.force(true);
        }
    }

    /** The same header with another hash, which is as long. */
    private static byte[] withHash(byte[] header, String hash, String other) {
        return new String(header, StandardCharsets.UTF_8)
                .replace("\"" + HASH + "\":\"" + hash + "\"", "\"" + HASH + "\":\"" + other + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Files of other tools, and ours from before there was a hash, have none to compare with. */
    private static void check(SeekableByteChannel in, byte[] header, String hash) throws IOException {
        MessageDigest digest = Hash.sha256();
        digest.update(withHash(header, hash, NO_HASH));
        in.position(8L + header.length);
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        while (in.read(buffer.clear()) >= 0) {
            digest.update(buffer.flip());
        }
        if (!Hash.hex(digest).equals(hash)) {
            throw new IOException("it is damaged: its content does not match its SHA-256");
        }
    }

    private static byte[] header(Map<String, String> metadata, Map<String, NDArray> tensors) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        metadata.forEach(texts::put);
        long at = 0;
        for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
            ObjectNode entry = header.putObject(tensor.getKey());
            entry.put("dtype", "F32");
            var shape = entry.putArray("shape");
            for (long side : tensor.getValue().getShape().getShape()) {
                shape.add(side);
            }
            long end = at + 4 * tensor.getValue().getShape().size();
            entry.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        String text = JSON.writeValueAsString(header);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Padding keeps the values aligned for readers that map the file.
        return (text + " ".repeat((8 - bytes.length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    static Safetensors read(Path file) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            long length = readFully(in, 8).getLong();
            if (length < 2 || length > LARGEST_HEADER) {
                throw new IOException("it is no safetensors file");
            }
            byte[] text = readFully(in, (int) length).array();
            JsonNode header = JSON.readTree(text);
            JsonNode hash = header.path(METADATA).path(HASH);
            if (hash.isString()) {
                check(in, text, hash.asString());
            }
            Map<String, String> metadata = new LinkedHashMap<>();
            Map<String, float[]> tensors = new LinkedHashMap<>();
            header.propertyStream().forEach(property -> {
                if (property.getKey().equals(METADATA)) {
                    property.getValue()
                            .propertyStream()
                            .forEach(entry -> metadata.put(
                                    entry.getKey(), entry.getValue().asString()));
                } else {
                    tensors.put(property.getKey(), values(in, 8 + length, property.getValue()));
                }
            });
            return new Safetensors(metadata, tensors);
        } catch (JacksonException | UncheckedIOException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
    }

    private static float[] values(SeekableByteChannel in, long base, JsonNode entry) {
        long from = entry.path("data_offsets").path(0).asLong();
        long to = entry.path("data_offsets").path(1).asLong();
        try {
            if (!entry.path("dtype").asString().equals("F32") || to < from || base + to > in.size()) {
                throw new IOException("an entry does not fit");
            }
            float[] values = new float[Math.toIntExact((to - from) / 4)];
            in.position(base + from);
            readFully(in, values.length * 4).asFloatBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer readFully(SeekableByteChannel in, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (in.read(buffer) < 0) {
                throw new IOException("it ends early");
            }
        }
        return buffer.flip();
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
