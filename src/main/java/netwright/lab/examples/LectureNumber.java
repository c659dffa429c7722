package netwright.lab.examples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with the precision at which the lecture prints it: {@code 1,728}, {@code 15.5 G}, {@code 8–9} or, where only
 * the exponent can be written, {@code 2^4096}. A power is compared by its exponent, so what is computed for it is a
 * logarithm to base two.
 *
 * @param printed as in the lecture
 * @param from the number, or the lower end of a range, in units of {@code scale}
 * @param to the upper end; {@code from} where there is no range
 * @param scale 1, or what the decimal prefix stands for
 * @param prefix {@code K}, {@code M}, {@code G} or nothing
 */
record LectureNumber(String printed, BigDecimal from, BigDecimal to, double scale, String prefix, boolean power) {

    private static final Pattern PLAIN = Pattern.compile("([\\d,]+(?:\\.\\d+)?)(?:–([\\d.]+))?(?: ([KMG]))?");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern POWER = Pattern.compile("2\\^(\\d+)");

    /** Throws {@link IllegalArgumentException} when the text is no such number. */
    static LectureNumber of(String printed) {
        Matcher power = POWER.matcher(printed);
        if (power.matches()) {
            BigDecimal exponent = new BigDecimal(power.group(1));
            return new LectureNumber(printed, exponent, exponent, 1, "", true);
        }
        Matcher plain = PLAIN.matcher(printed);
        if (!plain.matches()) {
            throw new IllegalArgumentException("'" + printed + "' is no number as the lecture prints them");
        }
        BigDecimal from = new BigDecimal(plain.group(1).replace(",", ""));
        BigDecimal to = plain.group(2) == null ? from : new BigDecimal(plain.group(2));
        String prefix = plain.group(3) == null ? "" : plain.group(3);
        return new LectureNumber(printed, from, to, scale(prefix), prefix, false);
    }

    private static double scale(String prefix) {
        return switch (prefix) {
            case "K" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> 1;
        };
    }

    /** Whether a value, rounded as the lecture's number is, is that number or within its range. */
    boolean agreesWith(double value) {
        BigDecimal rounded = rounded(value, from.scale());
        return from.equals(to)
                ? rounded.compareTo(from) == 0
                : value >= from.doubleValue() && value <= to.doubleValue();
    }

    /** A value at the precision of this number; with a decimal more where that shows how far off it is. */
    String format(double value) {
        if (power) {
            return "2" + superscript(rounded(value, 0).toPlainString());
        }
        double scaled = value / scale;
        boolean more = !from.equals(to) || !agreesWith(value) && from.scale() == 0 && scaled != Math.rint(scaled);
        int decimals = from.scale() + (more ? 1 : 0);
        String number = String.format(Locale.ENGLISH, "%,." + decimals + "f", rounded(value, decimals));
        return prefix.isEmpty() ? number : number + " " + prefix;
    }

    static String superscript(String digits) {
        StringBuilder raised = new StringBuilder();
        digits.chars().forEach(digit -> raised.append(SUPERSCRIPTS.charAt(digit - '0')));
        return raised.toString();
    }

    private BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value / scale).setScale(decimals, RoundingMode.HALF_UP);
    }
}
