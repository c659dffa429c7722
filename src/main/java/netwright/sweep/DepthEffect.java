package netwright.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What more depth, and shortcuts, did to the training error, in sentences made of the numbers alone (He et al., 2015,
 * figure 6). One seed each is told and not judged; with more, differences are tested and p corrected for their number.
 */
public final class DepthEffect {

    /** In percentage points: what is printed as 0.0 is no difference. */
    private static final double SMALLEST_SHOWN = 0.05;

    private DepthEffect() {}

    /** @param deep held against {@code shallow}: deeper, or as deep with shortcuts */
    private record Pair(Entrant shallow, Entrant deep) {

        boolean sameKind() {
            return shallow.wiring() == deep.wiring();
        }

        /** Otherwise something else may be the reason too. */
        boolean comparable() {
            return shallow.widths().equals(deep.widths());
        }
    }

    private record Finding(
            Pair pair, Map<Long, Double> shallowErrors, Map<Long, Double> deepErrors, Significance test) {}

    /**
     * The deepest of each kind against the shallowest, then the deepest with shortcuts against one as deep without; where
     * there is no such pair, the deepest of all against the shallowest.
     *
     * @param errors of training in the last epoch, 0 to 1, by network and seed; networks without any are left out
     */
    public static List<String> sentences(List<Entrant> networks, Map<String, Map<Long, Double>> errors) {
        List<Entrant> trained = networks.stream()
                .filter(network ->
                        !errors.getOrDefault(network.name(), Map.of()).isEmpty())
                .toList();
        List<Finding> findings = pairs(trained).stream()
                .map(pair -> {
                    Map<Long, Double> shallow = errors.get(pair.shallow().name());
                    Map<Long, Double> deep = errors.get(pair.deep().name());
                    return new Finding(pair, shallow, deep, Significance.between(deep, shallow));
                })
                .toList();
        List<Double> corrected = Significance.holm(findings.stream()
                .map(Finding::test)
                .filter(Significance.Found.class::isInstance)
                .map(test -> ((Significance.Found) test).p())
                .toList());
        List<String> sentences = new ArrayList<>();
        int tested = 0;
        for (Finding finding : findings) {
            sentences.add(
                    switch (finding.test()) {
                        case Significance.Found found ->
                            tested(finding, found, corrected.get(tested++), corrected.size());
                        case Significance.Refused refused -> told(finding, refused);
                    });
        }
        return sentences;
    }

    private static List<Pair> pairs(List<Entrant> networks) {
        List<Pair> pairs = new ArrayList<>();
        for (Wiring wiring : Wiring.values()) {
            addExtremes(
                    networks.stream()
                            .filter(network -> network.wiring() == wiring)
                            .toList(),
                    pairs);
        }
        networks.stream()
                .filter(network -> network.wiring() == Wiring.RESIDUAL)
                .sorted(Comparator.comparingInt(Entrant::depth).reversed())
                .flatMap(residual -> networks.stream()
                        .filter(plain -> plain.wiring() == Wiring.PLAIN && plain.depth() == residual.depth())
                        .map(plain -> new Pair(plain, residual)))
                .findFirst()
                .ifPresent(pairs::add);
        if (pairs.isEmpty()) {
            addExtremes(networks, pairs);
        }
        return pairs;
    }

    private static void addExtremes(List<Entrant> networks, List<Pair> pairs) {
        Comparator<Entrant> byDepth = Comparator.comparingInt(Entrant::depth);
        networks.stream().min(byDepth).ifPresent(shallow -> {
            Entrant deep = networks.stream().max(byDepth).orElseThrow();
            if (deep.depth() > shallow.depth()) {
                pairs.add(new Pair(shallow, deep));
            }
        });
    }

    private static String told(Finding finding, Significance.Refused refused) {
        boolean once =
                finding.deepErrors().size() == 1 && finding.shallowErrors().size() == 1;
        return "%s%s. %s%s"
                .formatted(
                        difference(finding),
                        once ? " in this one run of each" : "",
                        once ? "With one seed nothing more can be said." : refused.reason(),
                        doubt(finding.pair()));
    }

    private static String tested(Finding finding, Significance.Found found, double p, int tests) {
        boolean clear = p < Verdict.LEVEL;
        String evidence = "95 %% interval of the difference %s to %s points, %s, %s%s"
                .formatted(
                        signed(found.interval().low()),
                        signed(found.interval().high()),
                        found.test().label(),
                        Verdict.p(p),
                        tests > 1 ? " corrected for %d tests (Holm)".formatted(tests) : "");
        String verdict = !clear
                ? "That is too close to call: seeds alone could make such a difference"
                : "Seeds alone would hardly make that difference" + meaning(finding.pair(), found.difference());
        return "%s, mean of %s. %s (%s).%s"
                .formatted(difference(finding), seeds(finding), verdict, evidence, doubt(finding.pair()));
    }

    private static String meaning(Pair pair, double difference) {
        if (!pair.comparable() || !pair.sameKind()) {
            return "";
        }
        return difference > 0 ? ": this is the degradation of the paper" : ": here more depth helped";
    }

    private static String seeds(Finding finding) {
        int deep = finding.deepErrors().size();
        int shallow = finding.shallowErrors().size();
        return deep == shallow ? deep + " seeds each" : "%d and %d seeds".formatted(deep, shallow);
    }

    private static String difference(Finding finding) {
        double before = mean(finding.shallowErrors());
        double after = mean(finding.deepErrors());
        double points = 100 * (after - before);
        String how = Math.abs(points) < SMALLEST_SHOWN
                ? "with the training error of"
                : "%.1f points %s in training error than".formatted(Math.abs(points), points > 0 ? "higher" : "lower");
        return String.format(
                Locale.ROOT,
                "%s ended %s %s (%.1f %% against %.1f %%)",
                finding.pair().deep().name(),
                how,
                finding.pair().shallow().name(),
                100 * after,
                100 * before);
    }

    private static String doubt(Pair pair) {
        return pair.comparable() ? "" : " The two differ in their widths too, not in depth and shortcuts alone.";
    }

    private static double mean(Map<Long, Double> errors) {
        return new Sample(List.copyOf(errors.values())).mean();
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share).replace('-', '−');
    }
}
