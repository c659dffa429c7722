package netwright.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes TorchScript files, as {@code torch.jit.save} does, for functions that DJL has no call for. Such a file is a zip of
 * stored entries: the source, the module as a pickle, its constants as a pickle, and the format's version.
 */
final class TorchScript {

    private static final String NAME = "__torch__";
    private static final String CLASS = "Function";

    /** Readable by every PyTorch since 1.13. */
    private static final String VERSION = "10\n";

    /** Pickle, protocol 2, of an object of the class whose one attribute is {@code training = True}. */
    private static final String MODULE = "\u0080\u0002c" + NAME + "\n" + CLASS + "\n)\u0081}X\b\0\0\0training\u0088sb.";

    /** Pickle, protocol 2, of the empty tuple. */
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private TorchScript() {}

    /**
     * A module without parameters.
     *
     * @param expression of {@code x} in TorchScript as it is serialised: enumerations are numbers
     * @return the file
     */
    static byte[] function(String expression) {
        String code = """
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: %s.%s,
                    x: Tensor) -> Tensor:
                    return %s
                """.formatted(CLASS, NAME, CLASS, expression);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            add(zip, "data.pkl", MODULE);
            add(zip, "code/" + NAME + ".py", code);
            add(zip, "constants.pkl", NO_CONSTANTS);
            add(zip, "version", VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry("function/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
