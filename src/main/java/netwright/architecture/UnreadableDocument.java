package netwright.architecture;

/** A document is not what it should be (an architecture, a recipe); the message names the place (line and column, or JSON path) and what was expected. */
public class UnreadableDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    public UnreadableDocument(String path, String message) {
        super(path.isEmpty() ? message : path + ": " + message);
        this.path = path;
    }

    /** JSON path of the fault, {@code $.nodes[3].settings.kernel}; empty where the text is no JSON at all. */
    public String path() {
        return path;
    }
}
