package netwright.store;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's time, so that workers whose own clocks differ agree on who has been silent for how long. */
public final class DatabaseClock implements Clock {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private final Database database;
    private volatile Duration ahead = Duration.ZERO;

    public DatabaseClock(Database database) {
        this.database = database;
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    /** Asks the database again; its last answer stays good while it is away. */
    public void set() {
        try {
            Instant asked = Instant.now();
            Instant there = database.query("select current_timestamp as t", row -> Columns.instant(row, "t"))
                    .getFirst();
            Instant answered = Instant.now();
            ahead = Duration.between(
                    asked.plus(Duration.between(asked, answered).dividedBy(2)), there);
        } catch (DatabaseFailed e) {
            LOG.debug("The database's time could not be read.", e);
        }
    }
}
