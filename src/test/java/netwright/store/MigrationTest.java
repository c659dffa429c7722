package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An installation from before the queue was db-scheduler's goes on with what it had. */
class MigrationTest {

    private static final String RECIPE = "{\"data\":\"mnist\",\"epochs\":5,\"engine\":\"PYTORCH\",\"device\":\"gpu0\"}";

    @Test
    void anOlderDatabaseKeepsItsQueueOnH2() {
        keepsItsQueue(new DatabaseAddress("jdbc:h2:mem:older;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Test
    void anOlderDatabaseKeepsItsQueueOnPostgresql() {
        keepsItsQueue(Postgres.database());
    }

    private static void keepsItsQueue(DatabaseAddress address) {
        UUID waiting = UUID.randomUUID();
        UUID over = UUID.randomUUID();
        try (Database database = Database.at(address)) {
            Flyway.configure().dataSource(database.source()).target("1").load().migrate();
            insert(database, waiting, "QUEUED");
            insert(database, over, "COMPLETED");

            Flyway.configure().dataSource(database.source()).load().migrate();

            assertThat(database.query("select task_instance from scheduled_tasks", row -> row.getString(1)))
                    .containsExactly(waiting.toString());
            assertThat(new RunClaims(database).state(waiting)).contains(RunState.QUEUED);
            assertThat(new RunClaims(database).state(over)).contains(RunState.COMPLETED);
            database.update("update run set state = 'PAUSED', until_epoch = 3 where id = ?", waiting);
            assertThatThrownBy(() -> database.update("update run set state = 'LOST' where id = ?", waiting))
                    .isInstanceOf(DatabaseFailed.class);
            assertThat(new RunClaims(database).demand(waiting).orElseThrow().word())
                    .isEqualTo("PYTORCH gpu");
            assertThat(database.query("select demand from run where id = ?", row -> row.getString(1), over))
                    .containsExactly("PYTORCH gpu");
        }
    }

    private static void insert(Database database, UUID run, String state) {
        database.update("""
                insert into run (id, owner, document, name, recipe, seed, state, phase, cancel_requested, attempts,
                                 created, device)
                values (?, ?, '{}', 'net', ?, 1, ?, '', false, 0, current_timestamp, 'gpu0')
                """, run, Person.LOCAL, RECIPE, state);
    }
}
