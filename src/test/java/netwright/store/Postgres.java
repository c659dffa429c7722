package netwright.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/** One PostgreSQL for all tests of this process, from the binaries that Maven fetched; each test gets a database. */
public final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** A new, empty database. Aborts the test where PostgreSQL cannot start, as for root without user namespaces. */
    public static DatabaseAddress database() {
        String name = "netwright" + DATABASES.incrementAndGet();
        try (Connection connection = Server.running().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new DatabaseAddress(
                "jdbc:postgresql://localhost:" + Server.running().getPort() + "/" + name, "postgres", "postgres");
    }

    private static final class Server {

        private static final EmbeddedPostgres RUNNING = start();

        static EmbeddedPostgres running() {
            if (RUNNING == null) {
                throw new TestAbortedException("PostgreSQL cannot be started here.");
            }
            return RUNNING;
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "100")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException | IllegalStateException e) {
                System.err.println("PostgreSQL cannot be started here, so its tests are left out: " + e);
                return null;
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                System.err.println("PostgreSQL was left running: " + e);
            }
        }
    }
}
