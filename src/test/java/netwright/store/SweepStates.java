package netwright.store;

import java.time.Instant;
import java.util.UUID;
import netwright.store.SweepTrial.Key;

/** Puts sweeps into states in which the queue would put them in time. */
public final class SweepStates {

    private final Database database;

    public SweepStates(Database database) {
        this.database = database;
    }

    /** A trial that is being trained up to a rung. */
    public void train(Key trial, UUID run, int rung) {
        database.update(
                "update sweep_trial set run = ?, rung = ?, state = 'TRAINING' where sweep = ? and configuration = ? and seed = ?",
                run,
                rung,
                trial.sweep(),
                trial.configuration(),
                trial.seed());
    }

    public void set(Key trial, TrialState state, int rung) {
        database.update(
                "update sweep_trial set state = ?, rung = ? where sweep = ? and configuration = ? and seed = ?",
                state.name(),
                rung,
                trial.sweep(),
                trial.configuration(),
                trial.seed());
    }

    public void complete(UUID sweep) {
        database.update(
                "update sweep set state = 'COMPLETED', finished = ? where id = ?", Columns.time(Instant.now()), sweep);
    }
}
