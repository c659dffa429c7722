package netwright.store;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What {@link RunsTest} asks of H2, asked of PostgreSQL. */
class RunsOnPostgresqlTest extends RunsTest {

    @DynamicPropertySource
    static void postgresql(DynamicPropertyRegistry properties) {
        PostgresProperties.add(properties);
    }
}
