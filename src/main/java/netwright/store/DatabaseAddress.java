package netwright.store;

/** Where the database is and how to get in. */
public record DatabaseAddress(String url, String user, String password) {

    /** Without the password, so that it can be logged. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
