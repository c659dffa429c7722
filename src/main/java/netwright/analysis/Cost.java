package netwright.analysis;

/**
 * What a part of a network costs for one image.
 *
 * @param parameters trainable values
 * @param buffers values kept but not trained (running statistics)
 * @param macs multiply-accumulates of convolutions and linear layers; one MAC is two FLOPs
 * @param weightedActivations values that convolutions and linear layers put out, the papers' "activations"
 * @param activations values that all layers put out
 */
public record Cost(long parameters, long buffers, long macs, long weightedActivations, long activations) {

    public static final Cost NONE = new Cost(0, 0, 0, 0, 0);

    public Cost plus(Cost other) {
        return new Cost(
                sum(parameters, other.parameters),
                sum(buffers, other.buffers),
                sum(macs, other.macs),
                sum(weightedActivations, other.weightedActivations),
                sum(activations, other.activations));
    }

    /** What is stored, whether or not it is computed with. */
    Cost kept() {
        return new Cost(parameters, buffers, 0, 0, 0);
    }

    /** Absurd settings end at the largest number instead of a negative one. */
    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
