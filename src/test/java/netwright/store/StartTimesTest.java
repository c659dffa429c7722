package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import netwright.recipe.EngineName;
import netwright.store.StartTimes.Job;
import netwright.store.StartTimes.Running;
import org.junit.jupiter.api.Test;

class StartTimesTest {

    private static final Demand CPU = new Demand(EngineName.MXNET, false);
    private static final Demand GPU = new Demand(EngineName.PYTORCH, true);

    @Test
    void aFreeSlotBeginsAtOnceAndTheNextRunWhenItIsDone() {
        assertThat(new StartTimes(List.of(worker("cpu")), List.of())
                        .of(List.of(job(CPU, 60), job(CPU, 30), job(CPU, 1))))
                .containsExactly(seconds(0), seconds(60), seconds(90));
    }

    @Test
    void twoWorkersTakeTurnsAsTheyComeFree() {
        List<Running> running = List.of(new Running(CPU, seconds(10)), new Running(CPU, seconds(25)));
        assertThat(new StartTimes(List.of(worker("cpu"), worker("cpu")), running)
                        .of(List.of(job(CPU, 10), job(CPU, 10), job(CPU, 10))))
                .containsExactly(seconds(10), seconds(20), seconds(25));
    }

    @Test
    void runsForAGpuDoNotWaitForTheCpu() {
        List<Running> running = List.of(new Running(CPU, seconds(500)));
        assertThat(new StartTimes(List.of(worker("cpu", "gpu0")), running)
                        .of(List.of(job(CPU, 1), job(GPU, 7), job(GPU, 7))))
                .containsExactly(seconds(500), seconds(0), seconds(7));
    }

    @Test
    void whatCannotBeToldIsNotGuessed() {
        assertThat(new StartTimes(List.of(), List.of()).of(List.of(job(CPU, 1))))
                .as("no worker")
                .containsExactly((Duration) null);
        assertThat(new StartTimes(List.of(worker("cpu")), List.of(new Running(CPU, null))).of(List.of(job(CPU, 1))))
                .as("the running one has shown no speed yet")
                .containsExactly((Duration) null);
        assertThat(new StartTimes(List.of(worker("cpu")), List.of())
                        .of(List.of(new Job(CPU, false, null), job(CPU, 1))))
                .as("the first one is like nothing that was measured")
                .containsExactly(seconds(0), null);
        assertThat(new StartTimes(List.of(worker("cpu")), List.of())
                        .of(List.of(new Job(CPU, true, seconds(5)), job(CPU, 1))))
                .as("the first one is held")
                .containsExactly(null, seconds(0));
    }

    @Test
    void aRunForTwoSlotsWaitsForBothAndThoseBehindItForIt() {
        Demand two = new Demand(EngineName.PYTORCH, true, 2);
        List<Running> running = List.of(new Running(GPU, seconds(10)));
        assertThat(new StartTimes(List.of(worker("gpu0", "gpu1")), running)
                        .of(List.of(job(two, 5), job(GPU, 7), job(GPU, 7), job(two, 1))))
                .containsExactly(seconds(10), seconds(15), seconds(15), seconds(22));
        assertThat(new StartTimes(List.of(worker("gpu0", "gpu1")), List.of(new Running(two, seconds(9))))
                        .of(List.of(job(GPU, 1))))
                .as("the running one has both")
                .containsExactly(seconds(9));
        assertThat(new StartTimes(List.of(worker("gpu0"), worker("gpu0")), List.of())
                        .of(List.of(job(two, 1), job(GPU, 1))))
                .as("two workers with one each")
                .containsExactly(null, seconds(0));
    }

    private static Job job(Demand demand, int lasts) {
        return new Job(demand, false, seconds(lasts));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static RegisteredWorker worker(String... slots) {
        return new RegisteredWorker(
                UUID.randomUUID(), "here", 1, Instant.now(), Instant.now(), List.of(), List.of(slots), "", null);
    }
}
