package netwright.lab;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How results are put into words. */
final class Words {

    private static final int MOST_NAMES = 6;

    private Words() {}

    /** {@code a, b, c and 4 more}. */
    static String list(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** {@code 1 convolution}, {@code 3 convolutions}. */
    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** {@code 1.2} without needless digits. */
    static String factor(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
    }
}
