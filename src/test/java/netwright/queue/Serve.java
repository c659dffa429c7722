package netwright.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;
import netwright.store.NewRun;
import netwright.store.OfferedDatabase;
import netwright.store.Person;
import netwright.store.RegisteredWorker;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.store.StoredSweep;
import netwright.store.Sweeps;
import netwright.store.Workers;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running {@code serve} without its web pages. */
record Serve(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String REAL_WORKER = "netwright.cli.Netwright";

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    static Serve start(Path dataDir, int workers) {
        return start(dataDir, workers, new DatabaseAddress("", "", ""));
    }

    static Serve start(Path dataDir, int workers, DatabaseAddress database) {
        return start(dataDir, workers, database, FakeWorker.class.getName());
    }

    /** With workers that train with the engines of DJL. */
    static Serve startReal(Path dataDir, int workers) {
        return start(dataDir, workers, new DatabaseAddress("", "", ""), REAL_WORKER);
    }

    private static Serve start(Path dataDir, int workers, DatabaseAddress database, String workerMain) {
        return new Serve(new SpringApplicationBuilder(OnlyStoreAndQueue.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--netwright.data-dir=" + dataDir,
                        "--netwright.workers=" + workers,
                        "--netwright.sweeps.every-ms=100",
                        "--netwright.worker-main=" + workerMain,
                        "--netwright.database.url=" + database.url(),
                        "--netwright.database.user=" + database.user(),
                        "--netwright.database.password=" + database.password()));
    }

    Run queue(String behaviour, int epochs) {
        return queue(behaviour, "{}", "mnist", epochs, 128, EngineName.MXNET, "cpu");
    }

    /** @param untilEpoch it pauses when this epoch is over */
    Run queue(String behaviour, int epochs, int untilEpoch) {
        Recipe recipe = Recipe.proposedFor("mnist").withEpochs(epochs);
        return runs().queue(new NewRun(Person.LOCAL, null, behaviour, "{}", recipe, untilEpoch));
    }

    Run queue(String name, String document, String data, int epochs, int batch, EngineName engine, String device) {
        Recipe recipe =
                Recipe.proposedFor(data).withEpochs(epochs).withBatch(batch).on(engine, device);
        return runs().queue(new NewRun(Person.LOCAL, null, name, document, recipe));
    }

    Runs runs() {
        return context.getBean(Runs.class);
    }

    Run find(UUID run) {
        return runs().find(run).orElseThrow();
    }

    Run await(UUID run, Predicate<Run> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!wanted.test(find(run))) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain: " + find(run));
            }
            Thread.sleep(20);
        }
        return find(run);
    }

    StoredSweep awaitSweep(UUID sweep, Predicate<StoredSweep> wanted) throws InterruptedException {
        Sweeps sweeps = context.getBean(Sweeps.class);
        Instant end = Instant.now().plus(PATIENCE);
        while (!wanted.test(sweeps.find(sweep).orElseThrow())) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain: "
                        + sweeps.trials(sweep).stream().map(String::valueOf).collect(Collectors.joining("\n")));
            }
            Thread.sleep(20);
        }
        return sweeps.find(sweep).orElseThrow();
    }

    RegisteredWorker worker() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            var heard = context.getBean(Workers.class).heardWithin(Duration.ofSeconds(10));
            if (!heard.isEmpty()) {
                return heard.getFirst();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("No worker came.");
    }

    RegisteredWorker worker(UUID id) {
        return context.getBean(Workers.class).heardWithin(Duration.ofMinutes(1)).stream()
                .filter(worker -> worker.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    WorkerOptions optionsOfAWorkerHere() {
        return new WorkerOptions(
                UUID.randomUUID(),
                context.getBean(OfferedDatabase.class).address(),
                context.getBean(DataDirectory.class),
                List.of(),
                false);
    }

    @Override
    public void close() {
        context.close();
    }
}
