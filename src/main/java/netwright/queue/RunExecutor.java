package netwright.queue;

import java.util.List;
import netwright.store.ClaimedRun;
import netwright.training.Devices;
import netwright.training.Progress;
import netwright.training.TrainingOutcome;

/** Trains one run in this process. */
public interface RunExecutor {

    /**
     * Trains from the run's last checkpoint, or from the start, and answers how it ended. Asked to cancel through
     * {@code progress}, it returns within about a second and leaves its checkpoint where it is.
     *
     * @throws netwright.training.TrainingFailed when the run cannot start or go on
     */
    TrainingOutcome execute(ClaimedRun run, Progress progress);

    /** What this process can train with, and on. */
    List<Devices.Available> engines();
}
