package netwright.web.degradation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import netwright.architecture.TensorShape;
import netwright.store.SweepTrial;
import netwright.store.TrainingErrors.Point;
import netwright.store.TrialState;
import netwright.sweep.Degradation;
import netwright.sweep.Sweep;
import netwright.training.EpochMetrics;
import netwright.web.degradation.Experiment.Attempt;

/** Attempts as the database would tell of them. */
final class Told {

    /** Of two networks, in two epochs of five steps. */
    static final Sweep SETUP = Degradation.of(
            Degradation.networks().subList(0, 2), Degradation.recipe(2, 32), TensorShape.map(1, 28, 28), 10, 1);

    static final UUID SWEEP = UUID.randomUUID();

    private Told() {}

    static SweepTrial trial(String subject, long seed, TrialState state) {
        return new SweepTrial(new SweepTrial.Key(SWEEP, 1, seed), subject, Map.of(), state, 2, null);
    }

    /** @param errors on the batches, one a step; those of validation are the same at the ends of the epochs */
    static Attempt attempt(long seed, TrialState state, double... errors) {
        List<Point> points = new ArrayList<>();
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int step = 1; step <= errors.length; step++) {
            points.add(new Point(step, errors[step - 1]));
            if (step % 5 == 0) {
                double right = 1 - errors[step - 1];
                epochs.add(new EpochMetrics(step / 5, 1, right, 1, right, 1, 100, 7));
            }
        }
        return new Attempt(trial("Plain-20", seed, state), epochs, points);
    }
}
