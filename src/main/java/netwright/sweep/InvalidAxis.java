package netwright.sweep;

/** An axis that cannot be varied so; the message names it. */
public final class InvalidAxis extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String axis;
    private final String reason;

    InvalidAxis(String axis, String reason, Throwable cause) {
        super("Axis '%s': %s".formatted(axis, reason), cause);
        this.axis = axis;
        this.reason = reason;
    }

    /** Its name. */
    public String axis() {
        return axis;
    }

    /** What is wrong with it, without its name. */
    public String reason() {
        return reason;
    }
}
