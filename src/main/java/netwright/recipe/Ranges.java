package netwright.recipe;

import netwright.architecture.InvalidSetting;

/** Checks that concern two settings at once. */
final class Ranges {

    private Ranges() {}

    static void ordered(String low, double least, String high, double most) {
        if (least > most) {
            throw new InvalidSetting(high, "%s must be at least %s, %s, not %s.".formatted(high, low, least, most));
        }
    }
}
