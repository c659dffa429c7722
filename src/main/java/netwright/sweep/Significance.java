package netwright.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/** Whether two configurations differ by more than their seeds would make them differ: two-sided t-tests. */
public sealed interface Significance {

    /**
     * The difference {@code first − second}.
     *
     * @param test which was made
     * @param difference of the means
     * @param interval of the difference, 95 %
     * @param t statistic
     * @param degrees of freedom
     * @param p probability of a difference at least as large, were there none
     * @param effect Hedges' g: the difference in pooled deviations, corrected for small samples
     */
    record Found(Test test, double difference, Interval interval, double t, double degrees, double p, double effect)
            implements Significance {}

    /** Nothing can be said, for a reason in a sentence. */
    record Refused(String reason) implements Significance {}

    enum Test {
        /** Same seeds: the differences are tested, since what a seed makes easy it makes easy for both. */
        PAIRED("paired t-test"),
        /** Welch, 1947: no equal variances assumed. */
        WELCH("Welch's t-test");

        private final String label;

        Test(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The paired test where both have the same seeds, else Welch's.
     *
     * @param first results by seed
     * @param second results by seed
     */
    static Significance between(Map<Long, Double> first, Map<Long, Double> second) {
        if (!first.keySet().equals(second.keySet())) {
            return welch(List.copyOf(first.values()), List.copyOf(second.values()));
        }
        List<Double> ordered = List.copyOf(new TreeMap<>(first).values());
        return paired(ordered, List.copyOf(new TreeMap<>(second).values()));
    }

    /** Independent samples (Welch, 1947; degrees of freedom by Welch and Satterthwaite). */
    static Significance welch(List<Double> first, List<Double> second) {
        if (first.size() < 2 || second.size() < 2) {
            return tooFew(Math.min(first.size(), second.size()));
        }
        Sample a = new Sample(first);
        Sample b = new Sample(second);
        double va = a.variance() / a.n();
        double vb = b.variance() / b.n();
        double error = Math.sqrt(va + vb);
        if (error == 0) {
            return new Refused("Neither varies with the seed, so there is nothing to measure the difference by.");
        }
        double degrees = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
        return found(Test.WELCH, a, b, error, degrees);
    }

    /** @param first of the same seeds as {@code second}, in the same order */
    static Significance paired(List<Double> first, List<Double> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("Pairs need samples of one size");
        }
        if (first.size() < 2) {
            return tooFew(first.size());
        }
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            differences.add(first.get(i) - second.get(i));
        }
        double error = new Sample(differences).standardError();
        if (error == 0) {
            return new Refused("The difference is the same for every seed, so there is nothing to measure it by.");
        }
        return found(Test.PAIRED, new Sample(first), new Sample(second), error, first.size() - 1.0);
    }

    private static Refused tooFew(int seeds) {
        return new Refused("A test needs two seeds of each at least, and there %s. Train more seeds."
                .formatted(seeds == 1 ? "is one" : "is none"));
    }

    private static Found found(Test test, Sample a, Sample b, double error, double degrees) {
        double difference = a.mean() - b.mean();
        double t = difference / error;
        double p = 2 * new TDistribution(null, degrees).cumulativeProbability(-Math.abs(t));
        return new Found(test, difference, Sample.around(difference, error, degrees), t, degrees, p, hedges(a, b));
    }

    /** Hedges, 1981: Cohen's d of the pooled deviation times the exact J; NaN where neither varies. */
    private static double hedges(Sample a, Sample b) {
        double degrees = a.n() + b.n() - 2.0;
        double pooled = Math.sqrt(((a.n() - 1) * a.variance() + (b.n() - 1) * b.variance()) / degrees);
        double correction =
                Math.exp(Gamma.logGamma(degrees / 2) - Gamma.logGamma((degrees - 1) / 2)) / Math.sqrt(degrees / 2);
        return pooled == 0 ? Double.NaN : (a.mean() - b.mean()) / pooled * correction;
    }

    /**
     * p-values corrected for there being several, as when many are compared with one: the smallest times their number, the
     * next times one fewer, and so on, none below the one before (Holm, 1979).
     *
     * @return in the order given
     */
    static List<Double> holm(List<Double> p) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(p::get));
        Double[] corrected = new Double[p.size()];
        double before = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            before = Math.max(before, Math.min(1, p.get(order.get(rank)) * (p.size() - rank)));
            corrected[order.get(rank)] = before;
        }
        return List.of(corrected);
    }
}
