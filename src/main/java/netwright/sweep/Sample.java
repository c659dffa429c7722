package netwright.sweep;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** What several seeds of one configuration gave; at least one value, all finite. */
public record Sample(List<Double> values) {

    static final double CONFIDENCE = 0.95;

    public Sample {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("A sample has one value at least, all finite, not " + values);
        }
    }

    public int n() {
        return values.size();
    }

    public double mean() {
        return summary().getMean();
    }

    /** Standard deviation with n − 1; NaN for one value. */
    public double deviation() {
        return n() < 2 ? Double.NaN : summary().getStandardDeviation();
    }

    /** Standard error of the mean, s/√n; NaN for one value. */
    public double standardError() {
        return deviation() / Math.sqrt(n());
    }

    /** 95 % confidence interval of the mean by Student's t with n − 1 degrees of freedom; NaN to NaN for one value. */
    public Interval interval() {
        return n() < 2 ? new Interval(Double.NaN, Double.NaN) : around(mean(), standardError(), n() - 1);
    }

    /** @param degrees of freedom, may be fractional */
    static Interval around(double mean, double standardError, double degrees) {
        double reach =
                standardError * new TDistribution(null, degrees).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return new Interval(mean - reach, mean + reach);
    }

    double variance() {
        return summary().getVariance();
    }

    private SummaryStatistics summary() {
        SummaryStatistics summary = new SummaryStatistics();
        values.forEach(summary::addValue);
        return summary;
    }
}
