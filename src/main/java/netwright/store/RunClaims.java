package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import netwright.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which run. Plain JDBC; every change names the holder it expects, so that two never both succeed. The
 * execution of a run is left to the scheduler that picked it, except by {@link #settle}.
 */
public final class RunClaims {

    private static final String ORPHANS = """
            select id, worker, device, attempts, cancel_requested from run where state = 'RUNNING'
            """;

    private final Database database;

    public RunClaims(Database database) {
        this.database = database;
    }

    /**
     * Takes a run that was picked, if it still waits and its owner may have another one going.
     *
     * @param device the worker's slots, as a recipe names them, which take the place of the recipe's device
     */
    public Optional<ClaimedRun> claim(UUID run, UUID worker, String device) {
        return QueueChange.make(database, session -> {
            int taken = session.update("""
                    update run set state = 'RUNNING', worker = ?, reason = null, device = ?,
                                   phase = 'Starting', started = coalesce(started, current_timestamp),
                                   last_turn = current_timestamp
                    where id = ? and state = 'QUEUED' and not held
                    """, worker, device, run);
            return taken == 1 ? Optional.of(read(session, run, worker, device)) : Optional.empty();
        });
    }

    /** Takes the run whose turn it is, on the CPU, without a scheduler: its execution stays unpicked. */
    public Optional<ClaimedRun> claim(UUID worker) {
        List<UUID> next = database.query("""
                select r.id from run r
                join scheduled_tasks t on t.task_name = 'run' and t.task_instance = cast(r.id as varchar(36))
                where r.state = 'QUEUED' and not r.held order by t.priority desc, r.created fetch first 1 rows only
                """, row -> Columns.uuid(row, "id"));
        return next.isEmpty() ? Optional.empty() : claim(next.getFirst(), worker, "cpu");
    }

    public Optional<Demand> demand(UUID run) {
        return database.query("select demand from run where id = ?", row -> Demand.read(row.getString(1)), run).stream()
                .findFirst();
    }

    public Optional<RunState> state(UUID run) {
        return database
                .query("select state from run where id = ?", row -> RunState.valueOf(row.getString(1)), run)
                .stream()
                .findFirst();
    }

    public List<Orphan> heldBy(UUID worker) {
        return database.query(ORPHANS + " and worker = ?", RunClaims::orphan, worker);
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

    /** Brings the execution in line with the run when the scheduler that had picked it is known to be gone. */
    public void settle(UUID run) {
        QueueChange.make(database, session -> {
            boolean waits = !session.query("select id from run where id = ? and state = 'QUEUED'", row -> 1, run)
                    .isEmpty();
            if (waits) {
                Executions.free(session, run);
            } else {
                Executions.remove(session, run);
            }
            return waits;
        });
    }

    /**
     * Brings the execution in line with the run when the scheduler that picked it has done with it. In one change of the
     * queue, since a paused run may be asked to go on at any moment. A run that is still the worker's, as when its end
     * could not be written, is left to those who look for the dead.
     */
    public void settle(UUID run, UUID worker) {
        QueueChange.make(database, session -> {
            List<Held> runs = session.query(
                    "select state, worker from run where id = ?",
                    row -> new Held(RunState.valueOf(row.getString("state")), Columns.optionalUuid(row, "worker")),
                    run);
            boolean waits = runs.stream().anyMatch(held -> held.state == RunState.QUEUED);
            boolean keeps = runs.stream().anyMatch(held -> worker.equals(held.worker));
            return waits ? Executions.free(session, run, worker) : keeps ? 0 : Executions.remove(session, run, worker);
        });
    }

    /** At the start of the only process that has the database: no execution can be anybody's. */
    public void settleAll() {
        database.query("select id from run where state = 'QUEUED'", row -> Columns.uuid(row, "id"))
                .forEach(this::settle);
    }

    private static ClaimedRun read(Session session, UUID run, UUID worker, String device) {
        return session.query(
                        "select name, document, recipe, attempts, until_epoch from run where id = ?",
                        row -> {
                            Recipe recipe = Json.recipe(row.getString("recipe"), device);
                            return new ClaimedRun(
                                    run,
                                    worker,
                                    row.getString("name"),
                                    row.getString("document"),
                                    recipe,
                                    row.getInt("attempts"),
                                    RunRows.until(row, recipe.epochs()));
                        },
                        run)
                .getFirst();
    }

    /** A cancelled run is not trained again, even if the worker was lost before it could end it. */
    private boolean requeue(UUID run, UUID worker, @Nullable String reason, int lost) {
        return QueueChange.make(database, session -> {
            boolean ours = session.update("""
                    update run set state = case when cancel_requested then 'CANCELLED' else 'QUEUED' end,
                                   finished = case when cancel_requested then current_timestamp end,
                                   reason = case when cancel_requested then null else cast(? as varchar(4000)) end,
                                   phase = '', worker = null, attempts = attempts + ?
                    where id = ? and worker = ? and state = 'RUNNING'
                    """, reason, lost, run, worker) == 1;
            if (ours) {
                RunDiary.add(session, run, reason == null ? "Given back by its worker." : reason);
            }
            return ours;
        });
    }

    private boolean end(UUID run, UUID worker, RunState state, @Nullable String reason) {
        return QueueChange.make(database, session -> {
            boolean ours = session.update(
                            """
                    update run set state = ?, reason = ?, finished = ?, phase = '', worker = null
                    where id = ? and worker = ? and state = 'RUNNING'
                    """, state.name(), Texts.shortened(reason, 4000), Columns.time(Instant.now()), run, worker)
                    == 1;
            if (ours) {
                RunDiary.add(session, run, reason == null ? "Cancelled." : "Failed: " + reason);
            }
            return ours;
        });
    }

    private static Orphan orphan(ResultSet row) throws SQLException {
        return new Orphan(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "worker"),
                row.getString("device"),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"));
    }

    private record Held(RunState state, @Nullable UUID worker) {}

    /**
     * A run that some worker holds, or held before it was lost.
     *
     * @param device the worker's slots that it takes, as a recipe names them
     */
    public record Orphan(UUID run, UUID worker, String device, int attempts, boolean cancelRequested) {}
}
