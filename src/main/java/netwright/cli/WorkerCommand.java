package netwright.cli;

import java.util.List;
import java.util.concurrent.Callable;
import netwright.queue.Worker;
import netwright.queue.WorkerOptions;
import netwright.store.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        description = "Trains the runs of a database, one on each slot. The web app starts one by itself.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    @Option(
            names = {"--database", "--url"},
            required = true,
            paramLabel = "<jdbc>",
            description =
                    "JDBC address of the database; user and password come from NETWRIGHT_DATABASE_USER and _PASSWORD.")
    private String url = "";

    @Option(
            names = "--slots",
            split = ",",
            paramLabel = "<device>",
            description =
                    "Devices to train on: cpu,gpu0,gpu1. A run takes one, or as many as it asks for. Default: the CPU and every GPU.")
    private List<String> slots = List.of();

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        DataDirectory files = data.checked();
        try {
            return Worker.run(WorkerOptions.of(url, files, slots));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Netwright.UNREADABLE, "--slots: " + e.getMessage());
        }
    }
}
