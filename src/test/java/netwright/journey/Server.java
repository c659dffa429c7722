package netwright.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The product as {@code bin/netwright serve} starts it, from the classes that Maven has just built. */
final class Server implements AutoCloseable {

    private static final String READY = "Netwright is ready";
    private static final long PATIENCE_SECONDS = 90;

    private final Path data;
    private final int port = freePort();
    private @Nullable Process process;

    Server(Path data) {
        this.data = data;
        start();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Runs another command of the program and waits for it; answers whether it went well. */
    boolean run(String... arguments) {
        try {
            Process command = command(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("command.log").toFile())
                    .start();
            if (!command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                command.destroyForcibly();
                return false;
            }
            return command.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void restart() {
        stop();
        start();
    }

    /** Ends the worker process at once, as the kernel does when memory runs out. */
    void killWorker() {
        List<ProcessHandle> workers =
                running().descendants().filter(Server::isWorker).toList();
        if (workers.isEmpty()) {
            throw new AssertionError("There is no worker to kill.");
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isWorker(ProcessHandle child) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline"))
                            .split("\0"))
                    .contains("worker");
        } catch (IOException gone) {
            return false;
        }
    }

    private void start() {
        Path log = data.resolve("serve.log");
        try {
            Files.deleteIfExists(log);
            process = command("serve", "--port", Integer.toString(port), "--data-dir", data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Await.that("the server is ready", PATIENCE_SECONDS, () -> {
                if (!running().isAlive()) {
                    throw new AssertionError("The server did not start: " + Files.readString(log));
                }
                return Files.readString(log).contains(READY);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        try {
            running().destroy();
            if (!running().waitFor(30, TimeUnit.SECONDS)) {
                running().destroyForcibly();
                throw new AssertionError("The server did not stop within 30 s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process running() {
        return Objects.requireNonNull(process);
    }

    private static ProcessBuilder command(String... arguments) throws IOException {
        String classPath = Path.of("target/classes").toAbsolutePath() + ":"
                + Files.readString(Path.of("target/classpath")).strip();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "netwright.cli.Netwright");
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .putIfAbsent("OMP_NUM_THREADS", "" + Runtime.getRuntime().availableProcessors());
        return builder;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
