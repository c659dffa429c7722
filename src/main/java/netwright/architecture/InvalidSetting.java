package netwright.architecture;

/** A setting has a value its operation does not allow; the message names the setting, what is allowed and what came. */
public class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidSetting(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Name of the setting. */
    public String field() {
        return field;
    }
}
