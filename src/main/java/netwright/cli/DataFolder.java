package netwright.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import netwright.files.RunFiles;
import netwright.files.StoreFailed;
import netwright.store.DataDirectory;
import netwright.training.Progress;
import netwright.training.TrainingFailed;
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
            paramLabel = "<place>",
            defaultValue = "${env:NETWRIGHT_CHECKPOINTS:-}",
            description = "Checkpoints of the runs: a folder that all machines share, or an S3 store as"
                    + " s3://bucket/prefix, with region and credentials from AWS_REGION, AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY or where Amazon's tools look. Default: in the data folder.")
    private String checkpoints = "";

    @Option(
            names = "--s3-endpoint",
            scope = ScopeType.INHERIT,
            paramLabel = "<url>",
            defaultValue = "${env:NETWRIGHT_S3_ENDPOINT:-}",
            description = "Address of an S3 store that is not Amazon's, such as http://minio.lab:9000.")
    private String endpoint = "";

    String checkpoints() {
        return checkpoints;
    }

    String endpoint() {
        return endpoint;
    }

    /** Refuses addresses of stores that cannot be. */
    DataDirectory directory() {
        try {
            return DataDirectory.of(root(), checkpoints, endpoint);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Netwright.UNREADABLE, "--checkpoints: " + e.getMessage());
        }
    }

    /** Refuses addresses of stores that cannot be, and stores that refuse us; one that is away may come. */
    DataDirectory checked() {
        DataDirectory files = directory();
        try (RunFiles runs = files.runFiles()) {
            runs.check();
        } catch (StoreFailed e) {
            if (e.isRefused()) {
                throw new Refusal(Netwright.UNREADABLE, "--checkpoints: " + e.getMessage());
            }
            System.err.println("--checkpoints: " + e.getMessage()
                    + " Training starts all the same; checkpoints stay on this machine until it answers.");
        }
        return files;
    }

    /**
     * The folder of a run's files, fetched from the store where there is one. What is here already needs no store.
     *
     * @throws TrainingFailed that says why they are not to be had
     */
    Path filesOf(UUID run, Progress progress) {
        DataDirectory files = directory();
        try (RunFiles runs = files.runFiles()) {
            if (!runs.store().isEmpty()) {
                progress.phase("Fetching the weights");
            }
            return runs.fetch(run);
        } catch (StoreFailed e) {
            if (Files.isDirectory(files.run(run))) {
                return files.run(run);
            }
            throw new TrainingFailed("The weights of this run could not be fetched. " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new TrainingFailed(e.getMessage() + " See that it can be written.", e);
        }
    }

    Path root() {
        return folder.toAbsolutePath().normalize();
    }

    Path dataSets() {
        return root().resolve("datasets");
    }
}
