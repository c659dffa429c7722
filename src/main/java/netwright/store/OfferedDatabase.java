package netwright.store;

import org.jspecify.annotations.Nullable;

/** The database as worker processes reach it, for as long as this process runs. */
public final class OfferedDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final @Nullable DatabaseServer server;

    OfferedDatabase(DatabaseAddress address, @Nullable DatabaseServer server) {
        this.address = address;
        this.server = server;
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Whether nobody can have used the database before this process opened it. */
    public boolean isOurs() {
        return server != null;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
