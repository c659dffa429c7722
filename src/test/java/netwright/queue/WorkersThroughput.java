package netwright.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import netwright.architecture.ArchitectureJson;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;
import netwright.store.NewRun;
import netwright.store.Person;
import netwright.store.Postgres;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.training.DataSets;
import netwright.training.FetchProgress;
import netwright.training.StepMetrics;

/**
 * What more workers on one machine bring: images a second of all their runs together, and runs a second where a run is next
 * to nothing, so that only the queue is measured. {@code bin/bench-workers} starts it; PostgreSQL is an embedded one.
 */
final class WorkersThroughput {

    private static final int BATCH = 64;
    private static final int WARM_UP_STEPS = 100;
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int SHORT_RUNS = 200;

    private final Path folder;
    private final DatabaseAddress database = Postgres.database();

    private WorkersThroughput(Path folder) {
        this.folder = folder;
    }

    /** @param arguments an empty folder, and how often everything is measured */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        new DataSets(new DataDirectory(folder).dataSets()).fetch("shapes10", FetchProgress.SILENT);
        int cores = Runtime.getRuntime().availableProcessors();
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            report(folder, 1, cores);
            for (int workers = 1; workers <= cores + 1; workers++) {
                report(folder, workers, 1);
            }
            for (int workers = 1; workers <= 4; workers *= 2) {
                double runs = new WorkersThroughput(folder).shortRuns(workers);
                System.out.printf(Locale.ROOT, "%d workers, runs of 20 ms: %.1f runs/s%n", workers, runs);
            }
        }
        System.exit(0);
    }

    private static void report(Path folder, int workers, int threads) throws Exception {
        double images = new WorkersThroughput(folder).images(workers, threads);
        System.out.printf(
                Locale.ROOT, "%d workers, %d threads each, ResNet-20: %.0f images/s%n", workers, threads, images);
    }

    private double images(int workers, int threads) throws Exception {
        String network = ArchitectureJson.write(
                Presets.find("resnet20_cifar").orElseThrow().architecture());
        Recipe recipe = Recipe.of(
                        "shapes10", 100, BATCH, Optimizer.Sgd.KIND.create().withLearningRate(0.01))
                .on(EngineName.MXNET, "cpu");
        List<Process> processes = new ArrayList<>();
        try (Serve serve = Serve.start(folder, 0, database)) {
            List<Run> runs = IntStream.range(0, workers)
                    .mapToObj(i -> serve.runs()
                            .queue(new NewRun(Person.LOCAL, null, "run " + i, network, recipe.withSeed(i + 1L))))
                    .toList();
            for (int i = 0; i < workers; i++) {
                processes.add(start(Serve.REAL_WORKER, threads));
            }
            for (Run run : runs) {
                serve.await(run.id(), r -> step(r) >= WARM_UP_STEPS);
            }
            long begun = System.nanoTime();
            int before = steps(serve, runs);
            Thread.sleep(MEASURED);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return BATCH * (steps(serve, runs) - before) / seconds;
        } finally {
            end(processes);
        }
    }

    private double shortRuns(int workers) throws Exception {
        List<Process> processes = new ArrayList<>();
        try (Serve serve = Serve.start(folder, 0, database)) {
            for (int i = 0; i < workers; i++) {
                processes.add(start(FakeWorker.class.getName(), 1));
            }
            // Each is at work before the clock starts.
            for (int i = 0; i < 4 * workers; i++) {
                Run first = serve.queue("plain", 1);
                serve.await(first.id(), r -> r.state() == RunState.COMPLETED);
            }
            List<Run> runs = IntStream.range(0, SHORT_RUNS)
                    .mapToObj(i -> serve.queue("plain", 1))
                    .toList();
            long begun = System.nanoTime();
            int before = completed(serve, runs);
            for (Run run : runs) {
                serve.await(run.id(), r -> r.state() == RunState.COMPLETED);
            }
            return (SHORT_RUNS - before) / ((System.nanoTime() - begun) / 1e9);
        } finally {
            end(processes);
        }
    }

    private static int completed(Serve serve, List<Run> runs) {
        return (int) runs.stream()
                .filter(run -> serve.find(run.id()).state() == RunState.COMPLETED)
                .count();
    }

    private Process start(String main, int threads) throws Exception {
        ProcessBuilder process =
                new WorkerCommand(main, database, new DataDirectory(folder)).process(UUID.randomUUID());
        process.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        return process.start();
    }

    private static void end(List<Process> processes) throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    private static int steps(Serve serve, List<Run> runs) {
        return runs.stream().mapToInt(run -> step(serve.find(run.id()))).sum();
    }

    private static int step(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.step();
    }
}
