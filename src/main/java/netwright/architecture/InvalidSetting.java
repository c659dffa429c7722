package netwright.architecture;

/** A setting has a value its operation does not allow; the message names the setting, what is allowed and what came. */
public class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidSetting(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The message with the setting called as the form calls it. */
    public String sentence(String label) {
        String message = String.valueOf(getMessage());
        String named = message.startsWith(field + " ") ? label + message.substring(field.length()) : message;
        return capitalised(named);
    }

    /** Begins with a capital letter, unless the first is a symbol such as α. */
    public static String capitalised(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return first >= 'a' && first <= 'z' ? Character.toUpperCase(first) + text.substring(1) : text;
    }

    /** Name of the setting. */
    public String field() {
        return field;
    }
}
