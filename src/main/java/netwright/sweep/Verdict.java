package netwright.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several seeds of several groups allow to say about their differences, in sentences: each pair is tested
 * ({@link Significance#between}), and the p-values are corrected for there being several pairs ({@link Significance#holm}).
 *
 * @param measure what was measured, as within a sentence
 * @param pairs of groups that have values, in the order of the groups
 * @param withoutValue groups of which nothing was measured
 * @param withOneValue groups of which one seed alone was measured: with one more at least they can be tested
 */
public record Verdict(String measure, List<Pair> pairs, List<String> withoutValue, List<String> withOneValue) {

    /** What Fisher proposed and most papers use. */
    public static final double LEVEL = 0.05;

    private static final int FEW_SEEDS = 3;
    private static final double LEAST_P = 0.001;

    /**
     * Two groups.
     *
     * @param found of {@code first − second}
     * @param p corrected for all pairs that were tested, or null where none could be
     * @param sentence says it
     */
    public record Pair(
            String first,
            String second,
            Significance found,
            @Nullable Double p,
            String sentence) {

        /** Whether the difference is more than the seeds make likely. */
        public boolean differs() {
            return p != null && p < LEVEL;
        }
    }

    public Verdict {
        pairs = List.copyOf(pairs);
        withoutValue = List.copyOf(withoutValue);
        withOneValue = List.copyOf(withOneValue);
    }

    /**
     * Judges all pairs.
     *
     * @param measure such as "final validation top-1"
     * @param groups by name, each with its shares (0 to 1) by seed, all finite; in the order in which they are to be named
     */
    public static Verdict of(String measure, Map<String, Map<Long, Double>> groups) {
        List<String> named = groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        Map<List<String>, Significance> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < named.size(); i++) {
            for (int k = i + 1; k < named.size(); k++) {
                List<String> pair = List.of(named.get(i), named.get(k));
                outcomes.put(pair, Significance.between(groups.get(pair.getFirst()), groups.get(pair.getLast())));
            }
        }
        Map<List<String>, Double> corrected = corrected(outcomes);
        List<Pair> pairs = new ArrayList<>();
        outcomes.forEach((pair, outcome) -> {
            Side first = side(pair.getFirst(), groups);
            Side second = side(pair.getLast(), groups);
            Double p = corrected.get(pair);
            String sentence = outcome instanceof Significance.Found test && p != null
                    ? tested(measure, first, second, test, p, corrected.size())
                    : untested(measure, first, second, (Significance.Refused) outcome);
            pairs.add(new Pair(first.name, second.name, outcome, p, sentence));
        });
        return new Verdict(measure, pairs, withSeeds(groups, 0), withSeeds(groups, 1));
    }

    /**
     * All that there is to say, the pairs that differ first. Among more than two groups those with one seed are named once,
     * not with each of the others.
     */
    public List<String> sentences() {
        List<String> alone = pairs.size() == 1 ? List.of() : withOneValue;
        List<Pair> said = pairs.stream()
                .filter(pair -> !alone.contains(pair.first) && !alone.contains(pair.second))
                .toList();
        List<String> sentences = new ArrayList<>();
        said.stream().filter(Pair::differs).map(Pair::sentence).forEach(sentences::add);
        said.stream().filter(pair -> !pair.differs()).map(Pair::sentence).forEach(sentences::add);
        if (!pairs.isEmpty()) {
            alone.forEach(name -> sentences.add(
                    "%s has one seed: whether its %s differs from that of the others by more than chance cannot be said. Two more seeds of it would allow a test."
                            .formatted(name, measure)));
        }
        withoutValue.forEach(
                name -> sentences.add("%s is left out: none of its runs has come to its end.".formatted(name)));
        return List.copyOf(sentences);
    }

    private static Map<List<String>, Double> corrected(Map<List<String>, Significance> outcomes) {
        Map<List<String>, Double> p = new LinkedHashMap<>();
        outcomes.forEach((pair, outcome) -> {
            if (outcome instanceof Significance.Found test) {
                p.put(pair, test.p());
            }
        });
        List<Double> holm = Significance.holm(List.copyOf(p.values()));
        int i = 0;
        for (Map.Entry<List<String>, Double> one : p.entrySet()) {
            one.setValue(holm.get(i++));
        }
        return p;
    }

    private static List<String> withSeeds(Map<String, Map<Long, Double>> groups, int seeds) {
        return groups.entrySet().stream()
                .filter(group -> group.getValue().size() == seeds)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Side side(String name, Map<String, Map<Long, Double>> groups) {
        return new Side(name, new Sample(List.copyOf(groups.get(name).values())));
    }

    private record Side(String name, Sample sample) {}

    private static String tested(
            String measure, Side first, Side second, Significance.Found test, double p, int tests) {
        boolean above = test.difference() >= 0;
        Side high = above ? first : second;
        Side low = above ? second : first;
        double from = above ? test.interval().low() : -test.interval().high();
        double to = above ? test.interval().high() : -test.interval().low();
        String figures = "mean difference %s points, 95 %% interval %s to %s, %s%s, %s, n = %s"
                .formatted(
                        points(Math.abs(test.difference())),
                        points(from),
                        points(to),
                        p(p),
                        tests > 1 ? " corrected for %d pairs".formatted(tests) : "",
                        test.test().label(),
                        seeds(high, low));
        String sentence;
        if (p < LEVEL) {
            sentence = "%s has a higher %s than %s: %s. The seeds alone would rarely make such a difference."
                    .formatted(high.name, measure, low.name, figures);
        } else {
            sentence = "%s and %s cannot be told apart by %s: %s. That does not show that they are equal%s."
                    .formatted(
                            high.name,
                            low.name,
                            measure,
                            figures,
                            test.p() < LEVEL ? "; as the only pair this one would have stood out" : "");
        }
        return Math.min(first.sample.n(), second.sample.n()) < FEW_SEEDS
                ? sentence + " Two seeds make a weak test; more would make it firmer."
                : sentence;
    }

    private static String untested(String measure, Side first, Side second, Significance.Refused refused) {
        double difference = first.sample.mean() - second.sample.mean();
        Side high = difference >= 0 ? first : second;
        Side low = difference >= 0 ? second : first;
        String means = "%s (%s) and %s (%s) are %s points apart in %s, n = %s"
                .formatted(
                        high.name,
                        percent(high.sample.mean()),
                        low.name,
                        percent(low.sample.mean()),
                        points(Math.abs(difference)),
                        measure,
                        seeds(high, low));
        List<String> alone = List.of(high, low).stream()
                .filter(side -> side.sample.n() < 2)
                .map(Side::name)
                .toList();
        if (alone.isEmpty()) {
            return means + ". " + refused.reason();
        }
        return ("%s. Whether that is more than chance cannot be said, as %s one seed%s. Two more seeds of %s would"
                        + " allow a test.")
                .formatted(
                        means,
                        alone.size() == 2 ? "both have" : alone.getFirst() + " has",
                        alone.size() == 2 ? " each" : "",
                        alone.size() == 2 ? "each" : "it");
    }

    private static String seeds(Side high, Side low) {
        return high.sample.n() == low.sample.n()
                ? Integer.toString(high.sample.n())
                : "%d and %d".formatted(high.sample.n(), low.sample.n());
    }

    /** {@code p = 0.031}, {@code p = 0.33}, {@code p < 0.001}. */
    static String p(double p) {
        return p < LEAST_P ? "p < 0.001" : String.format(Locale.ENGLISH, p < 0.0995 ? "p = %.3f" : "p = %.2f", p);
    }

    /** With a minus sign, and without one for what rounds to zero. */
    private static String points(double share) {
        String text = String.format(Locale.ENGLISH, "%.2f", Math.abs(100 * share));
        return share < 0 && !text.equals("0.00") ? "−" + text : text;
    }

    static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.2f %%", 100 * share);
    }
}
