package netwright.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netwright.store.Run;

/** A {@code serve} of its own, to be killed: it trains a slow run and says so once a second of steps is on disk. */
final class ServeProcess {

    private ServeProcess() {}

    public static void main(String[] args) throws InterruptedException {
        Serve serve = Serve.start(Path.of(args[0]), 1);
        Run run = serve.queue("slow", 6);
        serve.await(run.id(), r -> serve.runs().steps(r.id(), 0).size() > 30);
        Training training = new Training(
                run.id(), serve.worker().pid(), serve.runs().steps(run.id(), 0).size());
        // H2 writes behind by half a second.
        Thread.sleep(700);
        training.print();
        Thread.sleep(600_000);
    }

    /** A Java program of the tests, in a process of its own. */
    static Process start(Class<?> program, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The first match in what a program has printed, as soon as there is one. */
    static Matcher awaited(Pattern line, Path output) throws IOException, InterruptedException {
        for (int tries = 0; tries < 1200; tries++) {
            Matcher matcher = line.matcher(Files.readString(output));
            if (matcher.find()) {
                return matcher;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No serve came so far: " + Files.readString(output));
    }

    /** What is known of the run before the kill. */
    record Training(UUID run, long worker, int steps) {

        private static final Pattern LINE = Pattern.compile("TRAINING (\\S+) (\\d+) (\\d+)\n");

        void print() {
            System.out.printf("TRAINING %s %d %d%n", run, worker, steps);
        }

        static Training awaitedIn(Path output) throws IOException, InterruptedException {
            Matcher line = awaited(LINE, output);
            return new Training(
                    UUID.fromString(line.group(1)), Long.parseLong(line.group(2)), Integer.parseInt(line.group(3)));
        }
    }
}
