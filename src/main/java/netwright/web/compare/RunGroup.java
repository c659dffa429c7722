package netwright.web.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import netwright.architecture.Architecture;
import netwright.recipe.DeviceNames;
import netwright.recipe.Recipe;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.sweep.Sample;
import netwright.training.EpochMetrics;
import netwright.web.workspace.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one network with one recipe, which differ in their seeds alone.
 *
 * @param name unique among the groups of a page
 * @param trainings one at least
 */
record RunGroup(String name, List<Training> trainings) {

    /** A run with the candidate that it is. */
    record Training(Candidate candidate, Run run) {

        List<EpochMetrics> epochs() {
            return candidate.measured() == null
                    ? List.of()
                    : candidate.measured().epochs();
        }
    }

    /** What the runs of a group have in common; places in the drawing do not matter, nor which GPU it was. */
    private record Same(Architecture network, Recipe recipe) {

        static Same of(Training training) {
            Architecture drawn = training.candidate.architecture();
            Recipe recipe = training.run.recipe();
            return new Same(
                    new Architecture(
                            "",
                            drawn.input(),
                            drawn.classes(),
                            drawn.nodes().stream().map(node -> node.at(null)).toList(),
                            drawn.edges(),
                            drawn.blocks(),
                            List.of()),
                    recipe.withSeed(0)
                            .on(
                                    recipe.engine(),
                                    DeviceNames.of(
                                            DeviceNames.isGpu(recipe.device()) ? "gpu0" : "cpu", recipe.devices())));
        }
    }

    /** Groups in the order of their first runs; what is no run is left out. */
    static List<RunGroup> of(List<Candidate> candidates) {
        Map<Same, List<Training>> groups = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.run() instanceof Run run) {
                Training training = new Training(candidate, run);
                groups.computeIfAbsent(Same.of(training), same -> new ArrayList<>())
                        .add(training);
            }
        }
        List<List<Training>> all = List.copyOf(groups.values());
        List<String> names =
                GroupNames.of(all.stream().map(group -> group.getFirst().run).toList());
        List<RunGroup> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            named.add(new RunGroup(names.get(i), List.copyOf(all.get(i))));
        }
        return named;
    }

    Recipe recipe() {
        return trainings.getFirst().run.recipe();
    }

    /** For each seed the run that says most: completed before others, then the one that got furthest, then the newest. */
    Map<Long, Training> bySeed() {
        Comparator<Training> says = Comparator.<Training, Boolean>comparing(
                        training -> training.run.state() == RunState.COMPLETED)
                .thenComparing(training -> training.epochs().size())
                .thenComparing(training -> training.run.created());
        Map<Long, Training> best = new TreeMap<>();
        trainings.forEach(training -> best.merge(
                training.run.recipe().seed(), training, (one, other) -> says.compare(one, other) >= 0 ? one : other));
        return best;
    }

    /** {@code ResNet-20, 3 seeds}. @param seeds how many stand behind what is named so */
    String title(int seeds) {
        return "%s, %d seed%s".formatted(name, seeds, seeds == 1 ? "" : "s");
    }

    /** Scores of the seeds that were trained to the end, shares by seed. */
    Map<Long, Double> scores(ToDoubleFunction<Run.Scores> score) {
        Map<Long, Double> scores = new TreeMap<>();
        bySeed().forEach((seed, training) -> {
            if (training.run.state() == RunState.COMPLETED && training.run.scores() instanceof Run.Scores all) {
                scores.put(seed, score.applyAsDouble(all));
            }
        });
        return scores;
    }

    /** The mean of {@link #scores} and all it needs; null when none is trained to the end. */
    @Nullable Sample sample(ToDoubleFunction<Run.Scores> score) {
        List<Double> scores = List.copyOf(scores(score).values());
        return scores.isEmpty() ? null : new Sample(scores);
    }

    /** Seeds that wait, are being trained or are paused. */
    List<Long> pending() {
        return seedsWhere(state -> !state.isOver());
    }

    /** Seeds that ended before their last epoch. */
    List<Long> broken() {
        return seedsWhere(state -> state.isOver() && state != RunState.COMPLETED);
    }

    private List<Long> seedsWhere(Predicate<RunState> state) {
        return bySeed().entrySet().stream()
                .filter(seed -> state.test(seed.getValue().run.state()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One column of the table of networks; its measured figures are means over the seeds that have some. */
    Candidate candidate() {
        Candidate first = trainings.getFirst().candidate;
        List<Candidate.Measured> all = bySeed().values().stream()
                .map(training -> training.candidate.measured())
                .filter(measured -> measured != null)
                .toList();
        boolean several = bySeed().size() > 1;
        return new Candidate(
                first.key(),
                several
                        ? title(all.size())
                        : name.equals(trainings.getFirst().run.name()) ? first.title() : name,
                several ? "Runs, mean" : first.kind(),
                first.architecture(),
                first.analysis(),
                null,
                null,
                null,
                all.isEmpty()
                        ? null
                        : new Candidate.Measured(
                                all.getFirst().data(),
                                mean(all, Candidate.Measured::top1),
                                mean(all, Candidate.Measured::top5),
                                mean(all, Candidate.Measured::imagesPerSecond),
                                all.getFirst().epochs()),
                first.run());
    }

    private static double mean(List<Candidate.Measured> all, ToDoubleFunction<Candidate.Measured> figure) {
        return all.stream().mapToDouble(figure).average().orElseThrow();
    }
}
