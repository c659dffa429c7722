package netwright.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.store.NewRun;
import netwright.store.OfferedDatabase;
import netwright.store.Person;
import netwright.store.RegisteredWorker;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.store.Workers;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running {@code serve} without its web pages. */
record Serve(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Serve start(Path dataDir, int workers) {
        return new Serve(new SpringApplicationBuilder(OnlyStoreAndQueue.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--netwright.data-dir=" + dataDir,
                        "--netwright.workers=" + workers,
                        "--netwright.worker-main=" + FakeWorker.class.getName()));
    }

    Run queue(String behaviour, int epochs) {
        Recipe recipe = Recipe.proposedFor("mnist").withEpochs(epochs);
        return runs().queue(new NewRun(Person.LOCAL, null, behaviour, "{}", recipe));
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

    WorkerOptions optionsOfAWorkerHere() {
        return new WorkerOptions(
                UUID.randomUUID(),
                context.getBean(OfferedDatabase.class).address(),
                context.getBean(DataDirectory.class),
                false);
    }

    @Override
    public void close() {
        context.close();
    }
}
