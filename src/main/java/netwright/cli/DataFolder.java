package netwright.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that says where an installation keeps its files; the same for every command. */
final class DataFolder {

    @Option(
            names = "--data-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "<folder>",
            defaultValue = "${env:NETWRIGHT_DATA_DIR:-data}",
            description = "Database, data sets and checkpoints. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("data");

    @Option(
            names = "--checkpoints",
            scope = ScopeType.INHERIT,
            paramLabel = "<folder>",
            defaultValue = "${env:NETWRIGHT_CHECKPOINTS:-}",
            description = "Checkpoints of the runs, a folder that all machines share. Default: in the data folder.")
    private String checkpoints = "";

    String checkpoints() {
        return checkpoints;
    }

    Path root() {
        return folder.toAbsolutePath().normalize();
    }

    Path dataSets() {
        return root().resolve("datasets");
    }
}
