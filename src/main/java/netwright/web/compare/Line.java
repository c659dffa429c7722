package netwright.web.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import netwright.store.Runs;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.web.workspace.Candidate;

/**
 * A line of the legend: the curves of a group, for each seed y by epoch. Losses in nats, top-1 in percent.
 *
 * @param steps whether they are of single steps, as no epoch is over yet; validation is empty then
 */
record Line(
        String name,
        List<Map<Double, Double>> loss,
        List<Map<Double, Double>> top1,
        List<Map<Double, Double>> validation,
        boolean steps) {

    private static final int CURVE_POINTS = 400;

    /** Of whole epochs where there are some, else of steps. */
    static Line of(RunGroup group, Runs runs) {
        List<RunGroup.Training> seeds = List.copyOf(group.bySeed().values());
        List<List<EpochMetrics>> epochs = seeds.stream()
                .map(RunGroup.Training::epochs)
                .filter(each -> !each.isEmpty())
                .toList();
        if (!epochs.isEmpty()) {
            return of(group.title(epochs.size()), epochs);
        }
        List<Map<Double, Double>> loss = new ArrayList<>();
        List<Map<Double, Double>> top1 = new ArrayList<>();
        for (RunGroup.Training seed : seeds) {
            Map<Double, Double> losses = new LinkedHashMap<>();
            Map<Double, Double> scores = new LinkedHashMap<>();
            for (StepMetrics step : runs.curve(seed.run().id(), CURVE_POINTS)) {
                double epoch = (double) step.step() * group.recipe().epochs() / Math.max(1, step.steps());
                losses.put(epoch, step.loss());
                scores.put(epoch, 100 * step.top1());
            }
            if (!losses.isEmpty()) {
                loss.add(losses);
                top1.add(scores);
            }
        }
        return new Line(group.title(loss.size()), loss, top1, List.of(), true);
    }

    /** The best run of a design. */
    static Line of(Candidate.Measured measured, String name) {
        return of(name, List.of(measured.epochs()));
    }

    private static Line of(String name, List<List<EpochMetrics>> epochs) {
        return new Line(
                name,
                by(epochs, EpochMetrics::trainLoss),
                by(epochs, epoch -> 100 * epoch.trainTop1()),
                by(epochs, epoch -> 100 * epoch.validationTop1()),
                false);
    }

    private static List<Map<Double, Double>> by(
            List<List<EpochMetrics>> epochs, ToDoubleFunction<EpochMetrics> figure) {
        return epochs.stream()
                .map(each -> {
                    Map<Double, Double> curve = new LinkedHashMap<>();
                    each.forEach(epoch -> curve.put((double) epoch.epoch(), figure.applyAsDouble(epoch)));
                    return curve;
                })
                .toList();
    }
}
