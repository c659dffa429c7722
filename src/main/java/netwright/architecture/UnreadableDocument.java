package netwright.architecture;

/** A document is not what it should be (an architecture, a recipe); the message names the place (line and column, or JSON path) and what was expected. */
public class UnreadableDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String detail;

    public UnreadableDocument(String path, String message) {
        super(path.isEmpty() ? message : path + ": " + message);
        this.path = path;
        this.detail = message;
    }

    /** The same fault as seen from a document in which this one stands at {@code place}. */
    public UnreadableDocument within(String place) {
        return new UnreadableDocument(place + (path.startsWith("$") ? path.substring(1) : ""), detail);
    }

    /** JSON path of the fault, {@code $.nodes[3].settings.kernel}; empty where the text is no JSON at all. */
    public String path() {
        return path;
    }
}
