package netwright.web.sweep;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import netwright.store.RunState;
import netwright.store.SweepTrial;
import netwright.store.TrialState;
import netwright.web.sweep.SweepFigures.Configuration;

/** Where a configuration stands, in words: what is true of it as a whole, not of the seed that is furthest behind. */
final class StateText {

    private StateText() {}

    static String of(Configuration configuration) {
        List<SweepTrial> trials = configuration.trials();
        Set<TrialState> states = EnumSet.noneOf(TrialState.class);
        trials.forEach(trial -> states.add(trial.state()));
        if (states.contains(TrialState.FAILED)) {
            return "failed";
        }
        if (trials.stream().anyMatch(trial -> runIs(trial, RunState.RUNNING))) {
            return "in training";
        }
        if (states.equals(EnumSet.of(TrialState.PLANNED))) {
            return "planned";
        }
        if (states.contains(TrialState.TRAINING) || states.contains(TrialState.PLANNED)) {
            return "waiting";
        }
        if (states.contains(TrialState.PAUSED)) {
            return "waiting for the others";
        }
        if (states.contains(TrialState.CANCELLED)) {
            return "cancelled";
        }
        return states.contains(TrialState.STOPPED) ? stopped(trials) : "finished";
    }

    private static boolean runIs(SweepTrial trial, RunState state) {
        return trial.run() != null && trial.run().state() == state;
    }

    /** A deleted run takes its epochs with it; what its trial was allowed to train stays. */
    private static String stopped(List<SweepTrial> trials) {
        int epochs = trials.stream()
                .filter(trial -> trial.state() == TrialState.STOPPED)
                .mapToInt(trial ->
                        trial.run() == null ? trial.rung() : trial.run().epochs())
                .max()
                .orElse(0);
        return epochs == 0 ? "stopped before it began" : "stopped after epoch " + epochs;
    }
}
