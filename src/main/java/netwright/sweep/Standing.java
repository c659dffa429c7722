package netwright.sweep;

import java.util.List;

/**
 * How far a configuration has come in successive halving.
 *
 * @param configuration its number
 * @param top1 validation top-1 after each rung it has reached, 0 to 1, the mean over its seeds; NaN, and nothing behind it,
 *     where it failed or diverged
 */
public record Standing(int configuration, List<Double> top1) {

    public Standing {
        top1 = List.copyOf(top1);
        for (int i = 0; i < top1.size(); i++) {
            double value = top1.get(i);
            boolean failed = Double.isNaN(value) && i == top1.size() - 1;
            if (!failed && !(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("A top-1 is a share from 0 to 1, not " + value);
            }
        }
    }

    /** Mean over the seeds of a configuration; NaN, the worst, when one of them failed or diverged. */
    public static double mean(List<Double> top1) {
        return top1.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    boolean reached(int rung) {
        return top1.size() > rung;
    }
}
