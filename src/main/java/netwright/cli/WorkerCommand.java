package netwright.cli;

import java.util.concurrent.Callable;
import netwright.queue.Worker;
import netwright.queue.WorkerOptions;
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
        return Worker.run(WorkerOptions.of(url, data.root()));
    }
}
