package netwright.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import netwright.files.RunFiles;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database: an H2 file in the data directory, or what {@code netwright.database.url} names. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    static final String FILE = "netwright";
    private static final String FILE_USER = "netwright";

    @Bean
    DataDirectory dataDirectory(
            @Value("${netwright.data-dir}") String root,
            @Value("${netwright.checkpoints:}") String checkpoints,
            @Value("${netwright.s3-endpoint:}") String endpoint) {
        return DataDirectory.of(Path.of(root), checkpoints, endpoint);
    }

    @Bean(destroyMethod = "close")
    RunFiles runFiles(DataDirectory files) {
        return files.runFiles();
    }

    /** The database as this process opens it. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            DataDirectory files,
            @Value("${netwright.database.url:}") String url,
            @Value("${netwright.database.user:}") String user,
            @Value("${netwright.database.password:}") String password,
            @Value("${netwright.database.share-host:}") String host) {
        return url.isBlank() ? openFile(files, host) : open(new DatabaseAddress(url, user, password));
    }

    /** The database as workers reach it. The parameter {@code source} has it opened before it is offered. */
    @Bean
    OfferedDatabase offeredDatabase(
            DataDirectory files, HikariDataSource source, @Value("${netwright.database.share-port:0}") int port) {
        if (!source.getJdbcUrl().startsWith("jdbc:h2:file:")) {
            return new OfferedDatabase(
                    new DatabaseAddress(source.getJdbcUrl(), source.getUsername(), source.getPassword()), null);
        }
        DatabaseServer server = new DatabaseServer(files, port);
        return new OfferedDatabase(
                new DatabaseAddress(server.url(), source.getUsername(), source.getPassword()), server);
    }

    @Bean(destroyMethod = "")
    Database database(DataSource source) {
        return new Database(source);
    }

    @Bean
    RunClaims runClaims(Database database) {
        return new RunClaims(database);
    }

    @Bean
    RunJournal runJournal(Database database) {
        return new RunJournal(database);
    }

    @Bean
    Workers workers(Database database) {
        return new Workers(database);
    }

    @Bean
    RunQueue runQueue(Database database, Workers workers) {
        return new RunQueue(database, workers);
    }

    @Bean
    SweepRuns sweepRuns(Database database) {
        return new SweepRuns(database);
    }

    @Bean
    RunDiary runDiary(Database database) {
        return new RunDiary(database);
    }

    private static HikariDataSource openFile(DataDirectory files, String host) {
        // Read by H2 when its first class loads: its server would otherwise listen on every interface.
        System.setProperty("h2.bindAddress", host.isBlank() ? "127.0.0.1" : host);
        String url = "jdbc:h2:file:" + files.root().resolve(FILE) + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        return open(new DatabaseAddress(url, FILE_USER, DatabaseSecret.keptIn(files.databaseSecret())));
    }

    /**
     * Makes or changes the tables before anything else connects, so that an H2 database is closed again and then opened as it
     * is. H2 2.4 evaluates checks {@code x in (…)} with the connection that made them until the database is opened anew, and
     * refuses every row once a pool has replaced that one (90098 inside 23514).
     */
    private static void migrate(DatabaseAddress address) {
        try {
            Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException why ? whyNot(address, why) : e;
        }
    }

    private static HikariDataSource open(DatabaseAddress address) {
        migrate(address);
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(address.url());
        source.setUsername(address.user());
        source.setPassword(address.password());
        try {
            source.getConnection().close();
            return source;
        } catch (SQLException e) {
            source.close();
            throw whyNot(address, e);
        }
    }

    private static DatabaseUnusable whyNot(DatabaseAddress address, SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new DatabaseUnusable(
                        "Another Netwright has this data directory open (" + address.url() + ").",
                        "Stop it, or choose another directory with --data-dir.",
                        e);
            }
        }
        return new DatabaseUnusable(
                "The database cannot be opened: " + e.getMessage() + " (" + address + ").",
                "See that its address, user and password are right, and that its files belong together.",
                e);
    }
}
