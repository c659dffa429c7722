package netwright.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Field;
import netwright.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * An experiment over runs: each network, with each combination of the axes' values that the search takes, from each seed.
 * Every value is allowed by itself; whether a combination can be built, {@link #plan} says.
 *
 * @param name for people, 1 to 200 characters
 * @param subjects the networks, at least one, no name twice
 * @param recipe what all have in common
 * @param axes what differs; may be empty, to compare the networks alone
 * @param search which combinations
 * @param seeds how often each is trained: with the recipe's seed and those that follow it
 * @param halving how hopeless ones are stopped early, or null to train all to the end
 */
public record Sweep(
        String name,
        List<Subject> subjects,
        Recipe recipe,
        List<Axis> axes,
        Search search,
        int seeds,
        @Nullable SuccessiveHalving halving) {

    /** Most runs of one sweep. */
    public static final int MOST_RUNS = 500;

    public static final int MOST_SEEDS = 100;

    private static final int LONGEST_NAME = 200;
    private static final String EPOCHS = "epochs";

    public Sweep {
        subjects = List.copyOf(subjects);
        axes = List.copyOf(axes);
        require(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                "A sweep's name has 1 to %d characters.".formatted(LONGEST_NAME));
        require(!subjects.isEmpty(), "Name at least one network to train.");
        unique(subjects.stream().map(Subject::name).toList(), "Two networks are called '%s'. Rename one.");
        unique(axes.stream().map(Axis::name).toList(), "Two axes vary '%s'. Put all values into one.");
        require(seeds >= 1 && seeds <= MOST_SEEDS, "Train from 1 to %d seeds, not %d.".formatted(MOST_SEEDS, seeds));
        if (halving != null) {
            require(
                    axes.stream().noneMatch(axis -> axis.name().equals(EPOCHS)),
                    "Successive halving compares after equal epochs: leave out the axis 'epochs', or the halving.");
            if (halving.firstEpochs() >= recipe.epochs()) {
                throw new InvalidSweep(
                        InvalidSweep.Setting.FIRST_EPOCHS,
                        "Successive halving first compares after %d epochs, but the recipe trains only %d. Start lower, or train longer."
                                .formatted(halving.firstEpochs(), recipe.epochs()));
            }
        }
        Checks.axes(subjects, recipe, axes);
        long combinations = Combinations.count(axes, search, new Fields(subjects, recipe));
        long runs = combinations > MOST_RUNS ? Long.MAX_VALUE : combinations * subjects.size() * seeds;
        require(
                runs <= MOST_RUNS,
                "This sweep would be %d networks × %d combinations × %d seeds, more than the %d runs of one sweep. Take fewer values or seeds, or draw some combinations at random."
                        .formatted(subjects.size(), combinations, seeds, MOST_RUNS));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void unique(List<String> names, String message) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> require(seen.add(name), message.formatted(name)));
    }

    /** What the axes are called for people, by their names: as {@link Varied} offers them, or made alike; else the name. */
    public Map<String, String> labels() {
        Map<String, String> offered = new HashMap<>();
        Varied.offers(subjects.stream().map(Subject::architecture).toList(), recipe)
                .forEach(offer -> offered.put(offer.name(), offer.label()));
        Map<String, String> labels = new LinkedHashMap<>();
        axes.forEach(axis -> labels.put(axis.name(), offered.computeIfAbsent(axis.name(), unoffered -> label(axis))));
        return labels;
    }

    /** For some nodes of a type, which nobody offers. */
    private String label(Axis axis) {
        return axis instanceof Axis.OfNodes some && new Fields(subjects, recipe).of(axis) instanceof Field field
                ? String.join(" + ", some.nodes()) + ": " + field.label()
                : axis.name();
    }

    /** Networks times combinations, those included that turn out not to be buildable. */
    public int configurations() {
        return subjects.size() * (int) Combinations.count(axes, search, new Fields(subjects, recipe));
    }

    /** Runs when all can be built and none is stopped early. */
    public int runs() {
        return configurations() * seeds;
    }

    /** Works out every trial and analyses its network; combinations that cannot be trained are told apart. */
    public Plan plan() {
        List<Trial> trials = new ArrayList<>();
        List<Plan.Unbuildable> unbuildable = new ArrayList<>();
        Setups setups = new Setups(axes);
        List<List<Object>> combinations = Combinations.of(axes, search, new Fields(subjects, recipe));
        int configuration = 0;
        for (Subject subject : subjects) {
            for (List<Object> values : combinations) {
                configuration++;
                var chosen = setups.named(values);
                try {
                    Setups.Setup setup = setups.of(new Setups.Setup(subject.architecture(), recipe), values);
                    setups.requireSound(setup.architecture());
                    for (int i = 0; i < seeds; i++) {
                        long seed = recipe.seed() + i;
                        trials.add(new Trial(
                                configuration,
                                subject.name(),
                                chosen,
                                seed,
                                setup.architecture(),
                                setup.recipe().withSeed(seed)));
                    }
                } catch (Setups.Impossible e) {
                    unbuildable.add(new Plan.Unbuildable(configuration, subject.name(), chosen, e.reason()));
                }
            }
        }
        return new Plan(trials, unbuildable);
    }

    /**
     * Every trial.
     *
     * @throws IllegalArgumentException when some cannot be built; {@link #plan} has the others
     */
    public List<Trial> trials() {
        return plan().complete();
    }
}
