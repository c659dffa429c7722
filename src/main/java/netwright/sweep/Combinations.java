package netwright.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which values go together. */
final class Combinations {

    /** Drawn values are rounded, so that people can read and repeat them. */
    static final int DIGITS = 4;

    /** Draws that may hit what was drawn before; far more than a space that is just large enough needs. */
    private static final int MOST_DRAWS = 1_000_000;

    private Combinations() {}

    /**
     * How many combinations the search takes, without working them out; {@link Long#MAX_VALUE} where that is too large.
     *
     * @throws IllegalArgumentException when the search cannot be
     */
    static long count(List<Axis> axes, Search search, Fields fields) {
        long all = 1;
        for (Axis axis : axes) {
            long values = size(axis, fields);
            all = all > Long.MAX_VALUE / values ? Long.MAX_VALUE : all * values;
        }
        return switch (search) {
            case Search.Grid grid -> {
                axes.stream()
                        .filter(axis -> axis.values() instanceof Values.Range)
                        .findFirst()
                        .ifPresent(axis -> {
                            Axis.named(axis.name(), () -> {
                                throw new IllegalArgumentException(
                                        "a grid needs a list of values. List them, or search at random.");
                            });
                        });
                yield all;
            }
            case Search.Random random -> {
                if (axes.isEmpty()) {
                    throw new IllegalArgumentException(
                            "Nothing varies, so there is nothing to draw. Add an axis, or take a grid.");
                }
                if (random.trials() > all) {
                    throw new InvalidSweep(
                            InvalidSweep.Setting.TRIALS,
                            "There are only %d different combinations, fewer than the %d to draw. Draw fewer, or take a grid of all."
                                    .formatted(all, random.trials()));
                }
                yield random.trials();
            }
        };
    }

    private static long size(Axis axis, Fields fields) {
        return switch (axis.values()) {
            case Values.Listed listed -> listed.values().size();
            // Of other numbers there are four digits' worth at least in all but the narrowest range, which drawing
            // notices.
            case Values.Range range -> fields.whole(axis) ? (long) (range.high() - range.low()) + 1 : Long.MAX_VALUE;
        };
    }

    /** The combinations, each with one value for each axis. */
    static List<List<Object>> of(List<Axis> axes, Search search, Fields fields) {
        return switch (search) {
            case Search.Grid grid -> grid(axes);
            case Search.Random random -> random(axes, random, fields);
        };
    }

    private static List<List<Object>> grid(List<Axis> axes) {
        List<List<Object>> all = List.of(List.of());
        for (Axis axis : axes) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> start : all) {
                for (Object value : ((Values.Listed) axis.values()).values()) {
                    List<Object> combination = new ArrayList<>(start);
                    combination.add(value);
                    longer.add(List.copyOf(combination));
                }
            }
            all = longer;
        }
        return all;
    }

    /** {@link Random}'s algorithm is part of Java's specification, so that a seed draws the same everywhere. */
    private static List<List<Object>> random(List<Axis> axes, Search.Random search, Fields fields) {
        Random random = new Random(search.seed());
        Set<List<Object>> drawn = new LinkedHashSet<>();
        for (int draws = 0; drawn.size() < search.trials(); draws++) {
            if (draws == MOST_DRAWS) {
                throw new InvalidSweep(
                        InvalidSweep.Setting.TRIALS,
                        "The ranges are too narrow for %d different combinations. Draw fewer, or widen them."
                                .formatted(search.trials()));
            }
            drawn.add(axes.stream()
                    .map(axis -> draw(axis.values(), fields.whole(axis), random))
                    .toList());
        }
        return List.copyOf(drawn);
    }

    private static Object draw(Values values, boolean whole, Random random) {
        return switch (values) {
            case Values.Listed listed ->
                listed.values().get(random.nextInt(listed.values().size()));
            case Values.Range range ->
                Values.plain(whole ? whole(range, random.nextDouble()) : decimal(range, random.nextDouble()));
        };
    }

    /** Evenly over low … high + 1, rounded down. */
    private static double whole(Values.Range range, double share) {
        double drawn = between(range.low(), range.high() + 1, range.spacing(), share);
        return Math.clamp(Math.floor(drawn), range.low(), range.high());
    }

    private static double decimal(Values.Range range, double share) {
        double drawn = between(range.low(), range.high(), range.spacing(), share);
        return Math.clamp(rounded(drawn), range.low(), range.high());
    }

    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }

    static double between(double low, double high, Values.Spacing spacing, double share) {
        return switch (spacing) {
            case LINEAR -> low + share * (high - low);
            case LOGARITHMIC -> Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)));
        };
    }
}
