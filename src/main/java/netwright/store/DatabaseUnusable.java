package netwright.store;

/** The database cannot be opened, so that nothing can start. */
class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    DatabaseUnusable(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
