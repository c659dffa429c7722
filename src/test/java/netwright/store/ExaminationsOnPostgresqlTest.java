package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What {@link ExaminationsTest} asks of H2, asked of PostgreSQL. */
class ExaminationsOnPostgresqlTest extends ExaminationsTest {

    @Autowired
    Database database;

    @Test
    void itReallyIsPostgresql() throws Exception {
        try (Connection connection = database.source().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @DynamicPropertySource
    static void postgresql(DynamicPropertyRegistry properties) {
        PostgresProperties.add(properties);
    }
}
