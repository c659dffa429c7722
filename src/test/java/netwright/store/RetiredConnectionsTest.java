package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pool replaces its connections every half hour; a database that is still in its first run has to bear that. */
class RetiredConnectionsTest extends StoreTest {

    @Autowired
    Runs runs;

    @Autowired
    HikariDataSource source;

    @Test
    void what_a_new_database_checks_does_not_need_the_connection_that_made_it() {
        source.getHikariPoolMXBean().softEvictConnections();

        Run run = runs.queue(new NewRun(Person.LOCAL, null, "net", "{}", Recipe.proposedFor("mnist")));

        assertThat(runs.find(run.id())).isPresent();
    }
}
