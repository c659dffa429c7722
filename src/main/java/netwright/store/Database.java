package netwright.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database over plain JDBC, for code that runs without Spring. Each call is a transaction of its own. */
public final class Database implements AutoCloseable {

    private static final long GIVE_UP_CONNECTING_MS = 2_000;

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Connects lazily, with few connections: for a worker process. */
    public static Database at(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(GIVE_UP_CONNECTING_MS);
        config.setInitializationFailTimeout(-1);
        return new Database(new HikariDataSource(config));
    }

    /** For a library that does its own statements. */
    public DataSource source() {
        return source;
    }

    <T> T inTransaction(Function<Session, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T answer = work.apply(new Session(connection));
                connection.commit();
                return answer;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    int update(String sql, @Nullable Object... values) {
        return inTransaction(session -> session.update(sql, values));
    }

    <T> List<T> query(String sql, Session.RowReader<T> reader, @Nullable Object... values) {
        return inTransaction(session -> session.query(sql, reader, values));
    }

    @Override
    public void close() {
        if (source instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
