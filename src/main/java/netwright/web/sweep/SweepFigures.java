package netwright.web.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import netwright.store.SweepTrial;
import netwright.store.TrialState;
import netwright.sweep.Sample;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.training.EpochMetrics;
import org.jspecify.annotations.Nullable;

/** The trials of a sweep by configuration, with what is known of their runs. */
record SweepFigures(List<Configuration> configurations) {

    /** The axis that makes some trials longer than others. */
    private static final String EPOCHS = "epochs";

    /**
     * A network with one value for each axis, from every seed.
     *
     * @param name with its values, for people
     * @param trials by seed
     * @param epochs of each trial that has a run
     */
    record Configuration(int number, String name, List<SweepTrial> trials, Map<Long, List<EpochMetrics>> epochs) {

        long over() {
            return trials.stream().filter(trial -> trial.state().isOver()).count();
        }

        boolean finished() {
            return trials.stream().allMatch(trial -> trial.state() == TrialState.FINISHED);
        }

        /** Of the last epoch that all seeds have reached; null before the first. */
        @Nullable Sample last(ToDoubleFunction<EpochMetrics> figure) {
            int reached = reached();
            return reached == 0 ? null : at(reached, figure);
        }

        /** The best of validation so far, over the seeds; null before the first epoch of all. */
        @Nullable Sample best() {
            Map<Long, Double> best = bestBySeed();
            return best.isEmpty() ? null : new Sample(List.copyOf(best.values()));
        }

        /** The best of validation by seed; empty before the first epoch of all. */
        Map<Long, Double> bestBySeed() {
            Map<Long, Double> best = new TreeMap<>();
            if (reached() > 0) {
                epochs.forEach((seed, all) -> best.put(
                        seed,
                        all.stream()
                                .mapToDouble(EpochMetrics::validationTop1)
                                .max()
                                .orElseThrow()));
            }
            return best;
        }

        /** What every seed was trained with, by the names of the axes. */
        Map<String, Object> values() {
            return trials.getFirst().values();
        }

        String subject() {
            return trials.getFirst().subject();
        }

        /** Epochs that are over in all seeds. */
        int reached() {
            return epochs.size() < trials.size()
                    ? 0
                    : epochs.values().stream().mapToInt(List::size).min().orElse(0);
        }

        /** @param epoch counted from 1, which all seeds have reached */
        Sample at(int epoch, ToDoubleFunction<EpochMetrics> figure) {
            return new Sample(epochs.values().stream()
                    .map(all -> figure.applyAsDouble(all.get(epoch - 1)))
                    .toList());
        }

        /** Training errors after the last epoch, by seed. */
        Map<Long, Double> trainingErrors() {
            Map<Long, Double> errors = new TreeMap<>();
            epochs.forEach((seed, all) -> errors.put(seed, 1 - all.getLast().trainTop1()));
            return errors;
        }
    }

    /** @param labels of the axes, by name */
    static SweepFigures of(List<SweepTrial> trials, Map<UUID, List<EpochMetrics>> epochs, Map<String, String> labels) {
        Map<Integer, List<SweepTrial>> byNumber = trials.stream()
                .collect(
                        Collectors.groupingBy(trial -> trial.key().configuration(), TreeMap::new, Collectors.toList()));
        List<Configuration> configurations = new ArrayList<>();
        byNumber.forEach((number, seeds) -> {
            Map<Long, List<EpochMetrics>> known = new TreeMap<>();
            for (SweepTrial trial : seeds) {
                if (trial.run() != null && epochs.containsKey(trial.run().id())) {
                    known.put(trial.key().seed(), epochs.get(trial.run().id()));
                }
            }
            SweepTrial first = seeds.getFirst();
            String name = Trial.configuration(first.subject(), first.values(), labels);
            configurations.add(new Configuration(number, name, seeds, known));
        });
        return new SweepFigures(configurations);
    }

    /** By the best of validation, those without figures last. */
    List<Configuration> bestFirst() {
        return configurations.stream()
                .sorted(Comparator.comparingDouble(
                                (Configuration each) -> each.best() instanceof Sample best ? -best.mean() : 1)
                        .thenComparingInt(Configuration::number))
                .toList();
    }

    /** The one with the best of validation, of those trained to the end where there are any; null before the first epoch. */
    @Nullable Configuration winner() {
        List<Configuration> known =
                bestFirst().stream().filter(each -> each.best() != null).toList();
        return known.stream()
                .filter(Configuration::finished)
                .findFirst()
                .orElse(known.isEmpty() ? null : known.getFirst());
    }

    /** The best of validation by configuration and seed, of those trained to the end where there are any. */
    Map<String, Map<Long, Double>> top1() {
        Map<String, Map<Long, Double>> all = new LinkedHashMap<>();
        boolean ended = configurations.stream().anyMatch(Configuration::finished);
        bestFirst().stream()
                .filter(each -> !each.bestBySeed().isEmpty() && (each.finished() || !ended))
                .forEach(each -> all.put(each.name(), each.bestBySeed()));
        return all;
    }

    /** Training errors by network and seed, when every trial is trained to the end; else empty. */
    Map<String, Map<Long, Double>> finalTrainingErrors() {
        Map<String, Map<Long, Double>> errors = new LinkedHashMap<>();
        for (Configuration configuration : configurations) {
            if (!configuration.finished() || configuration.epochs().isEmpty()) {
                return Map.of();
            }
            errors.put(configuration.name(), configuration.trainingErrors());
        }
        return errors;
    }

    /** Epochs over, of all trials. */
    int epochsDone() {
        return configurations.stream()
                .flatMap(configuration -> configuration.epochs().values().stream())
                .mapToInt(List::size)
                .sum();
    }

    /**
     * How much of the sweep is done, 0 to 1: of the epochs that halving leaves to be trained, else of those of every trial.
     *
     * @param sweep what was asked for
     */
    double share(Sweep sweep) {
        int epochs = sweep.recipe().epochs();
        double done;
        double all;
        if (sweep.halving() instanceof SuccessiveHalving halving) {
            done = epochsDone();
            all = (double) halving.budget(configurations.size(), epochs) * sweep.seeds();
        } else {
            List<SweepTrial> trials = configurations.stream()
                    .flatMap(each -> each.trials().stream())
                    .toList();
            done = trials.stream().mapToDouble(trial -> share(trial, epochs)).sum();
            all = trials.size();
        }
        return all == 0 ? 0 : Math.min(1, done / all);
    }

    /** What is over is done, however few epochs it took. */
    private static double share(SweepTrial trial, int usual) {
        int epochs = trial.values().get(EPOCHS) instanceof Number own ? own.intValue() : usual;
        return trial.state().isOver()
                ? 1
                : trial.run() == null ? 0 : Math.min(1, (double) trial.run().epochs() / epochs);
    }
}
