package netwright.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What more depth did to the training error, in sentences made of the numbers alone (He et al., 2015, figure 6). */
public final class DepthEffect {

    /** {@code plain-20}, {@code ResNet-56}: a family and its depth. */
    private static final Pattern NAMED = Pattern.compile("(.*?)[- ]?(\\d+)");

    private DepthEffect() {}

    /**
     * Networks by family and depth, both in order; families of one depth are left out.
     *
     * @param names such as {@code plain-20}; those that end in no number belong to no family
     */
    public static Map<String, List<String>> families(Iterable<String> names) {
        Map<String, TreeMap<Integer, String>> found = new LinkedHashMap<>();
        for (String name : names) {
            Matcher matcher = NAMED.matcher(name);
            if (matcher.matches() && matcher.group(2).length() < 6) {
                found.computeIfAbsent(matcher.group(1), family -> new TreeMap<>())
                        .put(Integer.valueOf(matcher.group(2)), name);
            }
        }
        Map<String, List<String>> families = new LinkedHashMap<>();
        found.forEach((family, depths) -> {
            if (depths.size() > 1) {
                families.put(family, List.copyOf(depths.values()));
            }
        });
        return families;
    }

    /**
     * A sentence for each family: its deepest network against its shallowest.
     *
     * @param errors of training after the last epoch, 0 to 1, by network and seed
     */
    public static List<String> sentences(Map<String, Map<Long, Double>> errors) {
        List<String> sentences = new ArrayList<>();
        families(errors.keySet()).values().forEach(depths -> {
            String shallow = depths.getFirst();
            String deep = depths.getLast();
            sentences.add(sentence(shallow, errors.get(shallow), deep, errors.get(deep)));
        });
        return sentences;
    }

    private static String sentence(
            String shallow, Map<Long, Double> shallowErrors, String deep, Map<Long, Double> deepErrors) {
        double before = new Sample(List.copyOf(shallowErrors.values())).mean();
        double after = new Sample(List.copyOf(deepErrors.values())).mean();
        String figures = "(%s against %s)".formatted(percent(after), percent(before));
        String found = percent(after).equals(percent(before))
                ? "%s ends with the training error of %s %s.".formatted(deep, shallow, figures)
                : after > before
                        ? "%s ends with a higher training error than %s %s: degradation."
                                .formatted(deep, shallow, figures)
                        : "%s ends with a lower training error than %s %s: depth helps."
                                .formatted(deep, shallow, figures);
        return found + " " + certainty(Significance.between(deepErrors, shallowErrors));
    }

    private static String certainty(Significance significance) {
        return switch (significance) {
            case Significance.Refused refused -> refused.reason();
            case Significance.Found test
            when test.p() < 1 - Sample.CONFIDENCE ->
                "Seeds alone would hardly make that difference (%s, p = %.2g)."
                        .formatted(test.test().label(), test.p());
            case Significance.Found test ->
                "Seeds alone could make that difference (%s, p = %.2f)."
                        .formatted(test.test().label(), test.p());
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
