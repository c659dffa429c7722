package netwright.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import netwright.store.RunState;
import netwright.store.SweepProgress.OfTrial;
import netwright.sweep.Decision;
import netwright.sweep.Standing;
import netwright.sweep.SuccessiveHalving;

/**
 * How the configurations of a sweep stand at the rungs of successive halving.
 *
 * <p>A run that failed, or was cancelled or deleted by hand, makes its configuration the worst at the rung it did not get
 * past. A run that its recipe's early stopping ended keeps its best top-1 for the rungs behind its end.
 */
final class SweepCourse {

    private final SuccessiveHalving halving;
    private final int epochs;

    /** @param epochs of the recipe */
    SweepCourse(SuccessiveHalving halving, int epochs) {
        this.halving = halving;
        this.epochs = epochs;
    }

    /** The epochs that {@link OfTrial#top1} has to tell about. */
    List<Integer> rungs() {
        return halving.rungs(epochs);
    }

    /** By configuration. All trials have to be given, also those that have not begun. */
    Map<Integer, Decision> decide(List<OfTrial> trials) {
        Map<Integer, List<OfTrial>> configurations = trials.stream()
                .collect(Collectors.groupingBy(OfTrial::configuration, TreeMap::new, Collectors.toList()));
        List<Standing> standings = new ArrayList<>();
        configurations.forEach((configuration, seeds) -> standings.add(new Standing(configuration, reached(seeds))));
        return halving.decide(epochs, standings);
    }

    /** In the words that follow "Stopped early:". */
    static String reason(Decision.Stop stop) {
        return stop.failed()
                ? "another seed of its configuration did not get past epoch %d.".formatted(stop.rungEpochs())
                : "its configuration was number %d of %d after epoch %d."
                        .formatted(stop.rank(), stop.of(), stop.rungEpochs());
    }

    /** Means over the seeds after each rung that all have reached; NaN, and nothing behind it, when one failed. */
    private List<Double> reached(List<OfTrial> seeds) {
        List<Double> means = new ArrayList<>();
        for (int rung : rungs()) {
            List<Double> values = new ArrayList<>();
            seeds.forEach(trial -> after(trial, rung).ifPresent(values::add));
            if (values.size() < seeds.size()) {
                return means;
            }
            means.add(Standing.mean(values));
            if (Double.isNaN(means.getLast())) {
                return means;
            }
        }
        return means;
    }

    /** What a trial has shown after a rung; NaN when it never will, empty while it has not come so far. */
    private static OptionalDouble after(OfTrial trial, int rung) {
        RunState state = trial.state();
        Double top1 = trial.top1().get(rung);
        if (state == null) {
            return OptionalDouble.empty();
        }
        if (top1 != null && trial.untilEpoch() > rung) {
            return OptionalDouble.of(top1);
        }
        return switch (state) {
            case QUEUED, RUNNING -> OptionalDouble.empty();
            case PAUSED -> top1 == null ? OptionalDouble.empty() : OptionalDouble.of(top1);
            case COMPLETED -> OptionalDouble.of(top1 != null ? top1 : trial.best() != null ? trial.best() : Double.NaN);
            case STOPPED -> OptionalDouble.of(top1 == null ? Double.NaN : top1);
            case FAILED, CANCELLED -> OptionalDouble.of(Double.NaN);
        };
    }
}
