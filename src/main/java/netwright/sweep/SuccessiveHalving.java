package netwright.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.recipe.Recipe;

/**
 * Stops the worse configurations early (Jamieson and Talwalkar, 2016, "Non-stochastic best arm identification and
 * hyperparameter optimization"; the inner loop of Hyperband, Li et al., 2018). All train {@code firstEpochs}; the best
 * {@code 1/eta} of them go on to {@code eta} times as many, and so on up to the recipe's epochs.
 *
 * <p>The learning rate's schedule is that of the full length throughout: a stopped run is one that was broken off, not a
 * shorter recipe. A rung therefore compares runs whose rate has not come down yet.
 *
 * @param eta 2 to 10
 * @param firstEpochs of the first rung, 1 to 1000
 */
public record SuccessiveHalving(int eta, int firstEpochs) {

    public static final int USUAL_ETA = 3;
    public static final int LARGEST_ETA = 10;

    public SuccessiveHalving {
        if (eta < 2 || eta > LARGEST_ETA) {
            throw new IllegalArgumentException("η must be 2 to %d, not %d.".formatted(LARGEST_ETA, eta));
        }
        if (firstEpochs < 1 || firstEpochs > Recipe.MOST_EPOCHS) {
            throw new IllegalArgumentException(
                    "The first rung is after 1 to %,d epochs, not %d.".formatted(Recipe.MOST_EPOCHS, firstEpochs));
        }
    }

    /**
     * @param epochs after which is decided
     * @param configurations that get so far, unless more of them fail
     */
    public record Rung(int epochs, int configurations) {}

    /** Epochs of the rungs: r, ηr, η²r … and at last all. */
    public List<Integer> rungs(int epochs) {
        List<Integer> rungs = new ArrayList<>();
        for (long rung = firstEpochs; rung < epochs; rung *= eta) {
            rungs.add((int) rung);
        }
        rungs.add(epochs);
        return List.copyOf(rungs);
    }

    /** How many configurations get how far when none fails. */
    public List<Rung> rungs(int configurations, int epochs) {
        List<Rung> all = new ArrayList<>();
        int alive = configurations;
        for (int rung : rungs(epochs)) {
            all.add(new Rung(rung, alive));
            alive = kept(alive);
        }
        return List.copyOf(all);
    }

    /** Epochs that all configurations train together, of one seed each, when none fails. */
    public long budget(int configurations, int epochs) {
        long budget = 0;
        int before = 0;
        for (Rung rung : rungs(configurations, epochs)) {
            budget += (long) rung.configurations() * (rung.epochs() - before);
            before = rung.epochs();
        }
        return budget;
    }

    private int kept(int alive) {
        return Math.max(1, alive / eta);
    }

    /**
     * What becomes of each configuration, by its number: a function of the results alone, so it can be asked at any time and
     * after any interruption. Of equal ones that with the smaller number is the better; those that failed come last and
     * never go on.
     *
     * @param epochs of the recipe
     * @param standings of all configurations that began, the stopped ones included
     */
    public Map<Integer, Decision> decide(int epochs, List<Standing> standings) {
        Set<Integer> numbers = new HashSet<>();
        for (Standing standing : standings) {
            if (!numbers.add(standing.configuration())) {
                throw new IllegalArgumentException("Configuration " + standing.configuration() + " stands there twice");
            }
        }
        Map<Integer, Decision> decisions = new LinkedHashMap<>();
        List<Standing> alive = standings;
        List<Integer> rungs = rungs(epochs);
        for (int rung = 0; rung < rungs.size() && !alive.isEmpty(); rung++) {
            int at = rung;
            if (!alive.stream().allMatch(standing -> standing.reached(at))) {
                alive.forEach(
                        standing -> decisions.put(standing.configuration(), unfinished(standing, at, rungs.get(at))));
                return decisions;
            }
            alive = ranked(alive, at, rungs, decisions);
        }
        return decisions;
    }

    private static Decision unfinished(Standing standing, int rung, int epochs) {
        return standing.reached(rung) ? new Decision.Wait(epochs) : new Decision.GoOn(epochs);
    }

    /** Decides a rung that all have reached, and answers who goes on. */
    private List<Standing> ranked(
            List<Standing> alive, int rung, List<Integer> rungs, Map<Integer, Decision> decisions) {
        boolean last = rung == rungs.size() - 1;
        List<Standing> order = alive.stream()
                .sorted(Comparator.comparing((Standing standing) ->
                                Double.isNaN(standing.top1().get(rung)))
                        .thenComparing(standing -> -standing.top1().get(rung))
                        .thenComparing(Standing::configuration))
                .toList();
        List<Standing> onward = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Standing standing = order.get(i);
            boolean failed = Double.isNaN(standing.top1().get(rung));
            if (last && !failed) {
                decisions.put(standing.configuration(), new Decision.Finished(i + 1, order.size()));
            } else if (!last && !failed && i < kept(order.size())) {
                onward.add(standing);
            } else {
                decisions.put(
                        standing.configuration(), new Decision.Stop(rungs.get(rung), i + 1, order.size(), failed));
            }
        }
        return onward;
    }
}
