package netwright.analysis;

import java.util.List;

/**
 * Something wrong or doubtful about a drawing, in one sentence with the actual shapes.
 *
 * @param severity errors prevent training; warnings and hints do not
 * @param fixes ways out, the best first; may be empty
 */
public record Problem(Severity severity, Place place, String message, List<Fix> fixes) {

    public enum Severity {
        ERROR,
        WARNING,
        HINT;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Problem error(Place place, String message, Fix... fixes) {
        return new Problem(Severity.ERROR, place, message, List.of(fixes));
    }

    static Problem warning(Place place, String message, Fix... fixes) {
        return new Problem(Severity.WARNING, place, message, List.of(fixes));
    }

    static Problem hint(Place place, String message, Fix... fixes) {
        return new Problem(Severity.HINT, place, message, List.of(fixes));
    }
}
