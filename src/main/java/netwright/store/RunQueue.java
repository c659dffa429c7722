package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import netwright.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/** The waiting runs in the order of their turns, and what decides that order. Plain JDBC. */
public final class RunQueue {

    /** A worker that has said nothing for so long is not counted on. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Database database;
    private final Workers workers;

    public RunQueue(Database database, Workers workers) {
        this.database = database;
        this.workers = workers;
    }

    /** Everything that waits, the next to begin first. */
    public List<QueuePlace> places() {
        List<Waiting> waiting = waiting();
        List<RegisteredWorker> there = workers.heardWithin(SILENCE);
        List<@Nullable Duration> starts = new StartTimes(there, running())
                .of(waiting.stream()
                        .map(run -> new StartTimes.Job(run.demand, run.held, run.lasts))
                        .toList());
        List<QueuePlace> places = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            Waiting run = waiting.get(i);
            places.add(new QueuePlace(
                    run.id,
                    run.name,
                    run.owner,
                    i + 1,
                    run.priority,
                    run.held,
                    run.created,
                    QueuePlace.Shortage.of(run.demand.devices(), run.demand.gpu(), there),
                    starts.get(i)));
        }
        return places;
    }

    /** Empty when the run does not wait. */
    public Optional<QueuePlace> place(UUID run) {
        return places().stream().filter(place -> place.run().equals(run)).findFirst();
    }

    /** @param priority among its owner's runs, −100 to 100; higher goes first */
    public void prioritise(UUID run, int priority) {
        if (Math.abs(priority) > 100) {
            throw new IllegalArgumentException("A priority lies between -100 and 100.");
        }
        QueueChange.make(
                database, session -> session.update("update run set priority = ? where id = ?", priority, run));
    }

    public QueueLimits limits() {
        return database.inTransaction(QueueChange::limits);
    }

    public void limit(QueueLimits limits) {
        QueueChange.make(
                database,
                session -> session.update(
                        "update queue_rule set running_each = ?, waiting_each = ? where id = 1",
                        limits.running(),
                        limits.waiting()));
    }

    private List<Waiting> waiting() {
        Map<String, Double> usual = usual();
        return database.query("""
                select r.id, r.name, p.name as owner, r.priority, r.held, r.created, r.demand, r.recipe, r.until_epoch,
                       (select count(*) from run_epoch e where e.run = r.id) as epochs,
                       (select avg(e.seconds) from run_epoch e join run o on o.id = e.run
                        where o.likeness = r.likeness) as alike
                from run r join person p on p.id = r.owner
                join scheduled_tasks t on t.task_name = 'run' and t.task_instance = cast(r.id as varchar(36))
                where r.state = 'QUEUED' order by t.priority desc, r.created
                """, row -> waiting(row, usual));
    }

    private static Waiting waiting(ResultSet row, Map<String, Double> usual) throws SQLException {
        return new Waiting(
                Columns.uuid(row, "id"),
                row.getString("name"),
                row.getString("owner"),
                row.getInt("priority"),
                row.getBoolean("held"),
                Columns.instant(row, "created"),
                Demand.read(row.getString("demand")),
                lasts(row, usual.get(row.getString("demand"))));
    }

    /**
     * The epochs of its leg times what an epoch of a like run took, else the leg's share of what runs on such a device
     * take.
     */
    private static @Nullable Duration lasts(ResultSet row, @Nullable Double usual) throws SQLException {
        Double epoch = Columns.optionalDouble(row, "alike");
        int all = Json.recipe(row.getString("recipe")).epochs();
        int left = Math.max(0, RunRows.until(row, all) - row.getInt("epochs"));
        Double seconds = epoch != null ? Double.valueOf(epoch * left) : usual == null ? null : usual * left / all;
        return seconds == null ? null : Duration.ofMillis(Math.round(1000 * seconds));
    }

    /** Mean seconds of a run by what it needs. */
    private Map<String, Double> usual() {
        Map<String, Double> usual = new HashMap<>();
        database.query(
                "select demand, avg(seconds) from run where state = 'COMPLETED' and seconds is not null group by demand",
                row -> usual.put(row.getString(1), row.getDouble(2)));
        return usual;
    }

    /** What each running run still takes, by the speed it shows. */
    private List<StartTimes.Running> running() {
        return database.query("""
                select demand, recipe, until_epoch, step, steps, images_per_second from run where state = 'RUNNING'
                """, row -> {
            double speed = row.getDouble("images_per_second");
            Recipe recipe = Json.recipe(row.getString("recipe"));
            long steps = (long) row.getInt("steps") * RunRows.until(row, recipe.epochs()) / recipe.epochs();
            long left = Math.max(0, steps - row.getInt("step"));
            return new StartTimes.Running(
                    Demand.read(row.getString("demand")),
                    speed <= 0 ? null : Duration.ofMillis(Math.round(1000 * left * recipe.batch() / speed)));
        });
    }

    private record Waiting(
            UUID id,
            String name,
            String owner,
            int priority,
            boolean held,
            Instant created,
            Demand demand,
            @Nullable Duration lasts) {}
}
