package netwright.queue;

import java.util.List;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.UnreadableDocument;
import netwright.store.ClaimedRun;
import netwright.store.DataDirectory;
import netwright.training.Devices;
import netwright.training.Progress;
import netwright.training.Trainer;
import netwright.training.TrainingFailed;
import netwright.training.TrainingJob;
import netwright.training.TrainingOutcome;

/** Trains with the engines of DJL. */
final class DjlExecutor implements RunExecutor {

    private final DataDirectory files;

    DjlExecutor(DataDirectory files) {
        this.files = files;
    }

    @Override
    public TrainingOutcome execute(ClaimedRun run, Progress progress) {
        TrainingJob job = new TrainingJob(
                architecture(run), run.recipe(), files.dataSets(), files.run(run.id()), run.untilEpoch());
        return Trainer.train(job, progress);
    }

    @Override
    public List<Devices.Available> engines() {
        return Devices.available();
    }

    private static Architecture architecture(ClaimedRun run) {
        try {
            return ArchitectureJson.read(run.document());
        } catch (UnreadableDocument e) {
            throw new TrainingFailed(
                    "The network of this run cannot be read: " + e.getMessage()
                            + " Open it, repair what is reported, and train again.",
                    e);
        }
    }
}
