package netwright.store;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What {@link DesignsTest} asks of H2, asked of PostgreSQL. */
class DesignsOnPostgresqlTest extends DesignsTest {

    @DynamicPropertySource
    static void postgresql(DynamicPropertyRegistry properties) {
        PostgresProperties.add(properties);
    }
}
