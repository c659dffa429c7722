package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import netwright.store.SweepProgress.OfTrial;

/**
 * The runs of sweeps, for whoever leads these. Plain JDBC. A sweep is taken forward in one change of the queue, so that two
 * never do it at once, and one that is killed on the way has done nothing.
 */
public final class SweepRuns {

    /** A sweep has no more runs than these waiting at a time, so that the queue stays one that people can read. */
    public static final int MOST_WAITING = 20;

    private static final String OPEN = """
            select s.id from sweep s where s.state = 'RUNNING' or (s.state = 'CANCELLED' and exists (
                select 1 from sweep_trial t join run r on r.id = t.run
                where t.sweep = s.id and r.state in ('QUEUED', 'RUNNING', 'PAUSED') and not r.cancel_requested))
            order by s.created, s.id
            """;

    private static final String TRIALS = """
            select t.configuration, t.seed, t.run, t.state, t.rung, r.state as run_state, r.until_epoch, r.best_top1
            from sweep_trial t left join run r on r.id = t.run where t.sweep = ? order by t.configuration, t.seed
            """;

    private final Database database;

    public SweepRuns(Database database) {
        this.database = database;
    }

    /** Sweeps that have something to be done for, or will have; the oldest first. */
    public List<UUID> open() {
        return database.query(OPEN, row -> Columns.uuid(row, "id"));
    }

    /**
     * Takes a sweep forward.
     *
     * @param epochs after which its runs are compared
     * @param decide what is to be done; asked twice, since only what it says in the change itself holds
     * @return whether anything was done
     */
    public boolean advance(UUID sweep, List<Integer> epochs, Function<SweepProgress, List<SweepStep>> decide) {
        Seen seen = database.inTransaction(session -> read(session, sweep, epochs));
        if (seen.outdated().isEmpty() && decide.apply(seen.progress).isEmpty()) {
            return false;
        }
        return QueueChange.make(database, session -> {
            session.query("select id from sweep where id = ? for update", row -> 1, sweep);
            decide.apply(read(session, sweep, epochs).progress).forEach(step -> make(session, sweep, step));
            record(session, sweep);
            return true;
        });
    }

    private static void make(Session session, UUID sweep, SweepStep step) {
        switch (step) {
            case SweepStep.Begin begin -> {
                UUID run = Runs.insert(session, UUID.randomUUID(), begin.run());
                session.update(
                        "update sweep_trial set run = ? where sweep = ? and configuration = ? and seed = ?",
                        run,
                        sweep,
                        begin.configuration(),
                        begin.seed());
            }
            case SweepStep.GiveUp trial ->
                session.update(
                        "update sweep_trial set state = 'FAILED' where sweep = ? and configuration = ? and seed = ?",
                        sweep,
                        trial.configuration(),
                        trial.seed());
            case SweepStep.GoOn on -> Runs.goOn(session, on.run(), on.untilEpoch());
            case SweepStep.Stop stop -> Runs.stop(session, stop.run(), stop.reason());
            case SweepStep.Cancel cancel -> Runs.requestCancel(session, cancel.run());
            case SweepStep.Close close ->
                session.update(
                        "update sweep set state = 'COMPLETED', finished = ? where id = ? and state = 'RUNNING'",
                        Columns.time(Instant.now()),
                        sweep);
        }
    }

    /** Brings what is kept of the trials in line with their runs. */
    private static void record(Session session, UUID sweep) {
        session.batch(
                "update sweep_trial set state = ?, rung = ? where sweep = ? and configuration = ? and seed = ?",
                read(session, sweep, List.of()).outdated().stream()
                        .map(row -> new Object[] {
                            row.wanted().name(),
                            row.trial.untilEpoch(),
                            sweep,
                            row.trial.configuration(),
                            row.trial.seed()
                        })
                        .toList());
    }

    private static Seen read(Session session, UUID sweep, List<Integer> epochs) {
        Map<UUID, Map<Integer, Double>> top1 = top1(session, sweep, epochs);
        List<Row> rows = session.query(TRIALS, row -> row(row, top1), sweep);
        return session.query(
                        "select owner, state from sweep where id = ?",
                        row -> {
                            UUID owner = Columns.uuid(row, "owner");
                            SweepState state = SweepState.valueOf(row.getString("state"));
                            List<OfTrial> trials = rows.stream().map(Row::trial).toList();
                            return new Seen(
                                    new SweepProgress(owner, state, room(session, owner, trials), trials), rows);
                        },
                        sweep)
                .getFirst();
    }

    private static int room(Session session, UUID owner, List<OfTrial> trials) {
        int waiting = (int) trials.stream()
                .filter(trial -> trial.state() == RunState.QUEUED)
                .count();
        return Math.max(0, Math.min(MOST_WAITING - waiting, Runs.room(session, owner)));
    }

    private static Map<UUID, Map<Integer, Double>> top1(Session session, UUID sweep, List<Integer> epochs) {
        Map<UUID, Map<Integer, Double>> top1 = new HashMap<>();
        if (!epochs.isEmpty()) {
            session.query(
                    "select e.run, e.epoch, e.validation_top1 from run_epoch e join sweep_trial t on t.run = e.run"
                            + " where t.sweep = ? and e.epoch in ("
                            + epochs.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")",
                    row -> top1.computeIfAbsent(Columns.uuid(row, "run"), run -> new HashMap<>())
                            .put(row.getInt("epoch"), row.getDouble("validation_top1")),
                    sweep);
        }
        return top1;
    }

    private static Row row(ResultSet row, Map<UUID, Map<Integer, Double>> top1) throws SQLException {
        UUID run = Columns.optionalUuid(row, "run");
        TrialState kept = TrialState.valueOf(row.getString("state"));
        RunState state = run != null
                ? RunState.valueOf(row.getString("run_state"))
                : kept == TrialState.PLANNED ? null : RunState.CANCELLED;
        OfTrial trial = new OfTrial(
                row.getInt("configuration"),
                row.getLong("seed"),
                run,
                state,
                run == null ? row.getInt("rung") : row.getInt("until_epoch"),
                run == null ? Map.of() : Map.copyOf(top1.getOrDefault(run, Map.of())),
                Columns.optionalDouble(row, "best_top1"));
        return new Row(trial, kept, row.getInt("rung"));
    }

    private record Seen(SweepProgress progress, List<Row> rows) {

        /** A cancelled sweep's trials are as they are kept, whatever its runs still do. */
        List<Row> outdated() {
            return progress.state() == SweepState.CANCELLED
                    ? List.of()
                    : rows.stream().filter(Row::isOutdated).toList();
        }
    }

    /** A trial beside what is kept of it. */
    private record Row(OfTrial trial, TrialState kept, int keptRung) {

        boolean isOutdated() {
            return wanted() != kept || trial.untilEpoch() != keptRung;
        }

        /** A trial whose run was deleted when it was over stays what it was. */
        TrialState wanted() {
            RunState state = trial.state();
            if (state == null || trial.run() == null && kept.isOver()) {
                return kept;
            }
            return switch (state) {
                case QUEUED, RUNNING -> TrialState.TRAINING;
                case PAUSED -> TrialState.PAUSED;
                case COMPLETED -> TrialState.FINISHED;
                case STOPPED -> TrialState.STOPPED;
                case FAILED -> TrialState.FAILED;
                case CANCELLED -> TrialState.CANCELLED;
            };
        }
    }
}
