package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netwright.recipe.EngineName;
import netwright.store.ClaimedRun;
import netwright.store.Demand;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.training.Devices;
import netwright.training.Progress;
import netwright.training.TrainingOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SlotsTest {

    private static final Devices.Device CPU = new Devices.Device("cpu", "CPU");
    private static final Devices.Device GPU_0 = new Devices.Device("gpu0", "GPU 0");
    private static final Devices.Device GPU_1 = new Devices.Device("gpu1", "GPU 1");

    /** A machine with two cards that only PyTorch can use. */
    private static final List<Devices.Available> ENGINES = List.of(
            new Devices.Available(EngineName.MXNET, "1.9.1", List.of(CPU)),
            new Devices.Available(EngineName.PYTORCH, "2.7.1", List.of(CPU, GPU_0, GPU_1)));

    private static final Demand MXNET_CPU = new Demand(EngineName.MXNET, false);
    private static final Demand PYTORCH_CPU = new Demand(EngineName.PYTORCH, false);
    private static final Demand PYTORCH_GPU = new Demand(EngineName.PYTORCH, true);
    private static final Demand TWO_GPUS = new Demand(EngineName.PYTORCH, true, 2);

    @Test
    void theCpuAndEveryGpuIsASlotUnlessSomeAreNamed() {
        assertThat(Slots.of(ENGINES, List.of()).devices()).containsExactly("cpu", "gpu0", "gpu1");
        assertThat(Slots.of(ENGINES, List.of("gpu1")).offer().now()).containsExactly(PYTORCH_GPU);
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> Slots.of(ENGINES, List.of("gpu7")))
                .hasMessage("No engine here sees gpu7. It sees cpu, gpu0, gpu1. docs/gpu.md tells what a GPU needs.");
    }

    @Test
    void whatIsOfferedIsWhatTheFreeDevicesCanDo() {
        Slots slots = Slots.of(ENGINES, List.of());
        assertThat(slots.offer().now()).containsExactlyInAnyOrder(MXNET_CPU, PYTORCH_CPU, PYTORCH_GPU, TWO_GPUS);
        assertThat(slots.offer().later()).isEmpty();

        assertThat(slots.take(PYTORCH_GPU)).contains("gpu0");
        assertThat(slots.take(PYTORCH_GPU)).contains("gpu1");
        assertThat(slots.take(PYTORCH_GPU)).isEmpty();
        assertThat(slots.offer().now()).containsExactlyInAnyOrder(MXNET_CPU, PYTORCH_CPU);
        assertThat(slots.offer().later()).containsExactlyInAnyOrder(PYTORCH_GPU, TWO_GPUS);

        assertThat(slots.take(MXNET_CPU)).contains("cpu");
        assertThat(slots.offer().now()).isEmpty();
        slots.giveBack("gpu0");
        assertThat(slots.offer().now()).containsExactly(PYTORCH_GPU);
    }

    @Test
    void aRunForTwoDevicesTakesTwoFreeSlotsOrNone() {
        Slots slots = Slots.of(ENGINES, List.of());
        slots.take(PYTORCH_GPU);
        assertThat(slots.take(TWO_GPUS)).isEmpty();
        assertThat(slots.offer().now()).contains(PYTORCH_GPU).doesNotContain(TWO_GPUS);
        slots.giveBack("gpu0");
        assertThat(slots.take(TWO_GPUS)).contains("gpu0+gpu1");
        slots.giveBack("gpu0+gpu1");
        assertThat(slots.offer().later()).isEmpty();
    }

    @Test
    void theCpuCanBeTwoSlots() {
        Slots slots = Slots.of(ENGINES, List.of("cpu", "cpu"));
        assertThat(slots.take(new Demand(EngineName.MXNET, false, 2))).contains("cpu+cpu");
        assertThat(slots.offer().now()).isEmpty();
    }

    @Test
    @Timeout(60)
    void aWorkerTrainsOneRunOnEachOfItsDevicesAndLeavesWhatItCannotTrain(@TempDir Path folder) throws Exception {
        try (Serve serve = Serve.start(folder, 0)) {
            List<Run> runs = Stream.of("gpu0", "gpu0", "gpu5", "cpu")
                    .map(device -> serve.queue("slow", "{}", "mnist", 1000, 128, EngineName.PYTORCH, device))
                    .toList();
            Run impossible = serve.queue("slow", "{}", "mnist", 1, 128, EngineName.MXNET, "gpu0");
            WorkerOptions options = serve.optionsOfAWorkerHere();
            Thread worker = Thread.ofPlatform()
                    .daemon()
                    .start(() -> Worker.run(options, new TwoCards(new FakeTraining(options.files()))));

            for (Run run : List.of(runs.get(0), runs.get(1), runs.get(3))) {
                serve.await(run.id(), r -> r.latest() != null);
            }
            assertThat(serve.find(runs.get(2).id()).state()).isEqualTo(RunState.QUEUED);
            serve.runs().requestCancel(runs.get(1).id());
            serve.await(runs.get(2).id(), r -> r.latest() != null);
            assertThat(serve.find(impossible.id()).state()).isEqualTo(RunState.QUEUED);

            worker.interrupt();
            worker.join();
            assertThat(serve.find(runs.get(0).id()).state())
                    .as("given back by a worker that was stopped")
                    .isEqualTo(RunState.QUEUED);
            assertThat(serve.find(runs.get(0).id()).attempts()).isZero();
        }
    }

    @Test
    @Timeout(60)
    void aRunForTwoCardsWaitsForBothAndIsNotPassedByLaterOnes(@TempDir Path folder) throws Exception {
        try (Serve serve = Serve.start(folder, 0)) {
            List<Run> runs = Stream.of("gpu0", "gpu0+gpu1", "gpu0", "cpu")
                    .map(device -> serve.queue("slow", "{}", "mnist", 1000, 128, EngineName.PYTORCH, device))
                    .toList();
            WorkerOptions options = serve.optionsOfAWorkerHere();
            Thread worker = Thread.ofPlatform()
                    .daemon()
                    .start(() -> Worker.run(options, new TwoCards(new FakeTraining(options.files()))));

            serve.await(runs.get(0).id(), r -> r.latest() != null);
            serve.await(runs.get(3).id(), r -> r.latest() != null);
            assertThat(serve.find(runs.get(1).id()).state()).isEqualTo(RunState.QUEUED);
            assertThat(serve.find(runs.get(2).id()).state())
                    .as("one card is free, and kept")
                    .isEqualTo(RunState.QUEUED);

            serve.runs().requestCancel(runs.get(0).id());
            serve.await(runs.get(1).id(), r -> r.latest() != null);
            assertThat(serve.find(runs.get(2).id()).state()).isEqualTo(RunState.QUEUED);

            serve.runs().requestCancel(runs.get(1).id());
            serve.await(runs.get(2).id(), r -> r.latest() != null);
            worker.interrupt();
            worker.join();
        }
    }

    private record TwoCards(FakeTraining training) implements RunExecutor {

        @Override
        public TrainingOutcome execute(ClaimedRun run, Progress progress) {
            return training.execute(run, progress);
        }

        @Override
        public List<Devices.Available> engines() {
            return ENGINES;
        }
    }
}
