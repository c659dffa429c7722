package netwright.store;

import org.jspecify.annotations.Nullable;

/** Texts that come from outside and have to fit a column. */
final class Texts {

    private Texts() {}

    static @Nullable String shortened(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
