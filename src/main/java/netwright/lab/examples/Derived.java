package netwright.lab.examples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A number and how it comes about.
 *
 * @param how the calculation without its result, {@code 3×3×3×64}; empty where it is counted or looked up
 */
record Derived(double value, String how) {

    private static final int DIGITS = 5;

    static Derived counted(double value) {
        return new Derived(value, "");
    }

    /** The value without rounding where it is whole, else with five digits. */
    String exact() {
        return exact(value);
    }

    static String exact(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ENGLISH, "%,d", (long) value);
        }
        BigDecimal digits = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, digits.scale()) + "f", digits);
    }

    /** {@code 3×3×3×64 = 1,728}, or the value alone. */
    String derivation() {
        return how.isEmpty() ? exact() : how + " = " + exact();
    }
}
