package netwright.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one program of the system in a folder, watching how the folder grows. */
final class ExternalProgram {

    private ExternalProgram() {}

    /**
     * Runs to the end and answers whether the exit status was 0.
     *
     * @param bytes expected size of what the program leaves in the folder, for progress
     * @throws IOException when the program is not there
     */
    static boolean run(List<String> command, Path folder, String phase, long bytes, FetchProgress progress)
            throws IOException {
        Path log = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.start();
        try {
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                progress.report(phase, Math.min(size(folder), bytes), bytes);
                if (progress.cancelled()) {
                    throw new CancellationException(phase + " was cancelled.");
                }
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(phase + " was interrupted.");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The last lines a program wrote, for error messages. */
    static String complaint(Path folder) {
        try {
            List<String> lines = Files.readString(folder.resolve("output.txt"), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long sum = 0;
            for (Path file : files.toList()) {
                sum += Files.exists(file) ? Files.size(file) : 0;
            }
            return sum;
        }
    }
}
