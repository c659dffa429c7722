package netwright.training;

import java.util.Random;

/**
 * A tensor that a layer keeps.
 *
 * @param role PyTorch's name within the layer: {@code weight}, {@code bias}, {@code running_mean}, …
 * @param shape as PyTorch's: convolution out × in/groups × kh × kw, linear out × in
 * @param mean of the initial values
 * @param deviation of the initial values, which are normal; 0 for constants
 * @param cut deviations beyond which a value is drawn again
 * @param trained false for running statistics
 * @param decays whether weight decay applies
 */
record WeightSpec(
        String role, long[] shape, double mean, double deviation, double cut, boolean trained, boolean decays) {

    static final double UNCUT = Double.POSITIVE_INFINITY;

    static WeightSpec random(String role, double deviation, long... shape) {
        return new WeightSpec(role, shape, 0, deviation, UNCUT, true, true);
    }

    static WeightSpec constant(String role, double value, long... shape) {
        return new WeightSpec(role, shape, value, 0, UNCUT, true, false);
    }

    static WeightSpec buffer(String role, double value, long... shape) {
        return new WeightSpec(role, shape, value, 0, UNCUT, false, false);
    }

    /** The same tensor with other initial values. */
    WeightSpec drawn(double otherMean, double otherDeviation, double otherCut) {
        return new WeightSpec(role, shape, otherMean, otherDeviation, otherCut, trained, decays);
    }

    int size() {
        long size = 1;
        for (long side : shape) {
            size *= side;
        }
        return Math.toIntExact(size);
    }

    /** The same values for the same seed on every engine: {@link Random#nextGaussian()} is specified to the bit. */
    float[] initial(long seed) {
        float[] values = new float[size()];
        if (deviation == 0) {
            java.util.Arrays.fill(values, (float) mean);
            return values;
        }
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            double normal = random.nextGaussian();
            while (Math.abs(normal) > cut) {
                normal = random.nextGaussian();
            }
            values[i] = (float) (mean + deviation * normal);
        }
        return values;
    }
}
