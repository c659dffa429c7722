package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Installation installation;

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
    void aRunForTwoDevicesIsPickedByWhoHasBothFreeAndNotPassedByThoseBehindIt() {
        Demand one = new Demand(EngineName.MXNET, false);
        Demand two = new Demand(EngineName.MXNET, false, 2);
        Run wide = runs.queue(new NewRun(ME, null, "wide", "{}", RECIPE.on(EngineName.MXNET, "cpu+cpu")));
        Run later = queued("later");
        Run gpu = runs.queue(new NewRun(ME, null, "gpu", "{}", RECIPE.on(EngineName.MXNET, "gpu0")));

        assertThat(claims.demand(wide.id())).contains(two);
        assertThat(picked(new Offer(Set.of(one, two), Set.of()))).contains(wide.id());
        assertThat(picked(new Offer(Set.of(one), Set.of(two))))
                .as("one slot of two is free, and kept")
                .isEmpty();
        assertThat(picked(new Offer(Set.of(one), Set.of())))
                .as("a worker with a single slot")
                .contains(later.id());
        assertThat(picked(new Offer(Set.of(one, new Demand(EngineName.MXNET, true)), Set.of(two))))
                .as("the other kind of device goes on")
                .contains(gpu.id());
        queue.prioritise(later.id(), 1);
        assertThat(picked(new Offer(Set.of(one), Set.of(two))))
                .as("whose turn comes before")
                .contains(later.id());

        ClaimedRun claimed = claims.claim(wide.id(), WORKER, "cpu+cpu").orElseThrow();
        assertThat(claimed.recipe().device()).isEqualTo("cpu+cpu");
        assertThat(claims.heldBy(WORKER))
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.device()).isEqualTo("cpu+cpu"));
    }

    /** What a worker's scheduler would pick of the runs that wait; others would be picked to be ended. */
    private Optional<UUID> picked(Offer offer) {
        String waiting = " and task_instance in (select cast(id as varchar(36)) from run where state = 'QUEUED')";
        String sql = new PickSql(() -> offer).createGenericSelectForUpdateQuery("scheduled_tasks", 1, waiting, true);
        return database
                .inTransaction(session -> session.query(
                        sql,
                        row -> UUID.fromString(row.getString("task_instance")),
                        false,
                        Columns.time(Instant.now().plusSeconds(60))))
                .stream()
                .findFirst();
    }

    @Test
    void aRunThatAsksForMoreThanAnyWorkerHasIsToldSo() {
        UUID worker = UUID.randomUUID();
        Run wide = runs.queue(new NewRun(ME, null, "wide", "{}", RECIPE.on(EngineName.MXNET, "gpu0+gpu1")));
        assertThat(queue.place(wide.id()).orElseThrow().shortage())
                .as("no worker yet")
                .isNull();
        workers.register(worker, "here", 1, List.of(), List.of("cpu", "gpu0"), "");
        QueuePlace place = queue.place(wide.id()).orElseThrow();
        assertThat(place.startsIn()).isNull();
        assertThat(place.shortage()).isEqualTo(new QueuePlace.Shortage(2, 1, true));
        assertThat(place.shortage().words()).isEqualTo("needs 2 GPUs; the largest worker has 1");
        workers.leave(worker);
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
    void aRunPausesAfterItsLegWithItsFiguresAndGoesOnInTheFairOrder() {
        Run run = runs.queue(new NewRun(ME, null, "legs", "{}", RECIPE, 2));
        ClaimedRun leg = claimed();
        assertThat(leg.untilEpoch()).isEqualTo(2);
        pick(run, WORKER);
        journal.finish(leg, outcome(End.PAUSED, List.of()));

        Run paused = find(run);
        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.finished()).isNull();
        assertThat(paused.seconds()).isEqualTo(12.5);
        assertThat(runs.epochs(run.id())).hasSize(2);
        assertThat(runs.result(run.id())).isPresent();
        assertThat(queue.place(run.id())).isEmpty();
        assertThat(claims.claim(WORKER)).isEmpty();
        settle(run);
        assertThat(pickers(run)).as("executions").isEmpty();

        Run later = queued("later");
        assertThat(runs.goOn(run.id(), 4)).isTrue();
        assertThat(runs.goOn(run.id(), 4)).as("once more").isFalse();
        assertThat(queue.places()).extracting(QueuePlace::run).containsExactly(run.id(), later.id());
        assertThat(claimed().untilEpoch()).isEqualTo(4);
    }

    @Test
    void aLegThatIsTheLastGoesToTheEndOfTheRecipe() {
        Run run = runs.queue(new NewRun(ME, null, "legs", "{}", RECIPE, 2));
        journal.finish(claimed(), outcome(End.PAUSED, List.of()));
        settle(run);
        runs.goOn(run.id(), null);

        assertThat(claimed().untilEpoch()).isEqualTo(RECIPE.epochs());
    }

    @Test
    void aRunThatGoesOnBeforeItsWorkerHasDoneWithItsLegIsNotLost() {
        Run run = paused();
        runs.goOn(run.id(), 4);
        assertThat(pickers(run)).as("still the last leg's").containsExactly(WORKER.toString());

        settle(run);

        assertThat(pickers(run)).containsExactly("nobody");
        assertThat(claimed().id()).isEqualTo(run.id());
    }

    @Test
    void aWorkerThatIsLateLeavesTheExecutionThatAnotherHasPicked() {
        Run run = paused();
        runs.goOn(run.id(), 4);
        settle(run);
        UUID other = UUID.randomUUID();
        pick(run, other);
        claims.claim(run.id(), other, "cpu");

        settle(run);

        assertThat(pickers(run)).containsExactly(other.toString());
    }

    @Test
    void aPausedRunIsStoppedEarlyOrCancelledForGood() {
        Run hopeless = paused();
        assertThat(runs.stop(hopeless.id(), "worse than two thirds of its sweep"))
                .isTrue();
        assertThat(find(hopeless).state()).isEqualTo(RunState.STOPPED);
        assertThat(find(hopeless).state().isOver()).isTrue();
        assertThat(find(hopeless).finished()).isNotNull();
        assertThat(find(hopeless).scores()).isNotNull();
        assertThat(diary.tail(hopeless.id(), 1).getFirst().text())
                .isEqualTo("Stopped early: worse than two thirds of its sweep");
        assertThat(runs.goOn(hopeless.id(), 4)).isFalse();

        Run unwanted = paused();
        runs.requestCancel(unwanted.id());
        assertThat(find(unwanted).state()).isEqualTo(RunState.CANCELLED);
        assertThat(runs.stop(unwanted.id(), "no")).isFalse();
        assertThat(runs.stop(queued("waits").id(), "no")).isFalse();
    }

    @Test
    void aRunThatIsToBeCancelledWhileItsLegEndsIsCancelledAndNotPaused() {
        Run run = runs.queue(new NewRun(ME, null, "legs", "{}", RECIPE, 2));
        ClaimedRun leg = claimed();
        runs.requestCancel(run.id());
        journal.finish(leg, outcome(End.PAUSED, List.of()));

        assertThat(find(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(find(run).finished()).isNotNull();
    }

    @Test
    void goingOnIsRefusedWhereTooManyWait() {
        Run run = paused();
        queue.limit(new QueueLimits(0, 1));
        queued("waits");

        assertThatThrownBy(() -> runs.goOn(run.id(), 4)).isInstanceOf(QueueFull.class);
        assertThat(find(run).state()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void legsTakeTurnsWithAnothersRuns() {
        UUID other = someone();
        Run legs = paused();
        settle(legs);
        for (int leg = 3; leg < 5; leg++) {
            Run others = runs.queue(new NewRun(other, null, "other's", "{}", RECIPE));
            runs.goOn(legs.id(), leg);

            ClaimedRun first = claimed();
            assertThat(first.id()).as("the leg had the last turn").isEqualTo(others.id());
            journal.finish(first, outcome(End.COMPLETED, List.of()));

            runs.queue(new NewRun(other, null, "other's", "{}", RECIPE));
            ClaimedRun second = claimed();
            assertThat(second.id()).as("the other had the last turn").isEqualTo(legs.id());
            pick(legs, WORKER);
            journal.finish(second, outcome(End.PAUSED, List.of()));
            settle(legs);
            journal.finish(claimed(), outcome(End.COMPLETED, List.of()));
            goOnAlone(legs);
        }
    }

    @Test
    void theStartBehindALegIsExpectedWhenTheLegIsOver() {
        UUID worker = UUID.randomUUID();
        workers.register(worker, "here", 1, List.of(), List.of("cpu"), "");
        Run leg = paused();
        runs.goOn(leg.id(), 4);
        settle(leg);
        Run next = queued("net");

        assertThat(queue.place(next.id()).orElseThrow().startsIn())
                .as("two epochs of 5 s each")
                .isEqualTo(Duration.ofSeconds(10));
        workers.leave(worker);
    }

    @Test
    void theCheckpointsOfAPausedRunAreNotPrunedAndThoseOfAStoppedOneAre() throws Exception {
        Run paused = paused();
        Run stopped = paused();
        runs.stop(stopped.id(), "hopeless");
        for (Run run : List.of(paused, stopped)) {
            Files.createDirectories(files.run(run.id()));
            Files.writeString(files.run(run.id()).resolve("checkpoint.safetensors"), "…");
            Files.writeString(files.run(run.id()).resolve("best.safetensors"), "…");
        }

        installation.prune(Duration.ofDays(-1));

        assertThat(files.run(paused.id()).resolve("checkpoint.safetensors")).exists();
        assertThat(files.run(stopped.id()).resolve("checkpoint.safetensors")).doesNotExist();
        assertThat(files.run(stopped.id()).resolve("best.safetensors")).exists();
    }

    /** A run after two epochs, whose execution the worker's scheduler still has. */
    private Run paused() {
        Run run = runs.queue(new NewRun(ME, null, "net", "{}", RECIPE, 2));
        pick(run, WORKER);
        journal.finish(claims.claim(run.id(), WORKER, "cpu").orElseThrow(), outcome(End.PAUSED, List.of()));
        return find(run);
    }

    private void goOnAlone(Run run) {
        runs.goOn(run.id(), 4);
        ClaimedRun leg = claimed();
        pick(run, WORKER);
        journal.finish(leg, outcome(End.PAUSED, List.of()));
        settle(run);
    }

    private void pick(Run run, UUID worker) {
        database.update(
                "update scheduled_tasks set picked = true, picked_by = ? where task_instance = ?",
                worker.toString(),
                run.id().toString());
    }

    private void settle(Run run) {
        claims.settle(run.id(), WORKER);
    }

    /** Who has picked the run's execution; empty where it has none. */
    private List<String> pickers(Run run) {
        return database.query(
                "select coalesce(picked_by, 'nobody') from scheduled_tasks where task_instance = ?",
                row -> row.getString(1),
                run.id().toString());
    }

    private Run find(Run run) {
        return runs.find(run.id()).orElseThrow();
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
