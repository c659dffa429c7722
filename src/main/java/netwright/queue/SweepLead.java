package netwright.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import netwright.architecture.ArchitectureJson;
import netwright.store.NewRun;
import netwright.store.RunState;
import netwright.store.SweepProgress;
import netwright.store.SweepProgress.OfTrial;
import netwright.store.SweepStep;
import netwright.sweep.Decision;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one sweep: a function of how far it has come. What was done before is seen from that alone, so
 * nothing is lost or done twice, wherever whoever leads it was interrupted.
 */
final class SweepLead {

    private final Sweep sweep;
    private final @Nullable SweepCourse course;

    /** Worked out when the first trial is to begin: it analyses every network. */
    private @Nullable Planned planned;

    /** @param labels of the axes, for the names of runs */
    private record Planned(List<Trial> trials, Map<String, String> labels) {}

    SweepLead(Sweep sweep) {
        this.sweep = sweep;
        course = sweep.halving() == null
                ? null
                : new SweepCourse(sweep.halving(), sweep.recipe().epochs());
    }

    /** The epochs after which runs are compared. */
    List<Integer> rungs() {
        return course == null ? List.of() : course.rungs();
    }

    private static List<SweepStep> cancel(SweepProgress progress) {
        List<SweepStep> steps = new ArrayList<>();
        for (OfTrial trial : progress.trials()) {
            if (trial.run() != null && !trial.isOver()) {
                steps.add(new SweepStep.Cancel(trial.run()));
            }
        }
        return steps;
    }

    List<SweepStep> steps(SweepProgress progress) {
        if (progress.state().isOver()) {
            return cancel(progress);
        }
        if (progress.trials().stream().allMatch(OfTrial::isOver)) {
            return List.of(new SweepStep.Close());
        }
        Map<Integer, Decision> decisions = course == null ? Map.of() : course.decide(progress.trials());
        List<SweepStep> steps = new ArrayList<>();
        int room = progress.room();
        for (OfTrial trial : progress.trials()) {
            Optional<SweepStep> step = step(progress.owner(), trial, decisions.get(trial.configuration()), room > 0);
            step.ifPresent(steps::add);
            room -= step.filter(SweepLead::waits).isPresent() ? 1 : 0;
        }
        return steps;
    }

    private static boolean waits(SweepStep step) {
        return step instanceof SweepStep.Begin || step instanceof SweepStep.GoOn;
    }

    /** @param decision null when the sweep lets every trial train to its end */
    private Optional<SweepStep> step(UUID owner, OfTrial trial, @Nullable Decision decision, boolean room) {
        return switch (decision) {
            case null -> room && trial.state() == null ? Optional.of(begin(owner, trial, 0)) : Optional.empty();
            case Decision.GoOn on -> room ? on(owner, trial, on.epochs()) : Optional.empty();
            case Decision.Stop stop
            when trial.run() != null && trial.state() == RunState.PAUSED ->
                Optional.of(new SweepStep.Stop(trial.run(), SweepCourse.reason(stop)));
            case Decision.Stop stop -> Optional.empty();
            case Decision.Wait wait -> Optional.empty();
            case Decision.Finished finished -> Optional.empty();
        };
    }

    private Optional<SweepStep> on(UUID owner, OfTrial trial, int epochs) {
        if (trial.state() == null) {
            return Optional.of(begin(owner, trial, epochs));
        }
        boolean behind = trial.state() == RunState.PAUSED && trial.untilEpoch() < epochs;
        return trial.run() != null && behind ? Optional.of(new SweepStep.GoOn(trial.run(), epochs)) : Optional.empty();
    }

    /** @param epochs of the first leg; 0 for all of the recipe's */
    private SweepStep begin(UUID owner, OfTrial wanted, int epochs) {
        Planned plan = planned();
        return plan.trials().stream()
                .filter(trial -> trial.configuration() == wanted.configuration() && trial.seed() == wanted.seed())
                .findFirst()
                .<SweepStep>map(trial -> new SweepStep.Begin(
                        trial.configuration(),
                        trial.seed(),
                        new NewRun(
                                owner,
                                null,
                                trial.name(plan.labels()),
                                ArchitectureJson.write(trial.architecture()),
                                trial.recipe(),
                                epochs == 0 ? trial.recipe().epochs() : epochs)))
                // It could be built when the sweep was made, but a newer version refuses it.
                .orElseGet(() -> new SweepStep.GiveUp(wanted.configuration(), wanted.seed()));
    }

    private Planned planned() {
        Planned known = planned;
        if (known == null) {
            known = new Planned(sweep.plan().trials(), sweep.labels());
            planned = known;
        }
        return known;
    }
}
