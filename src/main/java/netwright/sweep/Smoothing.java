package netwright.sweep;

/** Smooths curves as TensorBoard does. */
public final class Smoothing {

    private Smoothing() {}

    /**
     * Exponential moving average, freed from its start at zero: {@code s = w·s + (1 − w)·x}, shown as {@code s/(1 − wⁿ)}
     * after n values (Kingma and Ba, 2015, §3). What is not finite stays as it is and is not averaged.
     *
     * @param weight w of what was before, 0 for none, below 1
     */
    public static double[] of(double[] values, double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException("The weight is from 0 to below 1, not " + weight);
        }
        double[] smooth = new double[values.length];
        double average = 0;
        double share = 1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                average = weight * average + (1 - weight) * values[i];
                share *= weight;
                smooth[i] = average / (1 - share);
            } else {
                smooth[i] = values[i];
            }
        }
        return smooth;
    }
}
