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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    private static final int LARGEST_HEADER = 100_000_000;

    /** Writes beside the target and moves, so that a reader or a crash never meets half a file. */
    static void write(Path file, Map<String, String> metadata, Map<String, NDArray> tensors) throws IOException {
        byte[] header = header(metadata, tensors);
        Path temporary = file.resolveSibling(file.getFileName() + ".writing");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(
                    out, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, header.length));
            writeFully(out, ByteBuffer.wrap(header));
            for (NDArray tensor : tensors.values()) {
                float[] values = tensor.toFloatArray();
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                writeFully(out, bytes);
            }
            out.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
            JsonNode header = JSON.readTree(readFully(in, (int) length).array());
            Map<String, String> metadata = new LinkedHashMap<>();
            Map<String, float[]> tensors = new LinkedHashMap<>();
            header.propertyStream().forEach(property -> {
                if (property.getKey().equals(METADATA)) {
                    property.getValue()
                            .propertyStream()
                            .forEach(text ->
                                    metadata.put(text.getKey(), text.getValue().asString()));
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
