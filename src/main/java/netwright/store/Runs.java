package netwright.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import netwright.files.RunFiles;
import netwright.recipe.Recipe;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingOutcome.WrongExample;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Trainings as people see them: asked for, waiting, going on, over. What happens in a run is written by its worker
 * through {@link RunJournal}.
 */
@Repository
public class Runs {

    /** Most steps that one call answers. */
    public static final int STEPS_AT_ONCE = 5_000;

    private static final String STEPS = """
            select s.step, run.steps, s.epoch, s.loss, s.top1, s.images_per_second, s.learning_rate
            from run_step s join run on run.id = s.run
            where s.run = ?
            """;

    private final JdbcClient jdbc;
    private final Database database;
    private final RunFiles files;

    Runs(JdbcClient jdbc, Database database, RunFiles files) {
        this.jdbc = jdbc;
        this.database = database;
        this.files = files;
    }

    /**
     * Puts a training into the queue.
     *
     * @throws QueueFull when its owner has as many waiting as one person may
     */
    public Run queue(NewRun wanted) {
        UUID id = UUID.randomUUID();
        QueueChange.make(database, session -> insert(session, id, wanted));
        return find(id).orElseThrow();
    }

    /**
     * Puts a paused run back into the queue. Answers false, and does nothing, when it is not paused.
     *
     * @param untilEpoch it pauses again when this epoch is over; null when it goes to its end
     * @throws QueueFull when its owner has as many waiting as one person may
     */
    public boolean goOn(UUID run, @Nullable Integer untilEpoch) {
        return QueueChange.make(database, session -> goOn(session, run, untilEpoch));
    }

    /** Ends a paused run for good; its figures and best weights stay. Answers false when it is not paused. */
    public boolean stop(UUID run, String reason) {
        return QueueChange.make(database, session -> stop(session, run, reason));
    }

    /** Queues a run that has the same document and recipe as this one, for its owner. */
    public Run repeat(UUID run) {
        Run again = find(run).orElseThrow(() -> unknown(run));
        Run.Origin origin = again.origin();
        return queue(new NewRun(
                again.owner(), origin == null ? null : origin.revision(), again.name(), document(run), again.recipe()));
    }

    public Optional<Run> find(UUID run) {
        return jdbc.sql(RunRows.COLUMNS + " where run.id = ?")
                .param(run)
                .query(RunRows::run)
                .optional();
    }

    /** The architecture that is trained. */
    public String document(UUID run) {
        return jdbc.sql("select document from run where id = ?")
                .param(run)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElseThrow(() -> unknown(run));
    }

    /** The owner's runs, newest first. */
    public List<Run> list(UUID owner, int limit, int offset) {
        return jdbc.sql(RunRows.COLUMNS + """
                 where run.owner = ?
                order by run.created desc, run.id offset ? rows fetch first ? rows only
                """)
                .params(owner, offset, limit)
                .query(RunRows::run)
                .list();
    }

    /** Everybody's runs in a state, the latest to have begun or ended first. */
    public List<Run> listInState(RunState state, int limit) {
        return jdbc.sql(RunRows.COLUMNS + """
                 where run.state = ?
                order by coalesce(run.finished, run.started, run.created) desc, run.id fetch first ? rows only
                """)
                .params(state.name(), limit)
                .query(RunRows::run)
                .list();
    }

    /** Runs of any revision of the design, newest first. */
    public List<Run> listByDesign(UUID design, int limit, int offset) {
        return jdbc.sql(RunRows.COLUMNS + """
                 where revision.design = ?
                order by run.created desc, run.id offset ? rows fetch first ? rows only
                """)
                .params(design, offset, limit)
                .query(RunRows::run)
                .list();
    }

    /** How many runs are trained before this one gets its turn, counting those that are being trained. */
    public int ahead(UUID run) {
        return jdbc.sql("""
                select count(*) from run other
                left join scheduled_tasks o on o.task_name = 'run' and o.task_instance = cast(other.id as varchar(36)),
                run self
                join scheduled_tasks s on s.task_name = 'run' and s.task_instance = cast(self.id as varchar(36))
                where self.id = ? and self.state = 'QUEUED'
                  and (other.state = 'RUNNING' or (other.state = 'QUEUED' and o.priority > s.priority))
                """).param(run).query(Integer.class).single();
    }

    /** Steps after the given one in order, at most {@link #STEPS_AT_ONCE}: ask again with the last one's number. */
    public List<StepMetrics> steps(UUID run, int since) {
        return jdbc.sql(STEPS + " and s.step > ? order by s.step fetch first ? rows only")
                .params(run, since, STEPS_AT_ONCE)
                .query(RunRows::step)
                .list();
    }

    /** The whole course of a run in about as many points as asked for: every n-th step. */
    public List<StepMetrics> curve(UUID run, int points) {
        int last = jdbc.sql("select coalesce(max(step), 0) from run_step where run = ?")
                .param(run)
                .query(Integer.class)
                .single();
        int stride = Math.max(1, Math.ceilDiv(last, Math.max(1, points)));
        return jdbc.sql(STEPS + " and (mod(s.step, ?) = 0 or s.step in (1, ?)) order by s.step")
                .params(run, stride, last)
                .query(RunRows::step)
                .list();
    }

    public List<EpochMetrics> epochs(UUID run) {
        return jdbc.sql("select * from run_epoch where run = ? order by epoch")
                .param(run)
                .query(RunRows::epoch)
                .list();
    }

    /** Present when the run got as far as validating. */
    public Optional<RunResult> result(UUID run) {
        return jdbc.sql("""
                select run.class_names, r.confusion from run_result r join run on run.id = r.run where r.run = ?
                """)
                .param(run)
                .query((row, n) -> new RunResult(
                        Json.texts(row.getString("class_names")), Json.counts(row.getString("confusion"))))
                .optional();
    }

    /** Validation images that the network got wrong, surest mistakes first. */
    public List<WrongExample> wrongExamples(UUID run, int limit, int offset) {
        return jdbc.sql("""
                select * from wrong_example where run = ?
                order by place offset ? rows fetch first ? rows only
                """)
                .params(run, offset, limit)
                .query(RunRows::wrongExample)
                .list();
    }

    /** Ends a waiting or paused run at once, and has a running one ended by its worker within two seconds. */
    public void requestCancel(UUID run) {
        QueueChange.make(database, session -> requestCancel(session, run));
    }

    /** Removes a run with all its figures and checkpoints. A running one has to be cancelled first. */
    public void delete(UUID run) {
        int gone = QueueChange.make(database, session -> {
            int deleted = session.update("delete from run where id = ? and state <> 'RUNNING'", run);
            if (deleted > 0) {
                Executions.remove(session, run);
            }
            return deleted;
        });
        if (gone == 0 && find(run).isPresent()) {
            throw new IllegalStateException("This run is being trained. Cancel it first.");
        }
        files.delete(run);
    }

    static UUID insert(Session session, UUID id, NewRun wanted) {
        refuseTooMany(session, wanted.owner());
        Recipe recipe = wanted.recipe();
        session.update(
                """
                insert into run (id, owner, revision, name, document, recipe, seed, device, demand, likeness,
                                 created, state, phase, cancel_requested, attempts, until_epoch)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', '', false, 0, ?)
                """,
                id,
                wanted.owner(),
                wanted.revision(),
                Texts.shortened(wanted.name(), 200),
                wanted.document(),
                Json.of(recipe),
                recipe.seed(),
                recipe.device(),
                Demand.of(recipe).word(),
                Likeness.of(wanted.document(), recipe),
                Columns.time(Instant.now()),
                wanted.untilEpoch());
        Executions.add(session, id);
        return id;
    }

    static boolean goOn(Session session, UUID run, @Nullable Integer untilEpoch) {
        List<UUID> owners = session.query(
                "select owner from run where id = ? and state = 'PAUSED'", row -> Columns.uuid(row, "owner"), run);
        if (owners.isEmpty()) {
            return false;
        }
        refuseTooMany(session, owners.getFirst());
        session.update("update run set state = 'QUEUED', until_epoch = ? where id = ?", untilEpoch, run);
        Executions.ensure(session, run);
        return true;
    }

    static boolean stop(Session session, UUID run, String reason) {
        boolean stopped = session.update(
                        "update run set state = 'STOPPED', reason = ?, finished = ? where id = ? and state = 'PAUSED'",
                        Texts.shortened(reason, 4000),
                        Columns.time(Instant.now()),
                        run)
                == 1;
        if (stopped) {
            RunDiary.add(session, run, "Stopped early: " + reason);
        }
        return stopped;
    }

    static boolean requestCancel(Session session, UUID run) {
        session.update(
                "update run set cancel_requested = true where id = ? and state in ('QUEUED', 'RUNNING', 'PAUSED')",
                run);
        boolean ended = session.update(
                        "update run set state = 'CANCELLED', phase = '', finished = ?"
                                + " where id = ? and state in ('QUEUED', 'PAUSED')",
                        Columns.time(Instant.now()),
                        run)
                == 1;
        if (ended) {
            Executions.removeIdle(session, run);
            RunDiary.add(session, run, "Cancelled while it waited.");
        }
        return ended;
    }

    /** How many more of someone's runs may wait now. */
    static int room(Session session, UUID owner) {
        int most = QueueChange.limits(session).waiting();
        int waiting = session.query(
                        "select count(*) from run where owner = ? and state = 'QUEUED'", row -> row.getInt(1), owner)
                .getFirst();
        return most == 0 ? Integer.MAX_VALUE : Math.max(0, most - waiting);
    }

    private static void refuseTooMany(Session session, UUID owner) {
        if (room(session, owner) == 0) {
            throw new QueueFull(QueueChange.limits(session).waiting());
        }
    }

    private static IllegalArgumentException unknown(UUID run) {
        return new IllegalArgumentException("There is no run " + run + ".");
    }
}
