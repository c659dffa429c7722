package netwright.training;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the IDX format of LeCun's MNIST page: magic {@code 0 0 type rank}, big-endian sides, then the values. Only
 * unsigned bytes (type 8) occur here.
 *
 * @param sides of the array, outermost first
 * @param values in row-major order
 */
record Idx(int[] sides, byte[] values) {

    static Idx read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            int magic = in.readInt();
            int rank = magic & 0xff;
            if (magic >>> 8 != 8 || rank < 1 || rank > 4) {
                throw new IOException("not an IDX file of bytes: it starts with " + Integer.toHexString(magic));
            }
            int[] sides = new int[rank];
            long size = 1;
            for (int i = 0; i < rank; i++) {
                sides[i] = in.readInt();
                size = Math.multiplyExact(size, sides[i]);
            }
            if (size != Files.size(file) - 4 - 4L * rank) {
                throw new EOFException("it should hold " + size + " values");
            }
            byte[] values = new byte[Math.toIntExact(size)];
            in.readFully(values);
            return new Idx(sides, values);
        }
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(8 << 8 | sides.length);
            for (int side : sides) {
                out.writeInt(side);
            }
            out.write(values);
        }
    }

    int[] labels() {
        int[] labels = new int[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = values[i] & 0xff;
        }
        return labels;
    }
}
