package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds which run. Plain JDBC; every change names the holder it expects, so that two never both succeed. */
public final class RunClaims {

    private static final String ORPHANS = """
            select id, worker, attempts, cancel_requested from run where state = 'RUNNING'
            """;

    private final Database database;

    public RunClaims(Database database) {
        this.database = database;
    }

    /** Takes the run that has waited longest, if one waits. */
    public Optional<ClaimedRun> claim(UUID worker) {
        while (true) {
            List<UUID> waiting = database.query("""
                    select id from run where state = 'QUEUED' order by created, id fetch first 1 rows only
                    """, row -> Columns.uuid(row, "id"));
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            if (take(waiting.getFirst(), worker)) {
                return Optional.of(read(waiting.getFirst(), worker));
            }
        }
    }

    /** Says that the worker still trains what it holds. */
    public void beat(UUID worker) {
        database.update("""
                update run set heartbeat = current_timestamp where worker = ? and state = 'RUNNING'
                """, worker);
    }

    public List<Orphan> heldBy(UUID worker) {
        return database.query(ORPHANS + " and worker = ?", RunClaims::orphan, worker);
    }

    /** Runs whose worker has not been heard of for so long. */
    public List<Orphan> silentFor(Duration silence) {
        return database.query(
                ORPHANS + " and heartbeat < current_timestamp - cast(? as integer) * interval '1' second",
                RunClaims::orphan,
                Math.toIntExact(silence.toSeconds()));
    }

    public List<Orphan> running() {
        return database.query(ORPHANS, RunClaims::orphan);
    }

    /** Lets go of a run in good order; the next worker goes on from its checkpoint. */
    public boolean release(UUID run, UUID worker) {
        return requeue(run, worker, null, 0);
    }

    /** Puts a run back whose worker was lost, and counts that. */
    public boolean revive(Orphan orphan, String reason) {
        return requeue(orphan.run(), orphan.worker(), reason, 1);
    }

    public boolean fail(UUID run, UUID worker, String reason) {
        return end(run, worker, RunState.FAILED, reason);
    }

    public boolean cancel(UUID run, UUID worker) {
        return end(run, worker, RunState.CANCELLED, null);
    }

    private boolean take(UUID run, UUID worker) {
        return database.update("""
                update run set state = 'RUNNING', worker = ?, heartbeat = current_timestamp, reason = null,
                               phase = 'Starting', started = coalesce(started, current_timestamp)
                where id = ? and state = 'QUEUED'
                """, worker, run) == 1;
    }

    private ClaimedRun read(UUID run, UUID worker) {
        return database.query(
                        "select name, document, recipe, attempts from run where id = ?",
                        row -> new ClaimedRun(
                                run,
                                worker,
                                row.getString("name"),
                                row.getString("document"),
                                Json.recipe(row.getString("recipe")),
                                row.getInt("attempts")),
                        run)
                .getFirst();
    }

    /** A cancelled run is not trained again, even if the worker was lost before it could end it. */
    private boolean requeue(UUID run, UUID worker, @Nullable String reason, int lost) {
        return database.update("""
                update run set state = case when cancel_requested then 'CANCELLED' else 'QUEUED' end,
                               finished = case when cancel_requested then current_timestamp end,
                               reason = case when cancel_requested then null else cast(? as varchar(4000)) end,
                               phase = '', worker = null, heartbeat = null, attempts = attempts + ?
                where id = ? and worker = ? and state = 'RUNNING'
                """, reason, lost, run, worker) == 1;
    }

    private boolean end(UUID run, UUID worker, RunState state, @Nullable String reason) {
        return database.update(
                        """
                update run set state = ?, reason = ?, finished = ?, phase = '', worker = null, heartbeat = null
                where id = ? and worker = ? and state = 'RUNNING'
                """, state.name(), Texts.shortened(reason, 4000), Columns.time(Instant.now()), run, worker)
                == 1;
    }

    private static Orphan orphan(ResultSet row) throws SQLException {
        return new Orphan(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "worker"),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"));
    }

    /** A run that some worker holds, or held before it was lost. */
    public record Orphan(UUID run, UUID worker, int attempts, boolean cancelRequested) {}
}
