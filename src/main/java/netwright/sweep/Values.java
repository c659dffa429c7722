package netwright.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netwright.recipe.RecipeText;

/**
 * What an axis goes through. A value is a Boolean, an Integer, a Double that is no whole number, a String, or a List or Map
 * of such.
 */
public sealed interface Values {

    int MOST = 100;

    /** Each of these. At least one, at most {@link #MOST}, none twice. */
    record Listed(List<Object> values) implements Values {

        public Listed {
            values = values.stream().map(Values::plain).toList();
            if (values.isEmpty() || values.size() > MOST) {
                throw new IllegalArgumentException("give 1 to %d values, not %d.".formatted(MOST, values.size()));
            }
            Set<Object> seen = new HashSet<>();
            for (Object value : values) {
                if (!seen.add(value)) {
                    throw new IllegalArgumentException(text(value) + " stands there twice.");
                }
            }
        }

        public static Listed of(Object... values) {
            return new Listed(List.of(values));
        }
    }

    /**
     * Anything from {@code low} to {@code high}, both included, for random search; whole numbers where the field takes only
     * those.
     */
    record Range(double low, double high, Spacing spacing) implements Values {

        public Range {
            if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
                throw new IllegalArgumentException("a range goes from a smaller to a larger number, not from %s to %s."
                        .formatted(RecipeText.number(low), RecipeText.number(high)));
            }
            if (spacing == Spacing.LOGARITHMIC && low <= 0) {
                throw new IllegalArgumentException(
                        "a logarithmic range starts above 0, not at %s.".formatted(RecipeText.number(low)));
            }
        }

        /**
         * Values at equal differences or factors from one end to the other, for a grid. Decimals are rounded to
         * {@link Combinations#DIGITS} digits, whole numbers to the nearest, of which equal ones come once.
         *
         * @param count 2 to {@link #MOST}
         */
        public Listed steps(int count, boolean whole) {
            if (count < 2 || count > MOST) {
                throw new IllegalArgumentException(
                        "a range is cut into 2 to %d values, not %d.".formatted(MOST, count));
            }
            return new Listed(IntStream.range(0, count)
                    .mapToDouble(i -> Combinations.between(low, high, spacing, (double) i / (count - 1)))
                    .map(value -> Math.clamp(whole ? Math.rint(value) : Combinations.rounded(value), low, high))
                    .mapToObj(Values::plain)
                    .distinct()
                    .toList());
        }
    }

    /** How a range is drawn from: each difference alike, or each factor alike. */
    enum Spacing {
        LINEAR,
        LOGARITHMIC;

        /** Name in documents. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A value in its only form, so that equal ones are equal. Throws {@link IllegalArgumentException} for anything else. */
    static Object plain(Object value) {
        return switch (value) {
            case Boolean on -> on;
            case String text -> text;
            case Integer whole -> whole;
            case Number number when number.doubleValue() == (int) number.doubleValue() -> (int) number.doubleValue();
            case Number number when Double.isFinite(number.doubleValue()) -> number.doubleValue();
            case List<?> list -> list.stream().map(Values::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((name, inside) -> plain.put(String.valueOf(name), plain(inside)));
                yield Collections.unmodifiableMap(plain);
            }
            default -> throw new IllegalArgumentException("%s is no value to vary.".formatted(value));
        };
    }

    /** A value as people read it: {@code 0.1}, {@code on}, {@code cosine}, {@code mixup (alpha 0.2)}. */
    static String text(Object value) {
        return switch (value) {
            case Boolean on -> on ? "on" : "off";
            case Number number -> RecipeText.number(number.doubleValue());
            case List<?> list ->
                list.isEmpty() ? "none" : list.stream().map(Values::text).collect(Collectors.joining(" + "));
            case Map<?, ?> map -> text(map);
            default -> value.toString();
        };
    }

    private static String text(Map<?, ?> map) {
        List<String> settings = new ArrayList<>();
        map.forEach((name, inside) -> {
            if (!name.equals("kind")) {
                settings.add(name + " " + text(inside));
            }
        });
        String joined = String.join(", ", settings);
        return map.get("kind") instanceof String kind ? joined.isEmpty() ? kind : kind + " (" + joined + ")" : joined;
    }
}
