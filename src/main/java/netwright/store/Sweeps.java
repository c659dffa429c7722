package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import netwright.store.SweepTrial.Key;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.sweep.Trial;
import netwright.training.EpochMetrics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Experiments over runs. What a sweep's trials are trained by are ordinary runs, which are listed, watched and repeated like
 * any other.
 */
@Repository
public class Sweeps {

    private static final String OVER = "('STOPPED', 'FINISHED', 'FAILED', 'CANCELLED')";

    private static final String COLUMNS = """
            select s.id, s.owner, s.name, s.state, s.created, s.finished,
                   (select count(*) from sweep_trial t where t.sweep = s.id) as trials,
                   (select count(*) from sweep_trial t where t.sweep = s.id and t.state in %s) as over_trials
            from sweep s
            """.formatted(OVER);

    private static final String TRIALS = """
            select t.sweep, t.configuration, t.seed, t.subject, t.chosen, t.state, t.rung, t.run,
                   run.state as run_state, run.best_top1, run.reason,
                   e.epoch, e.train_loss, e.train_top1, e.validation_loss, e.validation_top1, e.validation_top5,
                   e.images_per_second, e.seconds
            from sweep_trial t
            left join run on run.id = t.run
            left join run_epoch e
                on e.run = t.run and e.epoch = (select max(latest.epoch) from run_epoch latest where latest.run = t.run)
            """;

    private final Database database;
    private final Runs runs;

    Sweeps(Database database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /** Keeps a sweep with those of its trials that can be built. */
    public StoredSweep create(UUID owner, Sweep sweep) {
        return create(owner, sweep, sweep.plan().trials());
    }

    /**
     * Keeps a sweep with its trials, none of which has a run yet.
     *
     * @param trials of the sweep's plan, at least one
     */
    public StoredSweep create(UUID owner, Sweep sweep, List<Trial> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to train: none of the combinations can be built.");
        }
        UUID id = UUID.randomUUID();
        database.inTransaction(session -> {
            session.update(
                    "insert into sweep (id, owner, name, document, state, created) values (?, ?, ?, ?, 'RUNNING', ?)",
                    id,
                    owner,
                    sweep.name(),
                    SweepJson.write(sweep),
                    Columns.time(Instant.now()));
            session.batch(
                    """
                    insert into sweep_trial (sweep, configuration, seed, subject, chosen, rung, state)
                    values (?, ?, ?, ?, ?, 0, 'PLANNED')
                    """,
                    trials.stream()
                            .map(trial -> new Object[] {
                                id, trial.configuration(), trial.seed(), trial.subject(), Json.of(trial.values())
                            })
                            .toList());
            return id;
        });
        return find(id).orElseThrow();
    }

    public Optional<StoredSweep> find(UUID sweep) {
        return database.query(COLUMNS + " where s.id = ?", Sweeps::sweep, sweep).stream()
                .findFirst();
    }

    /** What was asked for. */
    public Sweep document(UUID sweep) {
        return database.query("select document from sweep where id = ?", row -> row.getString(1), sweep).stream()
                .findFirst()
                .map(SweepJson::read)
                .orElseThrow(() -> unknown(sweep));
    }

    /** The owner's sweeps, newest first. */
    public List<StoredSweep> list(UUID owner, int limit, int offset) {
        return database.query(
                COLUMNS + " where s.owner = ? order by s.created desc, s.id offset ? rows fetch first ? rows only",
                Sweeps::sweep,
                owner,
                offset,
                limit);
    }

    /** By configuration and seed. */
    public List<SweepTrial> trials(UUID sweep) {
        return database.query(TRIALS + " where t.sweep = ? order by t.configuration, t.seed", Sweeps::trial, sweep);
    }

    /** Figures of every epoch of every run of the sweep, in order, by run. */
    public Map<UUID, List<EpochMetrics>> epochs(UUID sweep) {
        Map<UUID, List<EpochMetrics>> epochs = new HashMap<>();
        database.query(
                "select e.* from run_epoch e join sweep_trial t on t.run = e.run where t.sweep = ? order by e.run, e.epoch",
                row -> epochs.computeIfAbsent(Columns.uuid(row, "run"), run -> new ArrayList<>())
                        .add(RunRows.epoch(row, 0)),
                sweep);
        return epochs;
    }

    /** Ends a sweep: what waits is not trained, what is trained is cancelled, what is over stays. */
    public void cancel(UUID sweep) {
        List<SweepTrial> before = trials(sweep);
        database.inTransaction(session -> {
            session.update(
                    "update sweep set state = 'CANCELLED', finished = ? where id = ? and state = 'RUNNING'",
                    Columns.time(Instant.now()),
                    sweep);
            return session.update(
                    "update sweep_trial set state = 'CANCELLED' where sweep = ? and state not in " + OVER, sweep);
        });
        for (SweepTrial trial : before) {
            if (trial.run() != null && !trial.run().state().isOver()) {
                runs.requestCancel(trial.run().id());
            }
        }
    }

    /** Forgets a sweep that is over; its runs stay. */
    public void delete(UUID sweep) {
        if (database.update("delete from sweep where id = ? and state <> 'RUNNING'", sweep) == 0
                && find(sweep).isPresent()) {
            throw new IllegalStateException("This sweep is still going on. Cancel it first.");
        }
    }

    /** Removes a sweep that is over with all its runs, their figures and checkpoints. */
    public void deleteWithRuns(UUID sweep) {
        List<SweepTrial> trials = trials(sweep);
        if (trials.stream().anyMatch(trial -> trial.run() != null && trial.run().state() == RunState.RUNNING)) {
            throw new IllegalStateException("A run of this sweep is still being trained. Wait until it has ended.");
        }
        delete(sweep);
        trials.stream().map(SweepTrial::run).filter(run -> run != null).forEach(run -> runs.delete(run.id()));
    }

    private static StoredSweep sweep(ResultSet row) throws SQLException {
        return new StoredSweep(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "owner"),
                row.getString("name"),
                SweepState.valueOf(row.getString("state")),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "finished"),
                row.getInt("trials"),
                row.getInt("over_trials"));
    }

    private static SweepTrial trial(ResultSet row) throws SQLException {
        return new SweepTrial(
                new Key(Columns.uuid(row, "sweep"), row.getInt("configuration"), row.getLong("seed")),
                row.getString("subject"),
                Json.values(row.getString("chosen")),
                TrialState.valueOf(row.getString("state")),
                row.getInt("rung"),
                run(row));
    }

    private static SweepTrial.@Nullable OfRun run(ResultSet row) throws SQLException {
        UUID run = Columns.optionalUuid(row, "run");
        if (run == null) {
            return null;
        }
        return new SweepTrial.OfRun(
                run,
                RunState.valueOf(row.getString("run_state")),
                Columns.optionalInt(row, "epoch") == null ? null : RunRows.epoch(row, 0),
                Columns.optionalDouble(row, "best_top1"),
                row.getString("reason"));
    }

    private static IllegalArgumentException unknown(UUID sweep) {
        return new IllegalArgumentException("There is no sweep " + sweep + ".");
    }
}
