package netwright.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The errors of a sweep's runs on the batches they trained on: too many to draw one by one, so means of some steps each. */
@Repository
public class TrainingErrors {

    private final Database database;

    TrainingErrors(Database database) {
        this.database = database;
    }

    /**
     * @param steps of a whole run, 0 before the first has begun
     * @param points by run, in order; a stretch of steps that is not over is left out
     */
    public record Courses(int steps, Map<UUID, List<Point>> points) {}

    /**
     * Mean over the steps up to this one and after the point before.
     *
     * @param step the last of its stretch, counted from 1 over the whole run
     * @param error share of wrong answers, 0 to 1
     */
    public record Point(int step, double error) {}

    /** @param points about how many make up a whole run; all runs of equal length have the same stretches */
    public Courses of(UUID sweep, int points) {
        int steps = database.query(
                        "select coalesce(max(run.steps), 0) from run join sweep_trial t on t.run = run.id where t.sweep = ?",
                        row -> row.getInt(1),
                        sweep)
                .getFirst();
        int width = Math.max(1, Math.ceilDiv(steps, Math.max(1, points)));
        Map<UUID, List<Point>> found = new HashMap<>();
        database.query(
                """
                select s.run, max(s.step) as step, avg(s.top1) as top1
                from run_step s join sweep_trial t on t.run = s.run
                where t.sweep = ? group by s.run, (s.step - 1) / cast(? as integer) order by s.run, max(s.step)
                """,
                row -> found.computeIfAbsent(Columns.uuid(row, "run"), run -> new ArrayList<>())
                        .add(new Point(row.getInt("step"), 1 - row.getDouble("top1"))),
                sweep,
                width);
        found.values().forEach(all -> {
            int last = all.getLast().step();
            if (last < steps && last % width != 0) {
                all.removeLast();
            }
        });
        return new Courses(steps, found);
    }
}
