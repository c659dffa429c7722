package netwright.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import netwright.architecture.Field;
import netwright.architecture.Padding;
import netwright.architecture.SettingValues;
import netwright.architecture.Size;
import netwright.recipe.RecipeText;

/** Sizes, paddings and lists of numbers as people type them: {@code 3}, {@code 3×5}, {@code same}, {@code 30, 60}. */
public final class SettingText {

    private SettingText() {}

    /** As {@link #read} takes it. */
    public static String of(Object value) {
        return switch (value) {
            case Size size when size.square() -> Integer.toString(size.height());
            case Size size -> size.toString();
            case Padding padding -> padding.toString();
            case Boolean on -> on ? "on" : "off";
            case Double number -> RecipeText.number(number);
            case List<?> numbers -> numbers.stream().map(SettingText::number).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** The value meant; text that is none stays text, for the field's own check to refuse. */
    static Object read(Field.Kind kind, String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (kind == Field.Kind.NUMBERS) {
            return numbers(plain);
        }
        String[] parts = plain.split("\\s*[x×,]\\s*");
        try {
            if (parts.length == 1) {
                return SettingValues.ofKind(kind, Integer.valueOf(parts[0]));
            }
            if (parts.length == 2) {
                return SettingValues.ofKind(kind, List.of(Integer.valueOf(parts[0]), Integer.valueOf(parts[1])));
            }
        } catch (NumberFormatException notNumbers) {
            return SettingValues.ofKind(kind, plain);
        }
        return plain;
    }

    private static Object numbers(String text) {
        try {
            return Arrays.stream(text.split("[,;\\s]+"))
                    .filter(part -> !part.isEmpty())
                    .map(Double::valueOf)
                    .toList();
        } catch (NumberFormatException notNumbers) {
            return text;
        }
    }

    private static String number(Object number) {
        return number instanceof Double d ? RecipeText.number(d) : number.toString();
    }
}
