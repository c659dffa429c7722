package netwright.cli;

import java.util.List;
import java.util.concurrent.Callable;
import netwright.architecture.ArchitectureJson;
import netwright.queue.RunExecutor;
import netwright.queue.Worker;
import netwright.queue.WorkerOptions;
import netwright.store.ClaimedRun;
import netwright.store.DataDirectory;
import netwright.training.Devices;
import netwright.training.Progress;
import netwright.training.Trainer;
import netwright.training.TrainingJob;
import netwright.training.TrainingOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        description = "Trains the runs of a database, one at a time. The web app starts one by itself.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    @Option(
            names = "--url",
            required = true,
            paramLabel = "<jdbc>",
            description =
                    "JDBC address of the database; user and password come from NETWRIGHT_DATABASE_USER and _PASSWORD.")
    private String url = "";

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        return Worker.run(WorkerOptions.of(url, data.root()), new TrainingExecutor(new DataDirectory(data.root())));
    }

    /** Hands a run to the trainer. */
    private static final class TrainingExecutor implements RunExecutor {

        private final DataDirectory files;
        private final List<Devices.Available> available = Devices.available();

        TrainingExecutor(DataDirectory files) {
            this.files = files;
        }

        @Override
        public TrainingOutcome execute(ClaimedRun run, Progress progress) {
            return Trainer.train(
                    new TrainingJob(
                            ArchitectureJson.read(run.document()), run.recipe(), files.dataSets(), files.run(run.id())),
                    progress);
        }

        @Override
        public List<Devices.Available> engines() {
            return available;
        }
    }
}
