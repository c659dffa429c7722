package netwright.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import netwright.Application;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Runs the web app and a worker that trains beside it.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}, this machine alone; 0.0.0.0 is everyone.")
    private String host = "";

    @Option(
            names = "--database",
            defaultValue = "",
            paramLabel = "<jdbc>",
            description = "A PostgreSQL instead of the file in the data folder; user and password come from"
                    + " NETWRIGHT_DATABASE_USER and _PASSWORD.")
    private String database = "";

    @Option(
            names = "--share-database",
            defaultValue = "0",
            paramLabel = "<port>",
            description = "Offers the file's database to workers on other machines on this port of --host.")
    private int share;

    @Option(
            names = "--workers",
            defaultValue = "1",
            description = "Worker processes to start beside the web app. Default: ${DEFAULT-VALUE}; 0 for none.")
    private int workers;

    @Option(
            names = "--running-each",
            defaultValue = "0",
            description = "Most runs of one person going at once. Default: no limit.")
    private int runningEach;

    @Option(
            names = "--waiting-each",
            defaultValue = "200",
            description = "Most runs of one person waiting. Default: ${DEFAULT-VALUE}; 0 for no limit.")
    private int waitingEach;

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws InterruptedException {
        checkFree();
        data.checked();
        try {
            Files.createDirectories(data.root());
        } catch (IOException e) {
            throw new Refusal(
                    Netwright.UNREADABLE, "--data-dir: " + data.root() + " cannot be made: " + e.getMessage());
        }
        long start = System.currentTimeMillis();
        SpringApplication app = new SpringApplication(Application.class);
        try {
            app.run(settings().toArray(String[]::new));
        } catch (RuntimeException e) {
            return Netwright.ERRORS;
        }
        System.out.printf(
                "Netwright is ready after %.1f s: http://%s:%d/   (data in %s; Ctrl+C stops it)%n",
                (System.currentTimeMillis() - start) / 1000.0, shown(), port, data.root());
        Thread.currentThread().join();
        return Netwright.SOUND;
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--netwright.host=" + host,
                "--netwright.port=" + port,
                "--netwright.data-dir=" + data.root(),
                "--netwright.checkpoints=" + data.checkpoints(),
                "--netwright.s3-endpoint=" + data.endpoint(),
                "--netwright.workers=" + workers,
                "--netwright.queue.running-each=" + Math.max(0, runningEach),
                "--netwright.queue.waiting-each=" + Math.max(0, waitingEach)));
        if (!database.isBlank()) {
            settings.add("--netwright.database.url=" + database);
        }
        if (share != 0) {
            settings.add("--netwright.database.share-host=" + host);
            settings.add("--netwright.database.share-port=" + share);
        }
        return settings;
    }

    private String shown() {
        return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    }

    private void checkFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new Refusal(
                    Netwright.UNREADABLE,
                    "Cannot listen on %s:%d: %s. Another program may use that port: try --port %d."
                            .formatted(host, port, e.getMessage(), port + 1));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Netwright.UNREADABLE, "--port: a number from 1 to 65535, not " + port + ".");
        }
    }
}
