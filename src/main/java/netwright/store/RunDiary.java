package netwright.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happened to a run, in sentences: who took it, what it was doing, what went wrong. Plain JDBC. */
public final class RunDiary {

    private final Database database;

    public RunDiary(Database database) {
        this.database = database;
    }

    /** @param at when it was written down */
    public record Line(Instant at, String text) {}

    public void add(UUID run, List<String> lines) {
        if (!lines.isEmpty()) {
            database.inTransaction(session -> {
                lines.forEach(line -> add(session, run, line));
                return lines.size();
            });
        }
    }

    /** The last lines, oldest first. */
    public List<Line> tail(UUID run, int lines) {
        return database.query(
                        "select at, line from run_log where run = ? order by number desc fetch first ? rows only",
                        row -> new Line(Columns.instant(row, "at"), row.getString("line")),
                        run,
                        lines)
                .reversed();
    }

    static void add(Session session, UUID run, String line) {
        session.update("""
                insert into run_log (run, number, at, line)
                select id, (select coalesce(max(number), 0) + 1 from run_log where run = ?), ?, ?
                from run where id = ?
                """, run, Columns.time(Instant.now()), Texts.shortened(line, 4000), run);
    }
}
