package netwright.web.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netwright.sweep.Sample;
import netwright.sweep.Smoothing;

/**
 * The mean of a curve over several seeds, smoothed, with one standard deviation to either side.
 *
 * @param points in the order of x
 */
record MeanCurve(List<Point> points) {

    /**
     * One point.
     *
     * @param seeds that got so far
     * @param raw mean over them
     * @param mean the same, smoothed
     * @param low smoothed mean − deviation; NaN for one seed
     * @param high smoothed mean + deviation; NaN for one seed
     */
    record Point(double x, int seeds, double raw, double mean, double low, double high) {}

    /**
     * Averages curves where they have values at the same x.
     *
     * @param curves y by x, finite or not; one for each seed
     * @param weight of {@link Smoothing}, 0 for none
     */
    static MeanCurve of(List<Map<Double, Double>> curves, double weight) {
        Map<Double, List<Double>> values = new TreeMap<>();
        curves.forEach(curve -> curve.forEach((x, y) -> {
            List<Double> there = values.computeIfAbsent(x, at -> new ArrayList<>());
            if (Double.isFinite(y)) {
                there.add(y);
            }
        }));
        List<Double> xs = List.copyOf(values.keySet());
        List<List<Double>> ys = List.copyOf(values.values());
        double[] raw = new double[xs.size()];
        double[] low = new double[xs.size()];
        double[] high = new double[xs.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Double.NaN;
            low[i] = Double.NaN;
            high[i] = Double.NaN;
            if (!ys.get(i).isEmpty()) {
                Sample sample = new Sample(ys.get(i));
                raw[i] = sample.mean();
                low[i] = sample.mean() - sample.deviation();
                high[i] = sample.mean() + sample.deviation();
            }
        }
        double[] mean = Smoothing.of(raw, weight);
        low = Smoothing.of(low, weight);
        high = Smoothing.of(high, weight);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            points.add(new Point(xs.get(i), ys.get(i).size(), raw[i], mean[i], low[i], high[i]));
        }
        return new MeanCurve(List.copyOf(points));
    }

    /** Whether some seeds got further than others, so that the end of the curve stands on fewer. */
    boolean uneven() {
        return points.stream().mapToInt(Point::seeds).distinct().count() > 1;
    }
}
