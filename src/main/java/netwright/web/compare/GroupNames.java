package netwright.web.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netwright.store.Run;
import netwright.sweep.Trial;
import netwright.training.DataSets;

/** Names groups of runs so that no two have one name: by the network, else by what their recipes differ in. */
final class GroupNames {

    private static final int MOST_SETTINGS = 2;

    private GroupNames() {}

    /** @param runs one of each group */
    static List<String> of(List<Run> runs) {
        boolean oneData =
                runs.stream().map(run -> run.recipe().data()).distinct().count() < 2;
        List<String> plain = runs.stream()
                .map(run -> oneData
                        ? base(run)
                        : base(run) + " on " + DataSets.title(run.recipe().data()))
                .toList();
        List<String> names = new ArrayList<>(plain);
        for (Set<Integer> alike : IntStream.range(0, runs.size())
                .boxed()
                .collect(Collectors.groupingBy(plain::get, Collectors.toSet()))
                .values()) {
            if (alike.size() > 1) {
                List<Integer> places = alike.stream().sorted().toList();
                List<String> settings =
                        settings(places.stream().map(place -> runs.get(place)).toList());
                for (int i = 0; i < places.size(); i++) {
                    names.set(places.get(i), plain.get(places.get(i)) + settings.get(i));
                }
            }
        }
        return numbered(names);
    }

    /** The name without the seed that runs of sweeps have in it. */
    static String base(Run run) {
        String ending = Trial.ending(run.recipe().seed());
        return run.name().endsWith(ending)
                ? run.name().substring(0, run.name().length() - ending.length())
                : run.name();
    }

    /** The name of a run like this one from another seed. */
    static String withSeed(Run run, long seed) {
        String base = base(run);
        return base.equals(run.name()) ? base : base + Trial.ending(seed);
    }

    /** What sets each apart, as {@code  · peak learning rate 0.01}; empty where their recipes are the same. */
    private static List<String> settings(List<Run> runs) {
        Map<String, List<String>> differing =
                RecipeRows.of(runs.stream().map(Run::recipe).toList()).differing();
        return IntStream.range(0, runs.size())
                .mapToObj(i -> differing.entrySet().stream()
                        .limit(MOST_SETTINGS)
                        .map(row -> " · "
                                + row.getKey().substring(0, 1).toLowerCase(Locale.ROOT)
                                + row.getKey().substring(1) + " "
                                + row.getValue().get(i))
                        .collect(Collectors.joining()))
                .toList();
    }

    private static List<String> numbered(List<String> names) {
        Set<String> taken = new HashSet<>();
        return names.stream()
                .map(name -> {
                    String unique = name;
                    for (int n = 2; !taken.add(unique); n++) {
                        unique = name + " (" + n + ")";
                    }
                    return unique;
                })
                .toList();
    }
}
