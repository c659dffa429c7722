package netwright.training;

import java.util.List;

/**
 * The learning rate of each weight in each step: the run's curve, times what a transfer allows the weight in that epoch.
 *
 * @param curve of the run
 * @param thaw share for each weight, 0 while it is frozen
 * @param stepsPerEpoch to find a step's epoch
 */
record Rates(RateCurve curve, Thaw thaw, int stepsPerEpoch) {

    static Rates plain(RateCurve curve) {
        return new Rates(curve, Thaw.ALL, 1);
    }

    /** @param step counted from 1; 0 in the step before the first */
    double of(LoweredBlock.Weight weight, int step) {
        return step < 1 ? 0 : curve.rate(step - 1) * thaw.share(weight.name(), epoch(step));
    }

    boolean frozen(LoweredBlock.Weight weight, int step) {
        return thaw.share(weight.name(), epoch(step)) == 0;
    }

    /** Counted from 1. */
    int epoch(int step) {
        return (step - 1) / stepsPerEpoch + 1;
    }

    /** Sets which weights the engine computes gradients for. */
    void prepare(List<LoweredBlock.Weight> trained, int step) {
        if (thaw != Thaw.ALL) {
            trained.forEach(weight -> weight.array().setRequiresGradient(!frozen(weight, step)));
        }
    }
}
