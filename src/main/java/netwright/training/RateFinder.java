package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Looks for a learning rate: trains a fresh network for some steps while the rate grows exponentially, and notes the loss
 * (Smith, 2017). A good peak lies where the loss falls fastest, well before it turns up.
 */
public final class RateFinder {

    private static final double MEMORY = 0.95;

    /** The sweep ends where the smoothed loss is so many times its best. */
    private static final double DIVERGED = 4;

    /** Standard errors that a slope has to exceed. */
    private static final double NOISE = 3;

    /** Points of a line at least. */
    private static final int FEWEST = 8;

    private RateFinder() {}

    /**
     * @param rate learning rate of the step
     * @param loss of the batch, in nats
     * @param smoothed exponential average, corrected for its start
     */
    public record Point(double rate, double loss, double smoothed) {}

    /**
     * @param points one a step, up to the divergence or the end of the time
     * @param steps that were asked for
     * @param steepest rate where the loss falls fastest over the logarithm of the rate; NaN where it nowhere falls by more than
     *     its noise
     * @param lowest rate where the smoothed loss is lowest; a tenth of it is the other usual choice
     * @param diverged whether the loss blew up before the last rate
     */
    public record Sweep(List<Point> points, int steps, double steepest, double lowest, boolean diverged) {}

    /**
     * Takes {@code steps} steps of the recipe's batch; its schedule plays no part. With a transfer it begins with the other
     * run's weights, and what is frozen in the first epoch stays so.
     *
     * @param from first rate, {@code to} last rate
     * @param progress hears of each step, and can cancel, which ends the sweep early
     * @throws TrainingFailed when the network cannot be trained with this recipe
     */
    public static Sweep sweep(TrainingJob job, double from, double to, int steps, Progress progress) {
        if (!(from > 0) || !(to > from) || steps < 10) {
            throw new IllegalArgumentException("A sweep needs 0 < from < to and at least 10 steps.");
        }
        LoweredBlock block = Lowering.lower(job.architecture(), job.recipe());
        ImageData data = Trainer.data(job, progress);
        Engine engine = Engines.get(job.recipe().engine());
        try (NDManager manager = engine.newBaseManager(
                        Engines.device(engine, job.recipe().device()));
                Replicas replicas = Replicas.of(job.architecture(), job.recipe(), block, engine, manager)) {
            block.initialize(manager, job.recipe().seed());
            RateCurve curve = step -> from * Math.pow(to / from, (double) step / (steps - 1));
            Rates rates = new Rates(curve, Trainer.transfer(job, block, progress), steps);
            List<Point> points = points(job, replicas, data, rates, steps, manager, progress);
            return sum(points, steps, points.size() < steps && !progress.cancelled());
        } catch (OutOfMemoryError | EngineException e) {
            throw Trainer.explained(e, job.recipe());
        }
    }

    private static List<Point> points(
            TrainingJob job,
            Replicas replicas,
            ImageData data,
            Rates rates,
            int steps,
            NDManager manager,
            Progress progress) {
        int batch = Math.min(job.recipe().batch(), data.train().count());
        int stepsPerEpoch = data.train().count() / batch;
        int classes = job.architecture().classes();
        UpdateRule rule = UpdateRule.of(job.recipe().optimizer(), replicas.first(), manager);
        Step step = new Step(job.recipe(), replicas, rule, rates, null);
        BatchFeed.Changes changes = BatchFeed.Changes.of(job.recipe(), data);
        List<Point> points = new ArrayList<>();
        double average = 0;
        double best = Double.MAX_VALUE;
        try (Prefetch feed = new Prefetch(() -> new BatchFeed(data, data.train(), classes, batch), changes, batch)) {
            for (int i = 0; i < steps && !progress.cancelled(); i++) {
                if (i % stepsPerEpoch == 0) {
                    long seed = Seeds.of(job.recipe().seed(), i / stepsPerEpoch + 1);
                    feed.begin(Shuffle.order(data.train().count(), seed), 0, stepsPerEpoch, seed);
                }
                double loss = loss(step, feed.next(), i + 1, job.recipe().seed(), batch, classes, manager);
                average = MEMORY * average + (1 - MEMORY) * loss;
                double smoothed = average / (1 - Math.pow(MEMORY, i + 1));
                if (!Double.isFinite(smoothed) || i > 5 && smoothed > DIVERGED * best) {
                    break;
                }
                best = Math.min(best, smoothed);
                points.add(new Point(rates.curve().rate(i), loss, smoothed));
                progress.step(new StepMetrics(
                        i + 1, steps, 1, loss, 0, 0, rates.curve().rate(i)));
            }
        }
        return points;
    }

    private static double loss(
            Step step, BatchFeed feed, int number, long seed, int batch, int classes, NDManager manager) {
        try (NDManager scratch = manager.newSubManager()) {
            float[] logits = step.run(feed, number, seed, scratch).toFloatArray();
            double loss = 0;
            for (int i = 0; i < batch; i++) {
                loss += feed.targets().crossEntropy(new Scores(logits, i * classes, classes), i);
            }
            return loss / batch;
        }
    }

    /**
     * The slope is that of a straight line through the losses of a fifth of the points, since those of single batches jump; a
     * slope within {@value #NOISE} of its standard errors is one by chance.
     */
    static Sweep sum(List<Point> points, int steps, boolean diverged) {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++) {
            lowest = points.get(i).smoothed() < points.get(lowest).smoothed() ? i : lowest;
        }
        int window = Math.max(FEWEST, points.size() / 5);
        double steepest = Double.NaN;
        double fall = 0;
        for (int from = 0; from + window <= lowest + 1; from++) {
            SimpleRegression line = new SimpleRegression();
            for (int i = from; i < from + window; i++) {
                line.addData(i, points.get(i).loss());
            }
            if (line.getSlope() < fall && line.getSlope() < -NOISE * line.getSlopeStdErr()) {
                fall = line.getSlope();
                steepest = points.get(from + window / 2).rate();
            }
        }
        double low = points.isEmpty() ? Double.NaN : points.get(lowest).rate();
        return new Sweep(List.copyOf(points), steps, steepest, low, diverged);
    }
}
