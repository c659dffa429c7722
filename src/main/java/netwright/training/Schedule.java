package netwright.training;

/** Learning rate over a run: linear warm-up, then half a cosine down to zero (Loshchilov & Hutter, 2017). */
record Schedule(double peak, int warmUp, int steps) {

    /** Warms up over a twentieth of the run, at most 500 steps. */
    static Schedule of(double peak, int steps) {
        return new Schedule(peak, Math.clamp(steps / 20, 1, 500), steps);
    }

    /** @param step counted from 0 */
    double rate(int step) {
        if (step < warmUp) {
            return peak * (step + 1) / warmUp;
        }
        double done = (double) (step - warmUp) / Math.max(1, steps - warmUp);
        return peak * 0.5 * (1 + Math.cos(Math.PI * done));
    }
}
