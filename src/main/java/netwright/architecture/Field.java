package netwright.architecture;

import java.util.List;

/**
 * One setting of an operation as people see it: the palette, the inspector form and the JSON reader know only this.
 *
 * @param name JSON name, PyTorch's where there is one
 * @param label shown in the form
 * @param kind decides the editor and how JSON is read
 * @param defaultValue used when a document leaves the setting out
 * @param min smallest value, for numbers and each part of a size
 * @param max largest value
 * @param choices ids, for {@link Kind#CHOICE}
 * @param unit "channels", "pixels", or empty
 * @param help one sentence
 */
public record Field(
        String name,
        String label,
        Kind kind,
        Object defaultValue,
        double min,
        double max,
        List<String> choices,
        String unit,
        String help) {

    public enum Kind {
        INTEGER,
        DECIMAL,
        SWITCH,
        SIZE,
        PADDING,
        CHOICE,
        /** A list of numbers, each within the range; may be empty. */
        NUMBERS
    }

    static final int MAX_CHANNELS = 65_536;
    static final int MAX_SIDE = 4_096;

    public static Field integer(String name, String label, int value, int min, int max, String unit, String help) {
        return new Field(name, label, Kind.INTEGER, value, min, max, List.of(), unit, help);
    }

    static Field out(int value) {
        return out(value, 1);
    }

    static Field out(int value, int least) {
        return integer("out", "Output channels", value, least, MAX_CHANNELS, "channels", "Channels of the output.");
    }

    public static Field decimal(String name, String label, double value, double min, double max, String help) {
        return new Field(name, label, Kind.DECIMAL, value, min, max, List.of(), "", help);
    }

    public static Field onOff(String name, String label, boolean value, String help) {
        return new Field(name, label, Kind.SWITCH, value, 0, 1, List.of(), "", help);
    }

    static Field size(String name, String label, int value, int min, String help) {
        return new Field(name, label, Kind.SIZE, Size.of(value), min, MAX_SIDE, List.of(), "pixels", help);
    }

    static Field padding(int value) {
        return new Field(
                "padding",
                "Padding",
                Kind.PADDING,
                Padding.of(value),
                0,
                MAX_SIDE,
                List.of(),
                "pixels",
                "Zeros around the map, or 'same' to keep its sides.");
    }

    public static Field choice(String name, String label, String value, List<String> choices, String help) {
        return new Field(name, label, Kind.CHOICE, value, 0, 0, List.copyOf(choices), "", help);
    }

    /** A list of numbers, each from {@code min} to {@code max}. */
    public static Field numbers(
            String name, String label, List<Double> value, double min, double max, String unit, String help) {
        return new Field(name, label, Kind.NUMBERS, List.copyOf(value), min, max, List.of(), unit, help);
    }

    /** The value, checked. Throws {@link InvalidSetting} that says what was expected and what came. */
    public Object check(Object value) {
        switch (kind) {
            case INTEGER -> require(value instanceof Integer i ? i : Double.NaN, "a whole number", value);
            case DECIMAL -> require(value instanceof Number n ? n.doubleValue() : Double.NaN, "a number", value);
            case SWITCH -> require(value instanceof Boolean, "true or false", value);
            case CHOICE -> require(choices.contains(value), "one of " + String.join(", ", choices), value);
            case NUMBERS -> {
                require(value instanceof List<?>, "a list of numbers", value);
                for (Object item : (List<?>) value) {
                    require(item instanceof Double number ? number : Double.NaN, "numbers", value);
                }
            }
            case SIZE -> {
                require(value instanceof Size, "a whole number or [height, width]", value);
                Size size = (Size) value;
                require(size.height(), "a side", value);
                require(size.width(), "a side", value);
            }
            case PADDING -> {
                require(value instanceof Padding, "a whole number, [height, width] or \"same\"", value);
                Padding padding = (Padding) value;
                require(padding.height(), "a side", value);
                require(padding.width(), "a side", value);
            }
        }
        return kind == Kind.DECIMAL ? (Object) ((Number) value).doubleValue() : value;
    }

    /** The numbers it takes, {@code 1 to 65,536}. */
    public String range() {
        return SettingValues.range(min, max);
    }

    private void require(double number, String what, Object value) {
        require(number >= min && number <= max, "%s from %s".formatted(what, range()), value);
    }

    private void require(boolean holds, String expected, Object value) {
        if (!holds) {
            // Nothing typed is no value that could be named.
            String found = value instanceof String text && text.isBlank()
                    ? ""
                    : ", not " + (value instanceof Double number ? SettingValues.text(number) : value);
            throw new InvalidSetting(name, "%s must be %s%s.".formatted(name, expected, found));
        }
    }
}
