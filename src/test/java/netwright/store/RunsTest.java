package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.RunJournal.Entries;
import netwright.store.RunJournal.Standing;
import netwright.training.Devices;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.training.TrainingOutcome;
import netwright.training.TrainingOutcome.End;
import netwright.training.TrainingOutcome.WrongExample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class RunsTest extends StoreTest {

    private static final UUID ME = Person.LOCAL;
    private static final UUID WORKER = UUID.randomUUID();
    private static final Recipe RECIPE = Recipe.proposedFor("mnist");

    @Autowired
    Runs runs;

    @Autowired
    Designs designs;

    @Autowired
    RunClaims claims;

    @Autowired
    RunJournal journal;

    @Autowired
    Workers workers;

    @Autowired
    DataDirectory files;

    @Autowired
    RunQueue queue;

    @Autowired
    RunDiary diary;

    @Autowired
    Database database;

    @BeforeEach
    void emptyQueue() {
        queue.limit(QueueLimits.NONE);
        claims.running().forEach(orphan -> claims.cancel(orphan.run(), orphan.worker()));
        queue.places().forEach(place -> runs.delete(place.run()));
        for (Run run : runs.list(ME, 1000, 0)) {
            runs.delete(run.id());
        }
    }

    @Test
    void aQueuedRunKnowsItsRevisionAndRecipe() {
        Design design = designs.create(ME, "Net", "", "document");
        Run run = runs.queue(new NewRun(ME, design.latest().id(), "Net", "document", RECIPE));

        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        assertThat(run.recipe()).isEqualTo(RECIPE);
        assertThat(run.origin())
                .isEqualTo(new Run.Origin(design.id(), design.latest().id(), 1));
        assertThat(run.latest()).isNull();
        assertThat(run.scores()).isNull();
        assertThat(runs.listByDesign(design.id(), 10, 0)).containsExactly(run);
        assertThat(runs.list(ME, 10, 0)).containsExactly(run);
        assertThat(runs.document(run.id())).isEqualTo("document");
    }

    @Test
    void runsAreClaimedInTheOrderInWhichTheyWereAskedForAndOnlyOnce() {
        Run first = queued("first");
        Run second = queued("second");
        assertThat(runs.ahead(second.id())).isEqualTo(1);

        assertThat(claimed().id()).isEqualTo(first.id());
        assertThat(claimed().id()).isEqualTo(second.id());
        assertThat(claims.claim(WORKER)).isEmpty();
        assertThat(runs.find(first.id()).orElseThrow().started()).isNotNull();
    }

    @Test
    void someonesTwentyRunsDoNotHoldUpAnothersOne() {
        IntStream.range(0, 20).forEach(i -> queued("many " + i));
        claimed();
        Run one = runs.queue(new NewRun(someone(), null, "one", "{}", RECIPE));

        assertThat(queue.places().getFirst().run()).isEqualTo(one.id());
        assertThat(claimed().id()).isEqualTo(one.id());
    }

    @Test
    void priorityMovesARunAheadOfItsOwnersOthers() {
        Run first = queued("first");
        Run second = queued("second");
        queue.prioritise(second.id(), 1);

        assertThat(queue.place(second.id()).orElseThrow().position()).isEqualTo(1);
        assertThat(runs.ahead(first.id())).isEqualTo(1);
        assertThat(claimed().id()).isEqualTo(second.id());
    }

    @Test
    void onePersonsRunsAreHeldAtTheLimitAndLetGoWhenOneEnds() {
        queue.limit(new QueueLimits(1, 0));
        queued("first");
        Run second = queued("second");
        ClaimedRun first = claimed();

        assertThat(queue.place(second.id()).orElseThrow().held()).isTrue();
        assertThat(claims.claim(second.id(), WORKER, "cpu")).isEmpty();
        assertThat(claims.claim(WORKER)).isEmpty();
        Run others = runs.queue(new NewRun(someone(), null, "other's", "{}", RECIPE));
        assertThat(claimed().id()).isEqualTo(others.id());

        journal.finish(first, outcome(End.COMPLETED, List.of()));
        assertThat(queue.place(second.id()).orElseThrow().held()).isFalse();
        assertThat(claimed().id()).isEqualTo(second.id());
    }

    @Test
    void moreRunsThanOnePersonMayHaveWaitingAreRefused() {
        queue.limit(new QueueLimits(0, 2));
        queued("first");
        queued("second");

        assertThatThrownBy(() -> queued("third"))
                .isInstanceOf(QueueFull.class)
                .hasMessage("You have 2 runs waiting, as many as one person may have here. "
                        + "Wait until one begins, or cancel one.");
        assertThat(runs.list(ME, 10, 0)).hasSize(2);
    }

    @Test
    void theStartIsExpectedByWhatLikeRunsTook() {
        UUID worker = UUID.randomUUID();
        workers.register(worker, "here", 1, List.of(), List.of("cpu"), "");
        Run measured = queued("net");
        journal.finish(claimed(), outcome(End.COMPLETED, List.of()));
        Run first = queued("net");
        Run second = queued("net");

        assertThat(queue.place(measured.id())).isEmpty();
        assertThat(queue.place(first.id()).orElseThrow().startsIn()).isEqualTo(Duration.ZERO);
        assertThat(queue.place(second.id()).orElseThrow().startsIn())
                .as("epochs of 5 s each")
                .isEqualTo(Duration.ofSeconds(5L * RECIPE.epochs()));
        workers.leave(worker);
    }

    @Test
    void aRunForAGpuIsGivenTheSlotThatIsFree() {
        Run run = queued("net");
        assertThat(claims.claim(run.id(), WORKER, "gpu3").orElseThrow().recipe().device())
                .isEqualTo("gpu3");
    }

    @Test
    void aRunsDiaryTellsWhatHappenedToIt() {
        Run run = queued("net");
        claimed();
        claims.revive(claims.heldBy(WORKER).getFirst(), "The worker was lost.");
        diary.add(run.id(), List.of("Epoch 1 of 5", "Epoch 2 of 5"));

        assertThat(diary.tail(run.id(), 2))
                .extracting(RunDiary.Line::text)
                .containsExactly("Epoch 1 of 5", "Epoch 2 of 5");
        assertThat(diary.tail(run.id(), 10).getFirst().text()).isEqualTo("The worker was lost.");
    }

    @Test
    void stepsAreReadAsTheyCome() {
        Run run = queued("net");
        ClaimedRun claimed = claimed();
        journal.record(claimed, new Entries("Training", steps(1, 10), List.of()));
        journal.record(claimed, new Entries(null, steps(11, 20), List.of()));

        assertThat(runs.steps(run.id(), 0)).isEqualTo(steps(1, 20));
        assertThat(runs.steps(run.id(), 15)).isEqualTo(steps(16, 20));
        Run now = runs.find(run.id()).orElseThrow();
        assertThat(now.phase()).isEqualTo("Training");
        assertThat(now.latest()).isEqualTo(step(20));
    }

    @Test
    void stepsDoneAgainAfterAResumeReplaceTheOldOnesAndLoseNone() {
        Run run = queued("net");
        ClaimedRun before = claimed();
        journal.record(before, new Entries(null, steps(1, 30), List.of(epoch(1, 0.5))));
        claims.release(run.id(), WORKER);

        ClaimedRun after = claimed();
        StepMetrics again = new StepMetrics(21, 2000, 3, 9.5, 0.1, 50, 0.01);
        journal.record(after, new Entries(null, List.of(again), List.of(epoch(1, 0.6))));

        assertThat(runs.steps(run.id(), 0)).hasSize(30).contains(again).doesNotContain(step(21));
        assertThat(runs.epochs(run.id())).containsExactly(epoch(1, 0.6));
    }

    @Test
    void aLongRunIsDrawnWithFewPoints() {
        Run run = queued("net");
        journal.record(claimed(), new Entries(null, steps(1, 1003), List.of()));

        List<StepMetrics> curve = runs.curve(run.id(), 100);

        assertThat(curve).hasSizeBetween(80, 110);
        assertThat(curve.getFirst().step()).isEqualTo(1);
        assertThat(curve.getLast().step()).isEqualTo(1003);
    }

    @Test
    void aCompletedRunKeepsEverythingThatCameOutOfIt() {
        Run run = queued("net");
        ClaimedRun claimed = claimed();
        WrongExample wrong = new WrongExample(17, 3, 5, 0.97, new byte[] {1, 2, 3});
        assertThat(journal.finish(claimed, outcome(End.COMPLETED, List.of(wrong))))
                .isTrue();

        Run over = runs.find(run.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(RunState.COMPLETED);
        assertThat(over.scores()).isEqualTo(new Run.Scores(0.8, 0.9, 0.85, 0.9));
        assertThat(over.setting())
                .isEqualTo(new Run.Setting("MXNet 1.9.1", "cpu", "a".repeat(64), List.of("cat", "dog")));
        assertThat(over.seconds()).isEqualTo(12.5);
        assertThat(over.finished()).isNotNull();
        assertThat(runs.epochs(run.id())).hasSize(2);
        assertThat(runs.result(run.id()).orElseThrow().confusion()).isDeepEqualTo(new int[][] {{5, 1}, {2, 7}});
        assertThat(runs.wrongExamples(run.id(), 10, 0))
                .usingRecursiveComparison()
                .isEqualTo(List.of(wrong));
    }

    @Test
    void aWorkerThatLostItsRunCannotWriteToItAnyMore() {
        Run run = queued("net");
        ClaimedRun late = claimed();
        claims.release(run.id(), WORKER);
        claims.claim(UUID.randomUUID()).orElseThrow();

        assertThat(journal.standing(late)).isEqualTo(Standing.LOST);
        assertThat(journal.record(late, new Entries(null, steps(1, 5), List.of())))
                .isFalse();
        assertThat(journal.finish(late, outcome(End.COMPLETED, List.of()))).isFalse();
        assertThat(claims.fail(run.id(), WORKER, "no")).isFalse();
        assertThat(runs.steps(run.id(), 0)).isEmpty();
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aWaitingRunIsCancelledAtOnceAndARunningOneIsAskedToEnd() {
        Run running = queued("first");
        ClaimedRun claimed = claimed();
        Run waiting = queued("second");

        runs.requestCancel(waiting.id());
        runs.requestCancel(running.id());

        assertThat(runs.find(waiting.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
        assertThat(runs.find(running.id()).orElseThrow().cancelRequested()).isTrue();
        assertThat(journal.standing(claimed)).isEqualTo(Standing.CANCEL);
    }

    @Test
    void aCancelledRunWhoseWorkerIsLostIsNotTrainedAgain() {
        Run run = queued("net");
        claimed();
        runs.requestCancel(run.id());
        claims.release(run.id(), WORKER);

        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void trainingAgainQueuesTheSameDocumentAndRecipe() {
        Run run = queued("net");
        Run again = runs.repeat(run.id());

        assertThat(again.id()).isNotEqualTo(run.id());
        assertThat(again.recipe()).isEqualTo(run.recipe());
        assertThat(runs.document(again.id())).isEqualTo(runs.document(run.id()));
    }

    @Test
    void aDeletedRunTakesItsFiguresAndCheckpointsAlong() throws Exception {
        Run run = queued("net");
        ClaimedRun claimed = claimed();
        journal.record(claimed, new Entries(null, steps(1, 5), List.of()));
        Files.createDirectories(files.run(run.id()).resolve("epoch-1"));
        Files.writeString(files.run(run.id()).resolve("epoch-1/weights"), "…");

        assertThatIllegalStateException().isThrownBy(() -> runs.delete(run.id()));
        journal.finish(claimed, outcome(End.CANCELLED, List.of()));
        runs.delete(run.id());

        assertThat(runs.find(run.id())).isEmpty();
        assertThat(runs.steps(run.id(), 0)).isEmpty();
        assertThat(files.run(run.id())).doesNotExist();
    }

    @Test
    void workersAreKnownWhileTheyAreHeardOf() {
        UUID id = UUID.randomUUID();
        var gpu = new Devices.Device("gpu0", "GPU 0");
        var engines = List.of(new Devices.Available(EngineName.PYTORCH, "2.7.1", List.of(gpu)));
        workers.register(id, "here", 42, engines, List.of("gpu0"), "Java 25");
        workers.beat(id, new RegisteredWorker.Load(0.5, 1, 2));

        RegisteredWorker worker = workers.heardWithin(Duration.ofSeconds(10)).getFirst();
        assertThat(worker.pid()).isEqualTo(42);
        assertThat(worker.engines()).isEqualTo(engines);
        assertThat(worker.slots()).containsExactly("gpu0");
        assertThat(worker.load()).isEqualTo(new RegisteredWorker.Load(0.5, 1, 2));

        workers.leave(id);
        assertThat(workers.heardWithin(Duration.ofSeconds(10))).isEmpty();
    }

    private UUID someone() {
        UUID id = UUID.randomUUID();
        database.update("insert into person (id, name) values (?, 'Someone')", id);
        return id;
    }

    private Run queued(String name) {
        return runs.queue(new NewRun(ME, null, name, "{}", RECIPE));
    }

    private ClaimedRun claimed() {
        return claims.claim(WORKER).orElseThrow();
    }

    private static List<StepMetrics> steps(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(RunsTest::step).toList();
    }

    private static StepMetrics step(int number) {
        return new StepMetrics(number, 2000, 1, 1.0 / number, 0.5, 100, 0.1);
    }

    private static EpochMetrics epoch(int number, double top1) {
        return new EpochMetrics(number, 1, 0.5, 1, top1, 0.9, 100, 5);
    }

    private static TrainingOutcome outcome(End end, List<WrongExample> wrong) {
        return new TrainingOutcome(
                end,
                "MXNet 1.9.1",
                "cpu",
                "a".repeat(64),
                List.of("cat", "dog"),
                List.of(epoch(1, 0.85), epoch(2, 0.8)),
                new int[][] {{5, 1}, {2, 7}},
                wrong,
                12.5);
    }
}
