package netwright.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The best there is at each cost: nothing that costs no more scores higher. */
public final class ParetoFront {

    private ParetoFront() {}

    /**
     * Those that no other dominates, cheapest first. One dominates another when it costs no more, scores no less, and is
     * better in one of the two; of equals all are on the front. What has no number (NaN) is left out.
     */
    public static <T> List<T> of(List<T> all, ToDoubleFunction<T> cost, ToDoubleFunction<T> score) {
        List<T> sorted = all.stream()
                .filter(one -> !Double.isNaN(cost.applyAsDouble(one)) && !Double.isNaN(score.applyAsDouble(one)))
                .sorted(Comparator.comparingDouble(cost)
                        .thenComparing(Comparator.comparingDouble(score).reversed()))
                .toList();
        List<T> front = new ArrayList<>();
        for (T one : sorted) {
            T best = front.isEmpty() ? null : front.getLast();
            if (best == null
                    || score.applyAsDouble(one) > score.applyAsDouble(best)
                    || score.applyAsDouble(one) == score.applyAsDouble(best)
                            && cost.applyAsDouble(one) == cost.applyAsDouble(best)) {
                front.add(one);
            }
        }
        return List.copyOf(front);
    }
}
