package netwright.store;

import org.springframework.test.context.DynamicPropertyRegistry;

/** Settings with which {@code serve} uses a PostgreSQL of the tests. */
final class PostgresProperties {

    private PostgresProperties() {}

    static void add(DynamicPropertyRegistry properties) {
        DatabaseAddress address = Postgres.database();
        properties.add("netwright.database.url", address::url);
        properties.add("netwright.database.user", address::user);
        properties.add("netwright.database.password", address::password);
    }
}
