package netwright.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingOutcome;
import netwright.training.TrainingOutcome.WrongExample;
import org.jspecify.annotations.Nullable;

/**
 * What a worker writes down about the run it holds. Plain JDBC. Every entry is refused, by answering {@code false},
 * when the run is no longer this worker's.
 */
public final class RunJournal {

    private final Database database;

    public RunJournal(Database database) {
        this.database = database;
    }

    /** Whether the worker should go on. */
    public Standing standing(ClaimedRun run) {
        return database
                .query(
                        "select cancel_requested from run where id = ? and worker = ? and state = 'RUNNING'",
                        row -> row.getBoolean(1) ? Standing.CANCEL : Standing.GO_ON,
                        run.id(),
                        run.worker())
                .stream()
                .findFirst()
                .orElse(Standing.LOST);
    }

    /** The last step that is written, also by an earlier holder; 0 when there is none. */
    public int lastStep(ClaimedRun run) {
        return database.query(
                        "select coalesce(max(step), 0) from run_step where run = ?", row -> row.getInt(1), run.id())
                .getFirst();
    }

    /** Writes what happened since the last call. Steps and epochs done again after a resume replace the old ones. */
    public boolean record(ClaimedRun run, Entries entries) {
        return database.inTransaction(session -> {
            if (session.update("""
                    update run set phase = coalesce(cast(? as varchar(500)), phase)
                    where id = ? and worker = ? and state = 'RUNNING'
                    """, Texts.shortened(entries.phase(), 500), run.id(), run.worker()) == 0) {
                return false;
            }
            writeSteps(session, run.id(), entries.steps());
            writeEpochs(session, run.id(), entries.epochs());
            return true;
        });
    }

    /** Ends the run, or its leg, with what came out of it. A leg of a run that is to be cancelled was its last. */
    public boolean finish(ClaimedRun run, TrainingOutcome outcome) {
        return QueueChange.make(database, session -> {
            RunState state = reached(session, run, outcome.end());
            int ours = session.update(
                    """
                    update run set state = ?, engine = ?, device = ?, data_hash = ?, class_names = ?, seconds = ?,
                                   finished = ?, reason = null, phase = '', worker = null
                    where id = ? and worker = ? and state = 'RUNNING'
                    """,
                    state.name(),
                    outcome.engine(),
                    outcome.device(),
                    outcome.dataHash(),
                    Json.of(outcome.classNames()),
                    outcome.seconds() > 0 ? outcome.seconds() : null,
                    state.isOver() ? Columns.time(Instant.now()) : null,
                    run.id(),
                    run.worker());
            if (ours == 0) {
                return false;
            }
            writeEpochs(session, run.id(), outcome.epochs());
            writeResult(session, run.id(), outcome);
            RunDiary.add(session, run.id(), told(state, outcome));
            return true;
        });
    }

    private static RunState reached(Session session, ClaimedRun run, TrainingOutcome.End end) {
        return switch (end) {
            case COMPLETED -> RunState.COMPLETED;
            case CANCELLED -> RunState.CANCELLED;
            case PAUSED -> {
                boolean cancelled = session.query(
                                "select cancel_requested from run where id = ?", row -> row.getBoolean(1), run.id())
                        .contains(true);
                yield cancelled ? RunState.CANCELLED : RunState.PAUSED;
            }
        };
    }

    private static String told(RunState state, TrainingOutcome outcome) {
        String where = " on " + outcome.engine() + ", " + outcome.device() + ".";
        return switch (state) {
            case COMPLETED -> "Completed" + where;
            case PAUSED -> "Paused after epoch " + outcome.epochs().size() + where;
            case QUEUED, RUNNING, STOPPED, CANCELLED, FAILED -> "Cancelled.";
        };
    }

    private static void writeSteps(Session session, UUID run, List<StepMetrics> steps) {
        if (steps.isEmpty()) {
            return;
        }
        session.batch(
                "delete from run_step where run = ? and step = ?",
                steps.stream().map(step -> new Object[] {run, step.step()}).toList());
        session.batch("""
                insert into run_step (run, step, epoch, loss, top1, images_per_second, learning_rate)
                values (?, ?, ?, ?, ?, ?, ?)
                """, steps.stream().map(step -> stepRow(run, step)).toList());
        StepMetrics last = steps.getLast();
        session.update(
                """
                update run set step = ?, steps = ?, epoch = ?, loss = ?, batch_top1 = ?, images_per_second = ?,
                               learning_rate = ?
                where id = ?
                """,
                last.step(),
                last.steps(),
                last.epoch(),
                last.loss(),
                last.top1(),
                last.imagesPerSecond(),
                last.learningRate(),
                run);
    }

    private static void writeEpochs(Session session, UUID run, List<EpochMetrics> epochs) {
        if (epochs.isEmpty()) {
            return;
        }
        session.batch(
                "delete from run_epoch where run = ? and epoch = ?",
                epochs.stream().map(e -> new Object[] {run, e.epoch()}).toList());
        session.batch("""
                insert into run_epoch (run, epoch, train_loss, train_top1, validation_loss, validation_top1,
                                       validation_top5, images_per_second, seconds)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, epochs.stream().map(epoch -> epochRow(run, epoch)).toList());
        EpochMetrics last = epochs.getLast();
        session.update("""
                update run set top1 = ?, top5 = ?,
                    best_top1 = (select max(validation_top1) from run_epoch where run = ?),
                    best_top5 = (select max(validation_top5) from run_epoch where run = ?)
                where id = ?
                """, last.validationTop1(), last.validationTop5(), run, run, run);
    }

    private static void writeResult(Session session, UUID run, TrainingOutcome outcome) {
        session.update("delete from run_result where run = ?", run);
        session.update("delete from wrong_example where run = ?", run);
        if (Arrays.stream(outcome.confusion()).flatMapToInt(Arrays::stream).anyMatch(count -> count > 0)) {
            session.update("insert into run_result (run, confusion) values (?, ?)", run, Json.of(outcome.confusion()));
        }
        List<Object[]> examples = new ArrayList<>();
        for (WrongExample wrong : outcome.wrong()) {
            examples.add(new Object[] {
                run, examples.size(), wrong.index(), wrong.actual(), wrong.predicted(), wrong.confidence(), wrong.png()
            });
        }
        session.batch("""
                insert into wrong_example (run, place, image_index, actual, predicted, confidence, png)
                values (?, ?, ?, ?, ?, ?, ?)
                """, examples);
    }

    private static Object[] stepRow(UUID run, StepMetrics step) {
        return new Object[] {
            run, step.step(), step.epoch(), step.loss(), step.top1(), step.imagesPerSecond(), step.learningRate()
        };
    }

    private static Object[] epochRow(UUID run, EpochMetrics epoch) {
        return new Object[] {
            run,
            epoch.epoch(),
            epoch.trainLoss(),
            epoch.trainTop1(),
            epoch.validationLoss(),
            epoch.validationTop1(),
            epoch.validationTop5(),
            epoch.imagesPerSecond(),
            epoch.seconds()
        };
    }

    /** What a worker should do with the run it holds. */
    public enum Standing {
        GO_ON,
        CANCEL,
        /** Someone else has it, or it is over. */
        LOST
    }

    /**
     * News of a run, each list in order.
     *
     * @param phase null when it has not changed
     */
    public record Entries(@Nullable String phase, List<StepMetrics> steps, List<EpochMetrics> epochs) {

        public boolean isEmpty() {
            return phase == null && steps.isEmpty() && epochs.isEmpty();
        }
    }
}
