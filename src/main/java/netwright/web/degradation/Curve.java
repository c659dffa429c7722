package netwright.web.degradation;

import java.util.ArrayList;
import java.util.List;
import netwright.store.TrainingErrors.Point;
import netwright.sweep.Sample;
import netwright.sweep.Smoothing;
import netwright.training.EpochMetrics;
import netwright.web.degradation.Experiment.Attempt;
import netwright.web.degradation.Experiment.Member;

/**
 * Error over the steps, mean over the seeds.
 *
 * @param steps at which, in order
 * @param mean in %
 * @param deviation over the seeds in points; NaN where there is one seed
 */
record Curve(List<Integer> steps, List<Double> mean, List<Double> deviation) {

    /** On the training images, each run smoothed by itself. @param weight as in {@link Smoothing} */
    static Curve training(Member member, double weight) {
        List<List<Integer>> steps = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        for (Attempt attempt : member.counted()) {
            steps.add(attempt.errors().stream().map(Point::step).toList());
            errors.add(Smoothing.of(
                    attempt.errors().stream().mapToDouble(Point::error).toArray(), weight));
        }
        return averaged(steps, errors);
    }

    /** On the validation images, at the end of each epoch. @param steps of a whole run of so many epochs */
    static Curve validation(Member member, int steps, int epochs) {
        List<List<Integer>> at = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        for (Attempt attempt : member.counted()) {
            at.add(attempt.epochs().stream()
                    .map(epoch -> Math.toIntExact((long) epoch.epoch() * steps / epochs))
                    .toList());
            errors.add(attempt.epochs().stream()
                    .mapToDouble(EpochMetrics::validationTop1)
                    .map(right -> 1 - right)
                    .toArray());
        }
        return averaged(at, errors);
    }

    /** As far as all of them go. */
    private static Curve averaged(List<List<Integer>> steps, List<double[]> errors) {
        int reached = errors.stream().mapToInt(all -> all.length).min().orElse(0);
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (int i = 0; i < reached; i++) {
            int at = i;
            Sample sample = new Sample(errors.stream().map(all -> 100 * all[at]).toList());
            mean.add(sample.mean());
            deviation.add(sample.deviation());
        }
        return new Curve(reached == 0 ? List.of() : steps.getFirst().subList(0, reached), mean, deviation);
    }

    int size() {
        return steps.size();
    }

    boolean hasBand() {
        return !deviation.isEmpty() && !deviation.getFirst().isNaN();
    }

    /** The highest value from a step on, in %, its band included; 0 when there is none. */
    double highest(double fromStep) {
        double highest = 0;
        for (int i = 0; i < size(); i++) {
            if (steps.get(i) >= fromStep) {
                highest = Math.max(highest, mean.get(i) + (hasBand() ? deviation.get(i) : 0));
            }
        }
        return highest;
    }
}
