package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import netwright.store.FairOrder.Share;
import netwright.store.FairOrder.Turn;
import netwright.store.FairOrder.Waiting;

/**
 * A transaction that changes who waits or is trained. It locks the queue's rule first, so that such changes happen one
 * after the other, and leaves every waiting run with its place in the fair order as the priority of its execution.
 */
final class QueueChange {

    private QueueChange() {}

    static <T> T make(Database database, Function<Session, T> work) {
        return database.inTransaction(session -> {
            lock(session);
            T answer = work.apply(session);
            order(session);
            return answer;
        });
    }

    static QueueLimits limits(Session session) {
        return session.query(
                        "select running_each, waiting_each from queue_rule where id = 1",
                        row -> new QueueLimits(row.getInt(1), row.getInt(2)))
                .getFirst();
    }

    private static void lock(Session session) {
        session.query("select id from queue_rule where id = 1 for update", row -> row.getInt(1));
    }

    private static void order(Session session) {
        List<Placed> waiting = session.query("""
                select r.id, r.owner, r.priority, r.created, r.held, t.priority as place
                from run r join scheduled_tasks t on t.task_name = 'run' and t.task_instance = cast(r.id as varchar(36))
                where r.state = 'QUEUED'
                """, QueueChange::placed);
        Map<UUID, Placed> before = new HashMap<>();
        waiting.forEach(placed -> before.put(placed.waiting.run(), placed));
        List<Turn> turns = FairOrder.of(
                waiting.stream().map(Placed::waiting).toList(),
                shares(session),
                limits(session).running());
        List<Object[]> moved = new ArrayList<>();
        List<Object[]> held = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            UUID run = turn.waiting().run();
            Placed placed = before.get(run);
            if (placed.priority != -1 - i) {
                moved.add(new Object[] {-1 - i, run.toString()});
            }
            if (placed.held != turn.held()) {
                held.add(new Object[] {turn.held(), run});
            }
        }
        session.batch("update scheduled_tasks set priority = ? where task_name = 'run' and task_instance = ?", moved);
        session.batch("update run set held = ? where id = ?", held);
    }

    private static Map<UUID, Share> shares(Session session) {
        Map<UUID, Share> shares = new HashMap<>();
        session.query("""
                select owner, count(case when state = 'RUNNING' then 1 end) as running, max(last_turn) as begun
                from run where owner in (select owner from run where state = 'QUEUED') group by owner
                """, row -> {
            Instant begun = Columns.optionalInstant(row, "begun");
            return shares.put(
                    Columns.uuid(row, "owner"),
                    new Share(row.getInt("running"), begun == null ? Instant.EPOCH : begun));
        });
        return shares;
    }

    private static Placed placed(ResultSet row) throws SQLException {
        return new Placed(
                new Waiting(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "owner"),
                        row.getInt("priority"),
                        Columns.instant(row, "created")),
                row.getInt("place"),
                row.getBoolean("held"));
    }

    /** @param priority of the execution, as it was before */
    private record Placed(Waiting waiting, int priority, boolean held) {}
}
