package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingOutcome.WrongExample;
import org.jspecify.annotations.Nullable;

/** Rows of the run tables as records. */
final class RunRows {

    /** Everything of a run but its document. */
    static final String COLUMNS = """
            select run.id, run.owner, run.name, run.recipe, run.state, run.reason, run.phase, run.cancel_requested,
                   run.attempts, run.created, run.started, run.finished, run.seconds,
                   run.engine, run.device, run.data_hash, run.class_names,
                   run.step, run.steps, run.epoch, run.loss, run.batch_top1, run.images_per_second, run.learning_rate,
                   run.top1, run.top5, run.best_top1, run.best_top5,
                   run.revision, revision.design, revision.number
            from run left join revision on revision.id = run.revision
            """;

    private RunRows() {}

    /**
     * The epoch at whose end the run leaves its worker.
     *
     * @param epochs of its recipe
     */
    static int until(ResultSet row, int epochs) throws SQLException {
        Integer until = Columns.optionalInt(row, "until_epoch");
        return until == null ? epochs : Math.min(until, epochs);
    }

    static Run run(ResultSet row, int n) throws SQLException {
        return new Run(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "owner"),
                origin(row),
                row.getString("name"),
                Json.recipe(row.getString("recipe")),
                RunState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("phase"),
                row.getBoolean("cancel_requested"),
                row.getInt("attempts"),
                latest(row),
                scores(row),
                setting(row),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "started"),
                Columns.optionalInstant(row, "finished"),
                Columns.optionalDouble(row, "seconds"));
    }

    static StepMetrics step(ResultSet row, int n) throws SQLException {
        return new StepMetrics(
                row.getInt("step"),
                row.getInt("steps"),
                row.getInt("epoch"),
                row.getDouble("loss"),
                row.getDouble("top1"),
                row.getDouble("images_per_second"),
                row.getDouble("learning_rate"));
    }

    static EpochMetrics epoch(ResultSet row, int n) throws SQLException {
        return new EpochMetrics(
                row.getInt("epoch"),
                row.getDouble("train_loss"),
                row.getDouble("train_top1"),
                row.getDouble("validation_loss"),
                row.getDouble("validation_top1"),
                row.getDouble("validation_top5"),
                row.getDouble("images_per_second"),
                row.getDouble("seconds"));
    }

    static WrongExample wrongExample(ResultSet row, int n) throws SQLException {
        return new WrongExample(
                row.getInt("image_index"),
                row.getInt("actual"),
                row.getInt("predicted"),
                row.getDouble("confidence"),
                row.getBytes("png"));
    }

    private static Run.@Nullable Origin origin(ResultSet row) throws SQLException {
        var revision = Columns.optionalUuid(row, "revision");
        return revision == null ? null : new Run.Origin(Columns.uuid(row, "design"), revision, row.getInt("number"));
    }

    private static @Nullable StepMetrics latest(ResultSet row) throws SQLException {
        Integer step = Columns.optionalInt(row, "step");
        if (step == null) {
            return null;
        }
        return new StepMetrics(
                step,
                row.getInt("steps"),
                row.getInt("epoch"),
                row.getDouble("loss"),
                row.getDouble("batch_top1"),
                row.getDouble("images_per_second"),
                row.getDouble("learning_rate"));
    }

    private static Run.@Nullable Scores scores(ResultSet row) throws SQLException {
        Double top1 = Columns.optionalDouble(row, "top1");
        if (top1 == null) {
            return null;
        }
        return new Run.Scores(top1, row.getDouble("top5"), row.getDouble("best_top1"), row.getDouble("best_top5"));
    }

    private static Run.@Nullable Setting setting(ResultSet row) throws SQLException {
        String engine = row.getString("engine");
        if (engine == null) {
            return null;
        }
        return new Run.Setting(
                engine, row.getString("device"), row.getString("data_hash"), Json.texts(row.getString("class_names")));
    }
}
