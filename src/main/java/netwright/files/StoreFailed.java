package netwright.files;

/** The store did not do what was asked. The message is a sentence for people and holds no credentials. */
public final class StoreFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    StoreFailed(boolean refused, String message, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** The store answered no, and will as long as nobody changes a setting; else it may answer later. */
    public boolean isRefused() {
        return refused;
    }
}
