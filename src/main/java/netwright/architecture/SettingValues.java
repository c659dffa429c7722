package netwright.architecture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Brings values as JSON or a form writes them into the kind a field wants, where what does not fit stays, to be refused; writes numbers. */
public final class SettingValues {

    private static final double LONG_BELOW = 1e-6;
    private static final double LONG_FROM = 1e7;
    private static final double GROUPED_TO = 1e10;

    private SettingValues() {}

    /** Numbers, texts, truth values and lists as Java has them; anything else as its text, to be refused. */
    public static Object plain(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isIntegralNumber() && json.canConvertToInt()) {
            return json.intValue();
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        if (json.isString()) {
            return json.stringValue();
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(plain(item)));
            return list;
        }
        return json.toString();
    }

    /** Numbers become sizes or paddings, pairs too, {@code same} the padding of that name. */
    public static Object ofKind(Field.Kind kind, Object value) {
        return switch (kind) {
            case SIZE ->
                switch (value) {
                    case Integer side -> Size.of(side);
                    case List<?> pair
                    when pair.size() == 2
                            && pair.get(0) instanceof Integer height
                            && pair.get(1) instanceof Integer width -> new Size(height, width);
                    default -> value;
                };
            case PADDING ->
                switch (value) {
                    case Integer side -> Padding.of(side);
                    case Size size -> new Padding(size.height(), size.width(), false);
                    case String text when text.equals("same") -> Padding.SAME;
                    case List<?> pair
                    when pair.size() == 2
                            && pair.get(0) instanceof Integer height
                            && pair.get(1) instanceof Integer width -> new Padding(height, width, false);
                    default -> value;
                };
            case DECIMAL -> value instanceof Integer whole ? (Object) whole.doubleValue() : value;
            case NUMBERS ->
                value instanceof List<?> list
                        ? list.stream()
                                .map(item -> item instanceof Integer whole ? (Object) whole.doubleValue() : item)
                                .toList()
                        : value;
            case INTEGER, SWITCH, CHOICE -> value;
        };
    }

    /** {@code 1 to 65,536}: what is allowed, as people write it. */
    public static String range(double min, double max) {
        return bound(min) + " to " + bound(max);
    }

    private static String bound(double value) {
        return value == Math.rint(value) && Math.abs(value) <= GROUPED_TO
                ? String.format(Locale.ENGLISH, "%,d", (long) value)
                : text(value);
    }

    /** A number as short as it can be without losing anything: {@code 0.1}, {@code 30}, {@code 2.5e-7}, {@code NaN}. */
    public static String text(double value) {
        if (value == 0) {
            return "0";
        }
        if (!(Math.abs(value) >= LONG_BELOW && Math.abs(value) < LONG_FROM)) {
            return Double.toString(value).replace(".0E", "e").replace('E', 'e');
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
