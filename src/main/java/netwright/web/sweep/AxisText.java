package netwright.web.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.architecture.Padding;
import netwright.architecture.SettingValues;
import netwright.architecture.Size;
import netwright.recipe.RecipeText;
import netwright.sweep.Values;
import netwright.sweep.Varied.Offer;

/**
 * Values of an axis as people type them: {@code 0.1, 0.03}, {@code on, off}, {@code 3, 3×5, same}; lists of numbers with a
 * semicolon between one list and the next, {@code 30, 60; 20, 40}.
 */
final class AxisText {

    /** Leaves out the part that the setting is of. */
    private static final String OFF = "off";

    /** A {@code 1,5} among values that something else separates. */
    private static final Pattern TWO_WAYS = Pattern.compile("[;\\s]\\d+,\\d+($|[;\\s])|^\\d+,\\d+[;\\s]");

    private AxisText() {}

    /** What to write into an empty field. */
    static String example(Offer offer) {
        return example(offer.field()) + (offer.removable() ? "; or " + OFF + ", for none" : "");
    }

    private static String example(Field field) {
        return switch (field.kind()) {
            case INTEGER -> "Whole numbers: 1, 2, 3";
            case DECIMAL -> "Numbers: 0.1, 0.03, 0.01";
            case SWITCH -> "on, off";
            case CHOICE -> String.join(", ", field.choices());
            case SIZE -> "Sides: 3, 5 or 3×5";
            case PADDING -> "0, 1, 1×2 or same";
            case NUMBERS -> "A list, then the next: 30, 60; 20, 40";
        };
    }

    /**
     * Each is checked as the field checks its own, but for {@code off} where the part may be left out.
     *
     * @throws IllegalArgumentException that says which is none, and what would be
     */
    static List<Object> read(Offer offer, String text) {
        Field field = offer.field();
        String between = field.kind() == Field.Kind.NUMBERS ? ";" : "[,;\\s]+";
        List<String> parts = Arrays.stream(text.strip().split(between))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Name at least one value.");
        }
        if (field.kind() == Field.Kind.DECIMAL && TWO_WAYS.matcher(text.strip()).find()) {
            throw new IllegalArgumentException(
                    "'%s' can be read in two ways. Write decimals with a point, and a space behind each comma."
                            .formatted(text.strip()));
        }
        List<Object> values = new ArrayList<>();
        for (String part : parts) {
            if (offer.removable() && part.equalsIgnoreCase(OFF)) {
                values.add(false);
                continue;
            }
            Object value = one(field.kind(), part);
            try {
                field.check(SettingValues.ofKind(field.kind(), value));
            } catch (InvalidSetting wrong) {
                throw new IllegalArgumentException(wrong.sentence(field.label()), wrong);
            }
            values.add(value);
        }
        return values;
    }

    /** An end of a range, of which the field says what it allows. */
    static double number(Offer offer, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Fill in both ends of the range.");
        }
        List<Object> one = read(offer, text);
        if (one.size() > 1 || !(one.getFirst() instanceof Number number)) {
            throw new IllegalArgumentException("'%s' is not one number.".formatted(text.strip()));
        }
        return number.doubleValue();
    }

    /** What is no value stays text, for the field to refuse. */
    private static Object one(Field.Kind kind, String part) {
        return switch (kind) {
            case SWITCH ->
                switch (part.toLowerCase(Locale.ROOT)) {
                    case "on" -> true;
                    case "off" -> false;
                    default -> throw new IllegalArgumentException("'%s' is neither on nor off.".formatted(part));
                };
            case CHOICE -> part;
            case INTEGER, DECIMAL -> number(part);
            case NUMBERS ->
                Arrays.stream(part.split("[,\\s]+"))
                        .filter(number -> !number.isEmpty())
                        .map(AxisText::number)
                        .toList();
            case SIZE, PADDING -> {
                String[] sides = part.split("[x×]");
                yield sides.length == 2 ? List.of(number(sides[0]), number(sides[1])) : number(part);
            }
        };
    }

    private static Object number(String text) {
        try {
            return Values.plain(Double.parseDouble(text));
        } catch (IllegalArgumentException notNumber) {
            return text;
        }
    }

    /** As {@link #read} takes it. */
    static String write(List<Object> values) {
        boolean lists = values.stream().anyMatch(value -> value instanceof List<?> list && !pair(list));
        return values.stream().map(value -> one(value, lists)).collect(Collectors.joining(lists ? "; " : ", "));
    }

    private static boolean pair(List<?> list) {
        return list.size() == 2 && list.stream().allMatch(Integer.class::isInstance);
    }

    private static String one(Object value, boolean lists) {
        return value instanceof List<?> list
                ? list.stream().map(Values::text).collect(Collectors.joining(lists ? ", " : "×"))
                : Values.text(value);
    }

    /** Some values around what is there now, all allowed: a start that people change. */
    static String around(Offer offer) {
        Field field = offer.field();
        if (offer.removable() && offer.now() == null) {
            return OFF + ", " + Values.text(field.defaultValue());
        }
        Object now = offer.now() == null ? field.defaultValue() : offer.now();
        return switch (field.kind()) {
            case SWITCH -> "off, on";
            case CHOICE -> now.toString();
            case INTEGER -> numbers(field, Math.rint(number(now) / 2), number(now), 2 * number(now));
            case DECIMAL ->
                number(now) == 0
                        ? numbers(field, 0, 0.1)
                        : numbers(field, number(now) / 2, number(now), 2 * number(now));
            case SIZE, PADDING ->
                switch (now) {
                    case Size size -> size.toString();
                    case Padding padding -> padding.toString();
                    default -> now.toString();
                };
            case NUMBERS -> write(List.of(now));
        };
    }

    private static double number(Object now) {
        return now instanceof Number number ? number.doubleValue() : 0;
    }

    private static String numbers(Field field, double... values) {
        return DoubleStream.of(values)
                .filter(value -> value >= field.min() && value <= field.max())
                .map(value -> Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)))
                .distinct()
                .mapToObj(RecipeText::number)
                .collect(Collectors.joining(", "));
    }
}
