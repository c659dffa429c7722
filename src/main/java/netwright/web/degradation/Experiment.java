package netwright.web.degradation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.SweepTrial;
import netwright.store.TrainingErrors.Point;
import netwright.store.TrialState;
import netwright.sweep.Entrant;
import netwright.sweep.Sweep;
import netwright.training.EpochMetrics;

/**
 * One experiment with all that is known of it: its networks, and for each the runs of all seeds, from however many sweeps.
 *
 * @param setup as it was asked for last
 * @param sweeps that it consists of, the newest first
 * @param members in the order of the setup
 * @param steps of a whole run; 0 before the first has begun
 */
record Experiment(Sweep setup, List<StoredSweep> sweeps, List<Member> members, int steps) {

    /** A network with its runs, by seed. */
    record Member(Entrant network, List<Attempt> attempts) {

        /** Those whose curves are drawn: trained to the end; while none is, the one that has come furthest. */
        List<Attempt> counted() {
            List<Attempt> finished = attempts.stream().filter(Attempt::finished).toList();
            return !finished.isEmpty()
                    ? finished
                    : attempts.stream()
                            .max(Comparator.comparingInt(
                                    attempt -> attempt.errors().size()))
                            .filter(attempt -> !attempt.errors().isEmpty()
                                    || !attempt.epochs().isEmpty())
                            .map(List::of)
                            .orElse(List.of());
        }

        int epochsDone() {
            return attempts.stream()
                    .mapToInt(attempt -> attempt.epochs().size())
                    .sum();
        }
    }

    /** @param errors on the training images, see {@link netwright.store.TrainingErrors} */
    record Attempt(SweepTrial trial, List<EpochMetrics> epochs, List<Point> errors) {

        long seed() {
            return trial.key().seed();
        }

        boolean finished() {
            return trial.state() == TrialState.FINISHED && !epochs.isEmpty();
        }

        private boolean inVain() {
            return trial.state() == TrialState.CANCELLED || trial.state() == TrialState.FAILED;
        }
    }

    /** What one sweep contributes. */
    record Part(List<SweepTrial> trials, Map<UUID, List<EpochMetrics>> epochs, Map<UUID, List<Point>> errors) {}

    /**
     * @param networks of the setup
     * @param parts of each of the sweeps, in their order
     */
    static Experiment of(Sweep setup, List<Entrant> networks, List<StoredSweep> sweeps, List<Part> parts, int steps) {
        Map<String, Map<Long, Attempt>> bySubject = new LinkedHashMap<>();
        networks.forEach(network -> bySubject.put(network.name(), new TreeMap<>()));
        for (Part part : parts) {
            for (SweepTrial trial : part.trials()) {
                Map<Long, Attempt> bySeed = bySubject.get(trial.subject());
                if (bySeed != null) {
                    bySeed.merge(trial.key().seed(), attempt(trial, part), Experiment::better);
                }
            }
        }
        return new Experiment(
                setup,
                List.copyOf(sweeps),
                networks.stream()
                        .map(network -> new Member(
                                network,
                                List.copyOf(bySubject.get(network.name()).values())))
                        .toList(),
                steps);
    }

    private static Attempt attempt(SweepTrial trial, Part part) {
        UUID run = trial.run() == null ? null : trial.run().id();
        return new Attempt(
                trial,
                run == null ? List.of() : part.epochs().getOrDefault(run, List.of()),
                run == null ? List.of() : part.errors().getOrDefault(run, List.of()));
    }

    /** The newer one, unless nothing came of it. */
    private static Attempt better(Attempt newer, Attempt older) {
        return newer.inVain() && !older.inVain() ? older : newer;
    }

    StoredSweep newest() {
        return sweeps.getFirst();
    }

    boolean isOver() {
        return sweeps.stream().allMatch(sweep -> sweep.state().isOver());
    }

    boolean cancelled() {
        return sweeps.stream().anyMatch(sweep -> sweep.state() == SweepState.CANCELLED) && !complete();
    }

    /** Whether every network was trained to the end with every seed. */
    boolean complete() {
        return members.stream()
                .allMatch(member -> !member.attempts().isEmpty()
                        && member.attempts().stream().allMatch(Attempt::finished));
    }

    int runs() {
        return members.stream().mapToInt(member -> member.attempts().size()).sum();
    }

    long runsOver() {
        return attempts().stream()
                .filter(attempt -> attempt.trial().state().isOver())
                .count();
    }

    int epochsDone() {
        return members.stream().mapToInt(Member::epochsDone).sum();
    }

    long lastSeed() {
        return attempts().stream()
                .mapToLong(Attempt::seed)
                .max()
                .orElse(setup.recipe().seed());
    }

    int seeds() {
        return (int) attempts().stream().mapToLong(Attempt::seed).distinct().count();
    }

    List<Attempt> attempts() {
        List<Attempt> all = new ArrayList<>();
        members.forEach(member -> all.addAll(member.attempts()));
        return all;
    }

    /** Errors on the training images in the last epoch, 0 to 1, by network and seed; finished runs alone. */
    Map<String, Map<Long, Double>> finalTrainingErrors() {
        Map<String, Map<Long, Double>> errors = new LinkedHashMap<>();
        for (Member member : members) {
            Map<Long, Double> bySeed = new TreeMap<>();
            member.attempts().stream()
                    .filter(Attempt::finished)
                    .forEach(attempt -> bySeed.put(
                            attempt.seed(), 1 - attempt.epochs().getLast().trainTop1()));
            errors.put(member.network().name(), bySeed);
        }
        return errors;
    }
}
