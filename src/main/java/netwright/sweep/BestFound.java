package netwright.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the seeds allow to say about the configuration with the highest mean: against each of the others it is tested
 * ({@link Significance#between}), with the p-values corrected for there being several of them ({@link Significance#holm}).
 */
public final class BestFound {

    private static final int MOST_NAMED = 3;

    private BestFound() {}

    /**
     * Sentences, none where there is nothing to compare.
     *
     * @param best one of the names
     * @param top1 shares (0 to 1) by seed of each configuration by its name, at least one of each, after equally many epochs
     *     unless these are what was tried
     * @param stopped configurations that are not among them, since they were broken off
     */
    public static List<String> sentences(String best, Map<String, Map<Long, Double>> top1, int stopped) {
        Map<Long, Double> own = top1.getOrDefault(best, Map.of());
        List<String> others =
                top1.keySet().stream().filter(name -> !name.equals(best)).toList();
        if (own.isEmpty() || others.isEmpty() && stopped == 0) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        double mean = new Sample(List.copyOf(own.values())).mean();
        sentences.add("The highest top-1 is that of %s: %s%s."
                .formatted(
                        best,
                        Verdict.percent(mean),
                        own.size() < 2 ? "" : " on average over " + own.size() + " seeds"));
        List<String> tested = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (String other : others) {
            if (Significance.between(own, top1.get(other)) instanceof Significance.Found found) {
                tested.add(other);
                p.add(found.difference() > 0 ? found.p() : 1);
            }
        }
        if (!others.isEmpty()) {
            sentences.add(tested.isEmpty() ? untested(own.size()) : tested(others, tested, Significance.holm(p)));
        }
        if (stopped > 0) {
            sentences.add(
                    stopped == 1
                            ? "One that was stopped early is left out: its results are of fewer epochs."
                            : "%d that were stopped early are left out: their results are of fewer epochs."
                                    .formatted(stopped));
        }
        sentences.add("It was chosen by these very results, so expect somewhat less of it on other images.");
        return List.copyOf(sentences);
    }

    private static String untested(int seeds) {
        return seeds < 2
                ? "Whether it is better or was luckier cannot be said from one seed. Train the first few again from three seeds or more."
                : "Whether it is better or was luckier could not be tested.";
    }

    private static String tested(List<String> others, List<String> tested, List<Double> corrected) {
        List<String> alike = new ArrayList<>(
                others.stream().filter(other -> !tested.contains(other)).toList());
        for (int i = 0; i < tested.size(); i++) {
            if (corrected.get(i) >= Verdict.LEVEL) {
                alike.add(tested.get(i));
            }
        }
        int worse = others.size() - alike.size();
        String how = "t-tests over the seeds, p < 0.05%s"
                .formatted(tested.size() > 1 ? " after Holm's correction for " + tested.size() + " comparisons" : "");
        if (alike.isEmpty()) {
            return worse == 1
                    ? "It is better than the other by more than the seeds explain (%s).".formatted(how)
                    : "It is better than all %d others by more than the seeds explain (%s).".formatted(worse, how);
        }
        String named = String.join("; ", alike.subList(0, Math.min(MOST_NAMED, alike.size())))
                + (alike.size() > MOST_NAMED ? "; and %d more".formatted(alike.size() - MOST_NAMED) : "");
        return worse == 0
                ? "It is better than none of the others by more than the seeds explain (%s). It cannot be told apart from %s."
                        .formatted(how, named)
                : "It is better than %d of the %d others by more than the seeds explain (%s). From the rest it cannot be told apart: %s."
                        .formatted(worse, others.size(), how, named);
    }
}
