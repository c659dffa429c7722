package netwright.store;

/** The database could not be reached or refused a statement. */
public class DatabaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseFailed(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
