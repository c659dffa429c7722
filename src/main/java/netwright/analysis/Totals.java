package netwright.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The whole network.
 *
 * @param cost sum over all layers whose shapes are known; of layers that only auxiliary outputs read, parameters and buffers
 * @param trainingOnly what those layers cost in training
 * @param largestActivation values in the largest output of a single layer
 * @param depth weighted layers (convolutions, linear) on the longest path
 * @param receptiveField of the last map before everything is pooled or flattened; null while nothing is known
 * @param complete an output is reached and nothing on the drawing is unknown
 */
public record Totals(
        Cost cost,
        Cost trainingOnly,
        long largestActivation,
        int depth,
        @Nullable ReceptiveField receptiveField,
        boolean complete) {

    private static final int BYTES_PER_VALUE = 4;

    /** Multiply and add counted apart. */
    public long flops() {
        return cost.macs() > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * cost.macs();
    }

    /** Parameters and buffers as 32-bit floats, in bytes. */
    public long weightBytes() {
        return bytes((double) cost.parameters() + cost.buffers());
    }

    /**
     * Estimate of the memory one training step holds, in bytes: weights, their gradients and two optimizer moments; for
     * each image every layer's output, kept for the backward pass, and the two gradients that pass holds at a time.
     */
    public long trainingBytes(int batch) {
        double perImage = (double) cost.activations() + trainingOnly.activations() + 2.0 * largestActivation;
        return bytes(4.0 * cost.parameters() + cost.buffers() + batch * perImage);
    }

    /** Absurdly large drawings end at the largest long instead of turning negative. */
    private static long bytes(double values) {
        return (long) (BYTES_PER_VALUE * values);
    }
}
