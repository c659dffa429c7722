package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import netwright.store.RegisteredWorker.Load;
import netwright.training.Devices;
import org.jspecify.annotations.Nullable;

/** The worker processes there are, on this machine and others. Plain JDBC. */
public final class Workers {

    private static final String WORKERS = "select * from worker";
    private static final String HEARD_BEFORE =
            " heartbeat < current_timestamp - cast(? as integer) * interval '1' second";

    private final Database database;

    public Workers(Database database) {
        this.database = database;
    }

    public void register(
            UUID id, String host, long pid, List<Devices.Available> engines, List<String> slots, String versions) {
        database.update("""
                insert into worker (id, host, pid, started, heartbeat, engines, slots, versions)
                values (?, ?, ?, current_timestamp, current_timestamp, ?, ?, ?)
                """, id, host, pid, Json.of(engines), Json.of(slots), Texts.shortened(versions, 1000));
    }

    /** Says that the worker is there. False for one that was forgotten while it slept: it has to register again. */
    public boolean beat(UUID id, Load load) {
        return database.update("""
                update worker set heartbeat = current_timestamp, load_average = ?, memory_used = ?, memory_total = ?
                where id = ?
                """, load.average(), load.memoryUsed(), load.memoryTotal(), id) == 1;
    }

    public void leave(UUID id) {
        database.update("delete from worker where id = ?", id);
    }

    /** Those heard of within the given time, oldest first. */
    public List<RegisteredWorker> heardWithin(Duration silence) {
        return database.query(
                WORKERS + " where not (" + HEARD_BEFORE + ") order by started", Workers::worker, seconds(silence));
    }

    /** Forgets those not heard of for the given time. */
    public void forgetSilentFor(Duration silence) {
        database.update("delete from worker where" + HEARD_BEFORE, seconds(silence));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private static RegisteredWorker worker(ResultSet row) throws SQLException {
        return new RegisteredWorker(
                Columns.uuid(row, "id"),
                row.getString("host"),
                row.getLong("pid"),
                Columns.instant(row, "started"),
                Columns.instant(row, "heartbeat"),
                Json.engines(row.getString("engines")),
                Json.texts(row.getString("slots")),
                row.getString("versions"),
                load(row));
    }

    private static @Nullable Load load(ResultSet row) throws SQLException {
        Double average = Columns.optionalDouble(row, "load_average");
        return average == null ? null : new Load(average, row.getLong("memory_used"), row.getLong("memory_total"));
    }
}
